"""The body's markup cut into pieces: one a paragraph, heading, list item, table row or caption."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from lxml.etree import _Element, iterwalk

from newscrawl.cms.text import INLINE_TAGS, UNREAD_TAGS, element_text
from newscrawl.extract.icons import PICTURES, is_icon
from newscrawl.extract.lines import Line, lines_of
from newscrawl.extract.looks import CAPTION, ITEM, is_hidden, look_of
from newscrawl.extract.tables import is_data_table, is_short, rows, shows_picture

_PICTURES = frozenset((*PICTURES, "picture", "figure"))
#: A longer line with a picture is a paragraph: the picture's caption may still follow.
_CAPTION_SYLLABLES = 60


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

    @property
    def syllables(self) -> int:
        """How many parts between spaces the text has: Vietnamese writes each syllable apart."""
        return len(self.text.split())


def pieces(root: _Element, skip: Set[_Element] = frozenset()) -> list[Piece]:
    """The pieces under `root` in reading order, without the subtrees in `skip`, hidden ones and code."""
    cutter = _Cutter(skip)
    cutter.walk(root)
    return cutter.found


class _Cutter:
    def __init__(self, skip: Set[_Element]) -> None:
        self.skip = skip
        self.found: list[Piece] = []
        self.run = [Line()]
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
                if element.tag == "table" and is_data_table(element):
                    left_out = element
                    walker.skip_subtree()
                    self._data(element)
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
                self.run[-1].add(text, self.open[-1][1] if self.open else 0)
        self._flush()

    def _is_left_out(self, element: _Element) -> bool:
        return element.tag in UNREAD_TAGS or is_hidden(element) or element in self.skip

    def _enter(self, element: _Element) -> None:
        tag = str(element.tag)
        outer, align = self.open[-1][1:] if self.open else (0, None)
        if tag == "br":
            self.run.append(Line())
        elif tag in _PICTURES and not is_icon(element):
            self.run[-1].show(element if tag in PICTURES else None)
        elif tag not in INLINE_TAGS and tag not in _PICTURES:
            self._flush()
        styles, own_align = look_of(tag, *map(element.get, ("class", "style", "align", "href")))
        if tag == "table":
            styles |= CAPTION if shows_picture(element) else 0
        elif styles & CAPTION and not is_short(element):
            styles ^= CAPTION  # a body of the class "image-detail", a figure around a whole page
        self.open.append((element, outer | styles, own_align or align))

    def _leave(self, element: _Element) -> None:
        tag = str(element.tag)
        if tag not in INLINE_TAGS and tag not in (*PICTURES, "picture", "br"):
            self._flush()
        self.open.pop()

    def _data(self, table: _Element) -> None:
        """A data table: one piece a row, its cells parted by bars, empty ones too, so that columns stay columns."""
        self._flush()
        for caption in table.iter("caption"):
            if text := element_text(caption):
                self.found.append(Piece(text, caption, "caption"))
        for row, cells in rows(table):
            text = " | ".join(cells)
            linked = sum(len(element_text(link)) for link in row.iter("a")) / max(len(text), 1)
            self.found.append(Piece(text, row, "tr", linked=linked, row=True))

    def _flush(self) -> None:
        run = self.run
        if len(run) == 1 and not run[0].letters and not run[0].pictured:
            run[0].parts.clear()
            return
        self.run = [Line()]
        for text, line in lines_of(run):
            self.last_picture = line.picture if line.picture is not None else self.last_picture
            if not text:
                self.picture_before = True
                continue
            piece = self._piece(text, line)
            self.found.append(piece)
            # The picture of this line stands above the line that follows, if its own text was no caption.
            self.picture_before = line.pictured and piece.syllables > _CAPTION_SYLLABLES

    def _piece(self, text: str, line: Line) -> Piece:
        blocks = (entry for entry in reversed(self.open) if entry[0].tag not in INLINE_TAGS)
        element, styles, align = next(blocks, self.open[0])
        letters = max(line.letters, 1)
        return Piece(
            text,
            element,
            str(element.tag),
            line.bold / letters,
            line.italic / letters,
            line.linked / letters,
            align,
            captioned=bool(styles & CAPTION),
            item=bool(styles & ITEM),
            with_picture=line.pictured,
            after_picture=self.picture_before,
            picture=self.last_picture if line.pictured or self.picture_before else None,
        )
