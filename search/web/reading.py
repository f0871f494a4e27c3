"""An article as the page shows it: its text cut at the mentions, its names counted, its days in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, TypeAlias

from newscrawl.models import Article, BlockForm, BlockKind, Mention, MentionType

#: Between the cells of a table's row (`newscrawl.models.Block`).
CELL_GAP = " | "

PartKind: TypeAlias = BlockKind | Literal["title", "lead", "list", "table"]
_GATHERED: dict[BlockForm | None, PartKind] = {"item": "list", "row": "table"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text that is inside one mention, or inside none."""

    text: str
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the article as a page lays it out: the title, the lead, a block, or the blocks of a list or a table.

    `lines` are a paragraph's only line, a list's items or a table's rows. A line is its cells (one, outside of tables),
    a cell its stretches. `picture` is the address of a caption's picture.
    """

    kind: PartKind
    lines: tuple[tuple[tuple[Stretch, ...], ...], ...]
    picture: str | None = None

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The stretches of a part that is one line of text."""
        return self.lines[0][0]

    @property
    def columns(self) -> int:
        """How many cells the longest line has."""
        return max(len(line) for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Text:
    kind: PartKind
    text: str
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class CountedName:
    """An entity of the article and how often the text names it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class NamedDays:
    """What a DATE's value (ISO 8601) is written as in the article, how often, and one of the mentions."""

    value: str
    text: str
    count: int
    mention: Mention


def parts(article: Article, mentions: Sequence[Mention]) -> list[Part]:
    """The article in reading order; items and rows that follow one another are one list, one table.

    Together the stretches' texts are `article.text` without its line feeds and without the " | " between cells.
    """
    blocks = [
        *([_Text("title", article.title)] if article.title else []),
        *([_Text("lead", article.lead)] if article.lead else []),
        *(
            _Text(_GATHERED.get(block.form, block.kind), block.text, block.picture)
            for block in article.blocks
            if block.text
        ),
    ]
    found: list[Part] = []
    start = 0
    for kind, group in groupby(blocks, key=lambda text: text.kind):
        lines = []
        for text in group:
            lines.append((text.picture, tuple(_cells(text, start, mentions))))
            start += len(text.text) + 1
        if kind in _GATHERED.values():
            found.append(Part(kind, tuple(cells for _, cells in lines)))
        else:
            found.extend(Part(kind, (cells,), picture) for picture, cells in lines)
    return found


def _cells(text: _Text, start: int, mentions: Sequence[Mention]) -> Iterator[tuple[Stretch, ...]]:
    cells = text.text.split(CELL_GAP) if text.kind == "table" else [text.text]
    for cell in cells:
        yield tuple(_stretches(cell, start, mentions))
        start += len(cell) + len(CELL_GAP)


def _stretches(text: str, start: int, mentions: Sequence[Mention]) -> Iterator[Stretch]:
    position = 0
    for mention in sorted(mentions, key=lambda mention: mention.start):
        first, last = mention.start - start, min(mention.end - start, len(text))
        if first < position or first >= len(text):  # of another part, or overlapping the one before
            continue
        if first > position:
            yield Stretch(text[position:first], None)
        yield Stretch(text[first:last], mention)
        position = last
    if position < len(text):
        yield Stretch(text[position:], None)


def names(mentions: Sequence[Mention]) -> dict[MentionType, list[CountedName]]:
    """The entities by type, most named first."""
    order: tuple[MentionType, ...] = ("ORG", "PER", "LOC", "DOC")
    counted = {kind: Counter(m.entity or m.text for m in mentions if m.type == kind) for kind in order}
    return {
        kind: [CountedName(*item) for item in counter.most_common()] for kind, counter in counted.items() if counter
    }


def days_named(mentions: Sequence[Mention]) -> list[NamedDays]:
    """The days and periods of the article in the order of time, each with its commonest wording."""
    wordings: dict[str, Counter[str]] = {}
    links = {}
    for mention in mentions:
        if mention.type == "DATE" and mention.value:
            wordings.setdefault(mention.value, Counter())[mention.text] += 1
            links[mention.value] = mention
    return [
        NamedDays(value, counted.most_common(1)[0][0], counted.total(), links[value])
        for value, counted in sorted(wordings.items())
    ]
