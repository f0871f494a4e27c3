"""Words as both indexes see them: the one place that decides what a word is and which spellings are equal.

Both backends are handed text that is cut and spelt here already (`stream`) and split it at blanks only, so that they
answer alike; highlighting reads the original text with the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newscrawl.vietnamese import fold, normalise_i, normalise_tones

#: Part of the mapping version: raise it whenever the same text gives other words.
ANALYSIS_VERSION = 2

#: Longer runs are cut: Elasticsearch's whitespace tokenizer splits at 255 characters and tantivy drops huge terms.
LONGEST_WORD = 128

#: Holds the place of an exact word in the stream. The engines drop it and keep the hole; no text has it as a word.
FILLER = "·"

#: Words for which the end of a line counts, so that no phrase reaches over it and distances see it.
LINE_END = 2
_LINE_END = f"{FILLER} {FILLER} " * LINE_END

#: Most words that may stand between the words of a phrase, all gaps together.
MOST_SLOP = 10

#: A run of letters and digits with the marks that NFC could not compose; the underscore separates.
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")

#: Distinct spellings remembered. News of a year holds about 100,000; beyond this the memory starts anew.
_REMEMBERED = 300_000
_LONGEST_REMEMBERED = 40
_LINES_REMEMBERED = 100_000
_LONGEST_LINE_REMEMBERED = 80


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
        exact = normalise_i(normalise_tones(word[:LONGEST_WORD].lower()))
        # Letters of other scripts may fold to nothing but marks; a word must stay a word in both spellings.
        spelling = self[word] = (exact, normalise_i(fold(exact)) or exact)
        return spelling


class _Pieces(dict[str, str]):
    """What stands between two blanks -> its part of the stream, with a blank behind each word."""

    def __missing__(self, piece: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        words = spellings(piece)
        part = "".join([f"{FILLER if exact == folded else exact} {folded} " for exact, folded in words])
        if len(piece) <= _LONGEST_REMEMBERED:
            self[piece] = part
        return part


class _Lines(dict[str, str]):
    """A line -> its part of the stream. Names and tags are said again and again, so that these are kept."""

    def __missing__(self, line: str) -> str:
        part = "".join(map(_PIECES.__getitem__, line.split()))
        if len(line) <= _LONGEST_LINE_REMEMBERED:
            if len(self) >= _LINES_REMEMBERED:
                self.clear()
            self[line] = part
        return part


_SPELLINGS = _Spellings()
_PIECES = _Pieces()
_LINES = _Lines()


def tokens(text: str) -> Iterator[Token]:
    """The words of NFC text, in order; offsets are Python string offsets into it."""
    for found in _WORD.finditer(text):
        yield Token(found.start(), found.end(), *_SPELLINGS[found[0]])


def spellings(text: str) -> list[tuple[str, str]]:
    """(exact, folded) of each word of NFC text: `tokens` without the offsets, which cost more than the words."""
    return [_SPELLINGS[word] for word in _WORD.findall(text)]


def words_of(text: str, start: int, end: int) -> Iterator[str]:
    """The words, as written, of a part of NFC text that begins and ends between words."""
    return (found[0] for found in _WORD.finditer(text, start, end))


def stream(lines: Iterable[str]) -> str:
    """All words of some NFC lines as one text for an index: two words, parted by blanks, for each word of the lines.

    The exact spelling has an even position, the folded one the odd position behind it; where they are the same, FILLER
    stands for the exact one. So the readings never meet: an exact word of the stream has a diacritic, a folded one has
    none. The end of a line takes the place of `LINE_END` words. Lines without a word are left out.
    """
    return _LINE_END.join(filter(None, map(_LINES.__getitem__, lines))).rstrip()
