"""The body's markup cut into pieces: one a paragraph, heading, list item, table row or caption."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from lxml.etree import _Element, iterwalk

from newscrawl.cms.text import INLINE_TAGS, UNREAD_TAGS, joined, tidy
from newscrawl.extract.icons import PICTURES, is_icon
from newscrawl.extract.tables import is_data_table, is_short, shows_picture

_PICTURES = frozenset((*PICTURES, "picture", "figure"))
_CELLS = frozenset(("td", "th"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_STYLE_ALIGN = re.compile(r"text-align\s*:\s*(right|center|left|justify|start|end)", re.IGNORECASE)
_CAPTION_CLASS = re.compile(
    r"caption|chu-?thich|img[-_]?desc|desc[-_]?image|image[-_]?desc|\bimage\b|photo[-_]?note", re.IGNORECASE
)
_BULLET = re.compile(r"\s*(?:[-–—+•*]\s|>>|\d{1,2}[.)]\s|[a-zđ][.)]\s)")
_STOP = re.compile(r"[.!?…:][”\"')]*\Z")
#: Where a full stop can stand, with quotes and brackets behind it.
_STOP_REACH = 8
#: A line that old pages wrap by hand has more; a shorter one was meant to end.
_WRAPPED_CHARACTERS = 50
_VERSE_LINES, _VERSE_CHARACTERS = 3, 56
#: Lines of which less than this is set bold, or linked, are of another type than those of which more is.
_SAME_TYPE = 0.7
#: Stands between the cells of a row until the row is whole; no page has this character (a private one).
CELL_BORDER = "\ue000"
#: A longer line with a picture is a paragraph: the picture's caption may still follow.
_CAPTION_SYLLABLES = 60

#: What holds for the text within an element.
_BOLD, _ITALIC, _LINKED, _CAPTION, _ROW, _ITEM = (1 << bit for bit in range(6))


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the body with what its markup says of it. Shares are of the letters: 0 to 1.

    `picture` is the picture in the line or right above it.
    """

    text: str
    element: _Element
    tag: str
    bold: float = 0.0
    italic: float = 0.0
    linked: float = 0.0
    align: str | None = None
    captioned: bool = False
    row: bool = False
    item: bool = False
    with_picture: bool = False
    after_picture: bool = False
    picture: _Element | None = None


class _Line:
    """The text gathered since the last border or break, with the letters counted by kind."""

    __slots__ = ("bold", "italic", "letters", "linked", "parts", "picture", "pictured")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.bold = self.italic = self.linked = self.letters = 0
        self.pictured = False
        self.picture: _Element | None = None

    def add(self, text: str, styles: int) -> None:
        self.parts.append(text)
        letters = len(text.strip())
        self.letters += letters
        if styles:
            self.bold += letters * bool(styles & _BOLD)
            self.italic += letters * bool(styles & _ITALIC)
            self.linked += letters * bool(styles & _LINKED)

    def take(self, other: _Line) -> None:
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


class _Run:
    """The lines gathered since the last block border."""

    __slots__ = ("lines",)

    def __init__(self) -> None:
        self.lines = [_Line()]

    def texts(self) -> list[tuple[str, _Line]]:
        """The lines as a reader parts them, also those with nothing but a picture.

        Not every break ends a paragraph: old pages break within sentences.
        """
        texts = [line.text() for line in self.lines]
        verse = _is_verse(texts)
        found: list[tuple[str, _Line]] = []
        last: _Line | None = None
        for text, line in zip(texts, self.lines, strict=True):
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


def _parts(before: str, last: _Line, text: str, line: _Line) -> bool:
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


def is_hidden(element: _Element) -> bool:
    """Does the markup itself hide the element from readers?"""
    return (
        element.get("hidden") is not None
        or _hides(element.get("style"))
        or "hidden" in (element.get("class") or "").split()
    )


@lru_cache(maxsize=4096)
def _hides(style: str | None) -> bool:
    return bool(style) and _HIDDEN_STYLE.search(style or "") is not None


def pieces(root: _Element, skip: Set[_Element] = frozenset()) -> list[Piece]:
    """The pieces under `root` in reading order, without the subtrees in `skip`, hidden ones and code."""
    cutter = _Cutter(skip)
    cutter.walk(root)
    return cutter.found


class _Cutter:
    def __init__(self, skip: Set[_Element]) -> None:
        self.skip = skip
        self.found: list[Piece] = []
        self.run = _Run()
        self.picture_before = False
        self.last_picture: _Element | None = None
        #: The open elements with the styles and alignment that hold inside them.
        self.open: list[tuple[_Element, int, str | None]] = []

    def walk(self, root: _Element) -> None:
        walker = iterwalk(root, events=("start", "end", "comment", "pi"))
        left_out: _Element | None = None
        for event, element in walker:
            if event == "start":
                if element is not root and self._is_left_out(element):
                    left_out = element
                    walker.skip_subtree()
                    continue
                self._enter(element)
                text = element.text
            else:
                if element is left_out:
                    left_out = None
                elif event == "end":
                    self._leave(element)
                text = element.tail if element is not root else None
            if text:
                self.run.lines[-1].add(text, self.open[-1][1] if self.open else 0)
        self._flush()

    def _is_left_out(self, element: _Element) -> bool:
        return element.tag in UNREAD_TAGS or is_hidden(element) or element in self.skip

    def _enter(self, element: _Element) -> None:
        tag = str(element.tag)
        outer, align = self.open[-1][1:] if self.open else (0, None)
        if tag == "br":
            self._break(outer)
        elif tag in _PICTURES and not is_icon(element):
            self.run.lines[-1].show(element if tag in PICTURES else None)
        elif tag not in INLINE_TAGS and tag not in _PICTURES:
            self._border(tag, outer)
        styles, own_align = _look(tag, *map(element.get, ("class", "style", "align", "href")))
        if tag == "table":
            styles |= _CAPTION if shows_picture(element) else 0
            styles |= _ROW if is_data_table(element) else 0
        elif styles & _CAPTION and not is_short(element):
            styles ^= _CAPTION  # a body of the class "image-detail", a figure around a whole page
        self.open.append((element, outer | styles, own_align or align))

    def _leave(self, element: _Element) -> None:
        tag = str(element.tag)
        if tag not in INLINE_TAGS and tag not in (*PICTURES, "picture", "br"):
            self._border(tag, self.open[-1][1])
        self.open.pop()

    def _border(self, tag: str, styles: int) -> None:
        """A block ends or begins: within a data table its row is the block, its cells are parted by bars."""
        if not styles & _ROW or tag in ("tr", "table", "caption", "figure"):
            self._flush()
        elif tag in _CELLS and self.run.lines[-1].letters:
            self.run.lines[-1].parts.append(CELL_BORDER)
        else:
            self.run.lines[-1].parts.append(" ")

    def _break(self, styles: int) -> None:
        if styles & _ROW:
            self.run.lines[-1].parts.append(" ")
        else:
            self.run.lines.append(_Line())

    def _flush(self) -> None:
        run = self.run
        if len(run.lines) == 1 and not run.lines[0].letters and not run.lines[0].pictured:
            run.lines[0].parts.clear()
            return
        self.run = _Run()
        lines = run.texts()
        if not lines:
            return
        element, styles, align = next(
            (entry for entry in reversed(self.open) if entry[0].tag not in INLINE_TAGS), self.open[0]
        )
        for text, line in lines:
            self.last_picture = line.picture if line.picture is not None else self.last_picture
            if not text:
                self.picture_before = True
                continue
            self.found.append(
                Piece(
                    _cells(text) if styles & _ROW else text,
                    element,
                    str(element.tag),
                    line.bold / max(line.letters, 1),
                    line.italic / max(line.letters, 1),
                    line.linked / max(line.letters, 1),
                    align,
                    captioned=bool(styles & _CAPTION),
                    row=bool(styles & _ROW),
                    item=bool(styles & _ITEM),
                    with_picture=line.pictured,
                    after_picture=self.picture_before,
                    picture=self.last_picture if line.pictured or self.picture_before else None,
                )
            )
            # The picture of this line stands above the line that follows, if its own text was no caption.
            self.picture_before = line.pictured and len(text.split()) > _CAPTION_SYLLABLES


def _cells(text: str) -> str:
    """The filled cells of a row, parted by bars."""
    return " | ".join(cell for part in text.split(CELL_BORDER.strip()) if (cell := part.strip()))


@lru_cache(maxsize=16384)
def _look(
    tag: str, css_class: str | None, style: str | None, align: str | None, href: str | None
) -> tuple[int, str | None]:
    """What an element's own markup says of the text in it, and how it aligns it."""
    styles = 0
    if tag in ("b", "strong") or tag in _HEADINGS or (style and _BOLD_STYLE.search(style)):
        styles |= _BOLD
    if tag in ("i", "em", "cite") or (style and _ITALIC_STYLE.search(style)):
        styles |= _ITALIC
    if tag == "a" and href:
        styles |= _LINKED
    if tag in ("figcaption", "figure", "caption") or (css_class and _CAPTION_CLASS.search(css_class)):
        styles |= _CAPTION
    if tag == "li":
        styles |= _ITEM
    if tag == "center":
        return styles, "center"
    found = _STYLE_ALIGN.search(style) if style else None
    return styles, found[1].lower() if found else (align or "").lower() or None
