"""The body's markup cut into pieces: one a paragraph, heading, list item, table row or caption."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass

from lxml.etree import _Element

from newscrawl.cms.text import INLINE_TAGS, UNREAD_TAGS, tidy

_BOLD = frozenset(("b", "strong"))
_ITALIC = frozenset(("i", "em", "cite"))
_PICTURES = frozenset(("img", "picture", "figure"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STYLE_ALIGN = re.compile(r"text-align\s*:\s*(right|center|left|justify|start|end)", re.IGNORECASE)
_CAPTION_CLASS = re.compile(
    r"caption|chu-?thich|img[-_]?desc|desc[-_]?image|image[-_]?desc|\bimage\b|photo[-_]?note", re.IGNORECASE
)
_BULLET = re.compile(r"\s*(?:[-–—+•*]\s|>>|\d{1,2}[.)]\s|[a-zđ][.)]\s)")
_STOP = re.compile(r"[.!?…][”\"')]*\Z")
#: A table with a picture and no more text than this shows a picture; one with more lays out a whole page.
_PICTURE_TABLE_CHARACTERS = 600


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the body with what its markup says of it. Shares are of the letters: 0 to 1."""

    text: str
    element: _Element
    tag: str
    bold: float = 0.0
    italic: float = 0.0
    linked: float = 0.0
    align: str | None = None
    captioned: bool = False
    with_picture: bool = False
    after_picture: bool = False


class _Run:
    """The text gathered since the last block border, with the letters counted by kind."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.bold = self.italic = self.linked = self.letters = 0
        self.picture = False

    def add(self, text: str, styles: Set[str]) -> None:
        letters = len("".join(text.split()))
        self.parts.append(text)
        self.letters += letters
        self.bold += letters * ("bold" in styles)
        self.italic += letters * ("italic" in styles)
        self.linked += letters * ("linked" in styles)

    def texts(self) -> list[str]:
        """The run's lines: a break begins a new one after an empty line, after a full stop and before a bullet."""
        texts = [""]
        for line in "".join(self.parts).split("\v"):
            text = tidy(line)
            if not text or _BULLET.match(text) or _STOP.search(texts[-1]):
                texts.append(text)
            else:
                texts[-1] = f"{texts[-1]} {text}".strip()
        return [text for text in texts if text]


def is_hidden(element: _Element) -> bool:
    """Does the markup itself hide the element from readers?"""
    return (
        element.get("hidden") is not None
        or _HIDDEN_STYLE.search(element.get("style") or "") is not None
        or "hidden" in (element.get("class") or "").split()
    )


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
        #: The open elements with the styles and alignment that hold inside them.
        self.open: list[tuple[_Element, frozenset[str], str | None]] = []

    def walk(self, root: _Element) -> None:
        for kind, element in _events(root, self._left_out):
            if kind == "start":
                self._enter(element)
            elif kind == "end":
                self._leave(element)
            else:
                self._text(element.tail if kind == "tail" else element.text)
        self._flush()

    def _left_out(self, element: _Element) -> bool:
        return element in self.skip or element.tag in UNREAD_TAGS or is_hidden(element)

    def _enter(self, element: _Element) -> None:
        tag = str(element.tag)
        if tag == "br":
            self.run.parts.append("\v")
            return
        if tag in _PICTURES:
            self.run.picture = True
        if tag in ("td", "th") and self.run.letters and self._in_data_table():
            self.run.parts.append(" | ")
        elif tag not in INLINE_TAGS and tag not in _PICTURES and not (tag in ("td", "th") and self._in_data_table()):
            self._flush()
        styles, align = self.open[-1][1:] if self.open else (frozenset(), None)
        self.open.append((element, styles | _styles(element), _alignment(element) or align))

    def _leave(self, element: _Element) -> None:
        tag = str(element.tag)
        if tag == "br":
            return
        if (
            tag not in INLINE_TAGS
            and tag not in ("img", "picture")
            and not (tag in ("td", "th") and self._in_data_table())
        ):
            self._flush()
        self.open.pop()

    def _text(self, text: str | None) -> None:
        if text:
            self.run.add(text, self.open[-1][1] if self.open else frozenset())

    def _in_data_table(self) -> bool:
        return any("data" in styles for _element, styles, _align in self.open)

    def _flush(self) -> None:
        run, self.run = self.run, _Run()
        texts = run.texts()
        if not texts:
            self.picture_before = self.picture_before or run.picture
            return
        element, styles, align = next(
            (entry for entry in reversed(self.open) if entry[0].tag not in INLINE_TAGS), self.open[0]
        )
        letters = max(run.letters, 1)
        for text in texts:
            self.found.append(
                Piece(
                    text,
                    element,
                    str(element.tag),
                    run.bold / letters,
                    run.italic / letters,
                    run.linked / letters,
                    align,
                    "caption" in styles,
                    run.picture,
                    self.picture_before,
                )
            )
            self.picture_before = False
        # The picture of this run stands above a line that follows, if its own text was no caption.
        self.picture_before = run.picture and len(texts) == 1 and len(texts[0].split()) > 60


def _events(root: _Element, left_out: Callable[[_Element], bool]) -> Iterator[tuple[str, _Element]]:
    """The subtree as start, text, end and tail events; iterative, for markup nests deeper than Python recurses."""
    stack: list[tuple[str, _Element]] = [("start", root)]
    while stack:
        kind, element = stack.pop()
        if kind != "start":
            yield kind, element
            continue
        if not isinstance(element.tag, str) or (element is not root and left_out(element)):
            continue
        yield "start", element
        yield "text", element
        stack.append(("end", element))
        for child in reversed(element):
            stack.append(("tail", child))
            stack.append(("start", child))


def _styles(element: _Element) -> frozenset[str]:
    tag = str(element.tag)
    style = (element.get("style") or "").lower()
    found = {
        "bold": tag in _BOLD or tag in _HEADINGS or "font-weight:bold" in style.replace(" ", ""),
        "italic": tag in _ITALIC or "font-style:italic" in style.replace(" ", ""),
        "linked": tag == "a" and bool(element.get("href")),
        "caption": tag in ("figcaption", "figure", "caption")
        or bool(_CAPTION_CLASS.search(element.get("class") or "")),
    }
    if tag == "table":
        picture = element.find(".//img") is not None
        size = sum(len(text) for text in element.itertext("*"))
        found["caption"] = picture and size <= _PICTURE_TABLE_CHARACTERS
        found["data"] = not picture and element.find(".//table") is None and element.find(".//p") is None
    return frozenset(name for name, holds in found.items() if holds)


def _alignment(element: _Element) -> str | None:
    if element.tag == "center":
        return "center"
    found = _STYLE_ALIGN.search(element.get("style") or "")
    return found[1].lower() if found else (element.get("align") or "").lower() or None
