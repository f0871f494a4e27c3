"""Marks and snippets, worked out from the original text with the same words as the indexes: alike on both backends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from search.occurrences import Finder, Mark, finder
from search.query import Term
from search.result import Snippet

#: A passage is about two lines of a result page; three passages show what a hit is about.
PASSAGE_CHARACTERS = 220
MOST_PASSAGES = 3

#: Text shown before the first mark of a passage.
_BEFORE = 60

_CUT = "…"


def marks(text: str, terms: Iterable[Term]) -> tuple[Mark, ...]:
    """Offsets into NFC text of what the terms match, in order and without overlaps.

    A phrase is one mark; with other words between, its words are. Terms that are looked for in another field than the
    text mark nothing.
    """
    return _merged(_finder(terms, {"text"}).marks(text))


def title_marks(title: str, terms: Iterable[Term]) -> tuple[Mark, ...]:
    """The same for a title: terms of the text and of the title mark it."""
    return _merged(_finder(terms, {"text", "title"}).marks(title))


def snippets(lines: Sequence[str], terms: Iterable[Term]) -> tuple[Snippet, ...]:
    """The passages that show most of the terms, in reading order; the beginning of the first line where none does."""
    found = _finder(terms, {"text"})
    passages = [passage for number, line in enumerate(lines) for passage in _passages(number, line, found)]
    best = sorted(passages, key=lambda passage: (-passage.distinct, -len(passage.marks), passage.line, passage.start))
    chosen = sorted(best[:MOST_PASSAGES], key=lambda passage: (passage.line, passage.start))
    if chosen:
        return tuple(_cut(lines[passage.line], passage.start, passage.end, passage.marks) for passage in chosen)
    return tuple(_cut(line, 0, _word_end(line, PASSAGE_CHARACTERS), ()) for line in lines[:1])


def _finder(terms: Iterable[Term], scopes: Set[str]) -> Finder:
    return finder(tuple(term for term in terms if term.scope in scopes))


def _merged(found: Iterable[Mark]) -> tuple[Mark, ...]:
    merged: list[Mark] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


@dataclass(frozen=True, slots=True)
class _Passage:
    """[start, end) of a line, the marks inside (offsets into the line), how many different words they show."""

    line: int
    start: int
    end: int
    marks: tuple[Mark, ...]
    distinct: int


def _passages(number: int, line: str, found: Finder) -> list[_Passage]:
    rest = _merged(found.marks(line))
    passages = []
    floor = 0
    while rest:
        start = min(_word_start(line, max(floor, rest[0][0] - _BEFORE)), rest[0][0])
        end = max(_word_end(line, start + PASSAGE_CHARACTERS), rest[0][1])
        inside = tuple(mark for mark in rest if mark[1] <= end)
        distinct = len({line[mark[0] : mark[1]].lower() for mark in inside})
        passages.append(_Passage(number, start, end, inside, distinct))
        rest = rest[len(inside) :]
        floor = end
    return passages


def _word_start(line: str, position: int) -> int:
    """The start of the word at or after a position that may lie inside one."""
    if position == 0 or line[position - 1].isspace():
        return position
    blank = line.find(" ", position, position + _BEFORE)
    return position if blank < 0 else blank + 1


def _word_end(line: str, position: int) -> int:
    """The end of the word before a position that may lie inside one."""
    if position >= len(line):
        return len(line)
    blank = line.rfind(" ", max(0, position - _BEFORE), position + 1)
    return position if blank < 0 else blank


def _cut(line: str, start: int, end: int, inside: Sequence[Mark]) -> Snippet:
    before, after = _CUT if start else "", _CUT if end < len(line) else ""
    shift = len(before) - start
    return Snippet(before + line[start:end] + after, tuple((first + shift, last + shift) for first, last in inside))
