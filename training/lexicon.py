"""What unlabelled news teaches of words: clusters, how often they are capitals, what kind of thing a name is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from newscrawl.tag.lexicon import Lexicon, cluster_key
from newscrawl.tag.surroundings import LONGEST, capital_runs, hints
from newscrawl.tag.tokens import texts_of
from newscrawl.tag.underthesea_package import dictionary

#: A token is judged by its capitals, a name by its surroundings, from so many times on.
LEAST_TOKENS, LEAST_NAMES = 5, 4
_OPENS_SENTENCE = frozenset('.!?:;…“”"-(–•')


@dataclass
class Counts:
    """What one pass over the news counts."""

    sentences: list[list[str]] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)
    capital: Counter[str] = field(default_factory=Counter)
    small: Counter[str] = field(default_factory=Counter)
    names: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, paragraph: str) -> None:
        """A paragraph; headlines in capitals say nothing of capitals."""
        texts = texts_of(paragraph)
        lower = [text.lower() for text in texts]
        words = [cluster_key(word) for word in _dictionary_words(lower)]
        self.sentences.append(words)
        self.words.update(words)
        if sum(text.isupper() for text in texts) > 0.6 * len(texts):
            return
        for before, text in pairwise(texts):
            if text[0].isalpha() and before not in _OPENS_SENTENCE:
                (self.capital if text[0].isupper() else self.small)[text.lower()] += 1
        for first, last in capital_runs(texts):
            if last - first <= LONGEST:
                self.names[" ".join(lower[first:last])][hints(lower, first, last)] += 1


def learn(paragraphs: Iterable[str]) -> Lexicon:
    """The lexicon of these paragraphs (NFC)."""
    from training.clusters import clusters  # numpy and scikit-learn: of `make train` alone

    counts = Counts()
    for paragraph in paragraphs:
        counts.add(paragraph)
    return Lexicon(clusters(counts.sentences, counts.words), capital_levels(counts), evidence(counts))


def _dictionary_words(lower: Sequence[str]) -> Iterator[str]:
    """The longest words of underthesea's dictionary, from the left."""
    known, index = dictionary(), 0
    while index < len(lower):
        length = next(n for n in (4, 3, 2, 1) if n == 1 or " ".join(lower[index : index + n]) in known)
        yield " ".join(lower[index : index + length])
        index += length


def capital_levels(counts: Counts) -> dict[str, int]:
    """How often a token in small letters begins with a capital, 0 to 4."""
    found = {}
    for token in counts.capital.keys() | counts.small.keys():
        capital, small = counts.capital[token], counts.small[token]
        if capital + small >= LEAST_TOKENS:
            found[token] = int(5 * (capital + 0.5) / (capital + small + 1))
    return found


def evidence(counts: Counts) -> dict[str, str]:
    """What a name's surroundings say most often of it, and how surely ("P1" to "P3"); "n" where they say too little."""
    found = {}
    for name, kinds in counts.names.items():
        total = kinds.total()
        if total < LEAST_NAMES:
            continue
        kind, times = max(((kind, kinds[kind]) for kind in "PLO"), key=lambda pair: pair[1])
        share = times / total
        found[name] = "n" if share < 0.1 else kind + str(1 + (share >= 0.3) + (share >= 0.6))
    return found
