"""What tells whether two articles carry the same text: made at digest, compared when an article is published.

MinHash over the blocks finds candidates; the shingles, figures and names of the two texts decide. How, with what
was measured, stands in docs/reprints.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rensa import CMinHash, RMinHash

from newscrawl.models import Article, Signature
from newscrawl.vietnamese import normalise_tones

#: To be raised with every change of what stands here; rensa's own hashes are part of it.
SIGNATURE_VERSION = f"1+rensa-{CMinHash.ALGORITHM_VERSION}.{RMinHash.ALGORITHM_VERSION}"

#: Words in a shingle. Three join texts of one topic, six and more come apart under an editor's pen.
SHINGLE = 4
#: A text of fewer words is compared as a whole.
LEAST_WORDS = 12
#: A page with fewer words of running text is a photo series: what it says are its captions.
_PHOTO_SERIES = 25
#: Sentences of fewer words have no key of their own.
_SENTENCE_WORDS = 8
#: A text of few sentences has more keys of each, lest an edited one has none left.
_FEW_SENTENCES, _MORE_KEYS = 8, 4
_SEED = 20130501
_TO_SIGNED = 1 << 63

#: Newspapers' signs before the first word: "(LĐTĐ)", "HNP -", "TTO –".
_DATELINE = re.compile(r"^\s*(\([^()]{2,20}\)|[A-ZĐ]{2,6}(?=\s*[-–]))\s*[-–:.]*\s*")
#: A line of origin or of names: short, and no sentence.
_ENDED = re.compile(r"[.!?…:”\"]\s*$")
_SENTENCE_END = re.compile(r"[.!?…]+(?=\W|[^\W\d_])")
_WORD = re.compile(r"[^\W_]+")


def sign(article: Article) -> Signature:
    """The signature of an article's text: its lead and paragraphs, without datelines and bylines."""
    texts = (sentence for text in _texts(article) for sentence in _SENTENCE_END.split(normalise_tones(text)))
    sentences = [words for text in texts if (words := _WORD.findall(text))]
    written = [word for words in sentences for word in words]
    lowered = [[word.lower() for word in words] for words in sentences]
    whole = [word for words in lowered for word in words]
    return Signature(
        version=SIGNATURE_VERSION,
        words=len(written),
        keys=_keys(lowered),
        shingles=_hashes(_shingles(whole) if len(whole) >= LEAST_WORDS else {" ".join(whole)} - {""}),
        figures=_hashes(_figures(written)),
        names=_hashes(_names(sentences)),
    )


def _texts(article: Article) -> list[str]:
    paragraphs = [article.lead or "", *(block.text for block in article.blocks if block.kind == "paragraph")]
    if sum(len(text.split()) for text in paragraphs) < _PHOTO_SERIES:
        paragraphs += [block.text for block in article.blocks if block.kind == "caption"]
    paragraphs = [text for text in paragraphs if text]
    if paragraphs:
        paragraphs[0] = _DATELINE.sub("", paragraphs[0])
    said = [text for text in paragraphs if len(text.split()) >= _SENTENCE_WORDS or _ENDED.search(text)]
    return said or paragraphs


def _shingles(words: Sequence[str]) -> list[str]:
    """Each run of SHINGLE words; the whole where there is none."""
    runs = [" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]
    return runs or ([" ".join(words)] if words else [])


def _figures(words: Sequence[str]) -> Iterable[str]:
    """Each number with the word behind it: "24 điều"."""
    return (f"{word} {after.lower()}" for word, after in pairwise([*words, ""]) if word[0].isdigit())


def _names(sentences: Iterable[Sequence[str]]) -> Iterable[str]:
    """Each two neighbouring words in capitals: parts of people's, places' and companies' names."""
    for words in sentences:
        for word, after in pairwise(words):
            if word[0].isupper() and after[0].isupper():
                yield f"{word} {after}".lower()


def _keys(sentences: Sequence[Sequence[str]]) -> tuple[int, ...]:
    if not sentences:
        return ()
    long = [words for words in sentences if len(words) >= _SENTENCE_WORDS]
    long = long or [[word for words in sentences for word in words]]
    each = 1 if len(long) >= _FEW_SENTENCES else _MORE_KEYS
    digests = CMinHash.digests64_from_token_sets([_shingles(words) for words in long], _MORE_KEYS, _SEED)
    return tuple(sorted({value - _TO_SIGNED for digest in digests for value in digest[:each]}))


def _hashes(texts: Iterable[str]) -> frozenset[int]:
    """32 bits of each; the upper ones, which rensa's hash spreads best."""
    return frozenset(value >> 32 for value in RMinHash.hash_token_sets([list(texts)])[0])
