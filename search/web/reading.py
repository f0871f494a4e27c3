"""An article as the page shows it: its text cut at the mentions, its names counted, its revisions compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from newscrawl.models import Article, BlockKind, Mention, MentionType


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text that is inside one mention, or inside none."""

    text: str
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class Part:
    """The title, the lead or a block, in stretches."""

    kind: BlockKind | Literal["title", "lead"]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity of the article and how often the text names it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words of two texts: in both ("kept"), only in the later ("added") or only in the earlier ("removed")."""

    kind: Literal["kept", "added", "removed"]
    text: str


def parts(article: Article, mentions: Sequence[Mention]) -> list[Part]:
    """The article in reading order; together the stretches' texts are `article.text` without its line feeds."""
    kinds: list[tuple[BlockKind | Literal["title", "lead"], str | None]] = [
        ("title", article.title),
        ("lead", article.lead),
        *((block.kind, block.text) for block in article.blocks),
    ]
    found: list[Part] = []
    start = 0
    for kind, text in kinds:
        if text:
            found.append(Part(kind, tuple(_stretches(text, start, mentions))))
            start += len(text) + 1
    return found


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


def names(mentions: Sequence[Mention]) -> dict[MentionType, list[Named]]:
    """The entities by type, most named first."""
    order: tuple[MentionType, ...] = ("ORG", "PER", "LOC", "DOC")
    counted = {kind: Counter(m.entity or m.text for m in mentions if m.type == kind) for kind in order}
    return {kind: [Named(*item) for item in counter.most_common()] for kind, counter in counted.items() if counter}


def changes(earlier: str, later: str) -> list[list[Change]]:
    """What was changed, one list a changed paragraph; words are compared, equal paragraphs left out."""
    before, after = earlier.split("\n"), later.split("\n")
    lines = SequenceMatcher(None, before, after, autojunk=False)
    return [
        list(_words("\n".join(before[a:b]), "\n".join(after[c:d])))
        for tag, a, b, c, d in lines.get_opcodes()
        if tag != "equal"
    ]


def _words(earlier: str, later: str) -> Iterator[Change]:
    before, after = earlier.split(" "), later.split(" ")
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = " ".join(before[a:b]), " ".join(after[c:d])
        if tag == "equal":
            yield Change("kept", come)
            continue
        if gone:
            yield Change("removed", gone)
        if come:
            yield Change("added", come)
