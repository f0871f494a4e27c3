"""Words as both indexes see them: the one place that decides what a word is and which spellings are equal.

Both backends are handed text that is cut and spelt here already and split it at white space only, so that they answer
alike; highlighting reads the original text with the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newscrawl.vietnamese import fold, normalise_tones

#: Part of the mapping version: raise it whenever the same text gives other words.
ANALYSIS_VERSION = 1

#: Longer runs are cut: Elasticsearch's whitespace tokenizer splits at 255 characters and tantivy drops huge terms.
LONGEST_WORD = 128

#: A run of letters and digits with the marks that NFC could not compose; the underscore separates.
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")

#: Distinct spellings remembered. News of a year holds about 100,000; beyond this the memory starts anew.
_REMEMBERED = 300_000


class Token(NamedTuple):
    """A word at [start, end) of the text. `exact` is lower case with one tone placement, `folded` has no diacritics."""

    start: int
    end: int
    exact: str
    folded: str


class _Spellings(dict[str, tuple[str, str]]):
    """Word as written -> (exact, folded). Vietnamese has few distinct words, so looking up beats working out by far."""

    def __missing__(self, word: str) -> tuple[str, str]:
        if len(self) >= _REMEMBERED:
            self.clear()
        exact = normalise_tones(word[:LONGEST_WORD].lower())
        # Letters of other scripts may fold to nothing but marks; a word must stay a word in both streams.
        spelling = self[word] = (exact, fold(exact) or exact)
        return spelling


_SPELLINGS = _Spellings()


def tokens(text: str) -> Iterator[Token]:
    """The words of NFC text, in order; offsets are Python string offsets into it."""
    for found in _WORD.finditer(text):
        yield Token(found.start(), found.end(), *_SPELLINGS[found[0]])


def spellings(text: str) -> list[tuple[str, str]]:
    """(exact, folded) of each word of NFC text: `tokens` without the offsets, which cost more than the words."""
    return [_SPELLINGS[word] for word in _WORD.findall(text)]


def streams(lines: Iterable[str]) -> tuple[list[str], list[str]]:
    """The exact and the folded words of each NFC line, joined by blanks: what the indexes are given.

    Lines without a word are left out; a phrase never reaches over the end of a line.
    """
    spelt = [words for line in lines if (words := spellings(line))]
    return (
        [" ".join([exact for exact, _ in words]) for words in spelt],
        [" ".join([folded for _, folded in words]) for words in spelt],
    )
