"""The lines of a paragraph: what a break ends, and what runs on behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.etree import _Element

from newscrawl.cms.text import joined, tidy
from newscrawl.extract.looks import BOLD, ITALIC, LINKED

_BULLET = re.compile(r"\s*(?:[-–—+•*]\s|>>|\d{1,2}[.)]\s|[a-zđ][.)]\s)")
_STOP = re.compile(r"[.!?…:][”\"')]*\Z")
#: Where a full stop can stand, with quotes and brackets behind it.
_STOP_REACH = 8
#: A line that old pages wrap by hand has more; a shorter one was meant to end.
_WRAPPED_CHARACTERS = 50
_VERSE_LINES, _VERSE_CHARACTERS = 3, 56
#: Lines of which less than this is set bold, or linked, are of another type than those of which more is.
_SAME_TYPE = 0.7


class Line:
    """The text gathered since the last border or break, with the letters counted by kind."""

    __slots__ = ("bold", "italic", "letters", "linked", "parts", "picture", "pictured")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.bold = self.italic = self.linked = self.letters = 0
        self.pictured = False
        self.picture: _Element | None = None

    def add(self, text: str, styles: int) -> None:
        """Add text under these styles (see `newscrawl.extract.looks`)."""
        self.parts.append(text)
        letters = len(text.strip())
        self.letters += letters
        if styles:
            self.bold += letters * bool(styles & BOLD)
            self.italic += letters * bool(styles & ITALIC)
            self.linked += letters * bool(styles & LINKED)

    def take(self, other: Line) -> None:
        """Add another line behind this one."""
        self.parts += [" ", *other.parts]
        self.letters += other.letters
        self.bold += other.bold
        self.italic += other.italic
        self.linked += other.linked
        self.show(other.picture, pictured=other.pictured)

    def show(self, picture: _Element | None, *, pictured: bool = True) -> None:
        """A picture stands in the line."""
        self.pictured = self.pictured or pictured
        self.picture = picture if picture is not None else self.picture

    def text(self) -> str:
        """The line as a reader sees it."""
        return tidy(joined("".join(self.parts))) if self.letters else ""


def lines_of(gathered: Sequence[Line]) -> list[tuple[str, Line]]:
    """The lines as a reader parts them, also those with nothing but a picture.

    Not every break ends a paragraph: old pages break within sentences.
    """
    texts = [line.text() for line in gathered]
    verse = _is_verse(texts)
    found: list[tuple[str, Line]] = []
    last: Line | None = None
    for text, line in zip(texts, gathered, strict=True):
        if not text:
            last = None
            if line.pictured:
                found.append(("", line))
        elif last is None or verse or _parts(found[-1][0], last, text, line):
            found.append((text, line))
            last = line
        else:
            last.take(line)
            found[-1] = (f"{found[-1][0]} {text}", last)
    return found


def _is_verse(texts: Sequence[str]) -> bool:
    """Are there several lines, all of them short and each with a capital first?"""
    lines = [text for text in texts if text]
    return len(lines) >= _VERSE_LINES and all(text[0].isupper() and len(text) <= _VERSE_CHARACTERS for text in lines)


def _parts(before: str, last: Line, text: str, line: Line) -> bool:
    """Does the break between two lines part paragraphs: after a full stop, before a bullet, where the type changes?"""
    stopped = _STOP.search(before[-_STOP_REACH:]) is not None
    runs_on = not stopped and (text[0].islower() or len(before) >= _WRAPPED_CHARACTERS)
    if not runs_on or _BULLET.match(text):
        return True
    return any(
        (getattr(last, kind) > _SAME_TYPE * last.letters) != (getattr(line, kind) > _SAME_TYPE * line.letters)
        or (kind == "linked" and line.linked > _SAME_TYPE * line.letters)
        for kind in ("bold", "linked")
    )
