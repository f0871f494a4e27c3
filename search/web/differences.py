"""What a revision changed of the one before, word by word and field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from newscrawl.archive.records import Revision
from newscrawl.models import Article, iso

#: Words of a paragraph that are shown before and after what changed in it.
CONTEXT_WORDS = 12
#: Longer texts are compared by paragraphs alone: words take the square of their number.
MOST_WORDS = 2_000
#: Paragraphs of both texts beyond which the texts are shown whole, for the same reason.
MOST_PARAGRAPHS = 1_000
#: Changes that are worked out for a page, the newest; what was before them is named and linked.
MOST_CHANGES = 10

#: What a reader sees of an article beside its text.
FIELDS = ("author", "section", "tags", "published", "modified")


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words of two texts: in both ("kept"), only in the later ("added") or only in the earlier ("removed").

    "left out" stands for words in both that are too far from a change to be shown.
    """

    kind: Literal["kept", "added", "removed", "left out"]
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field beside the text (`FIELDS`) with its value before and after; None where it had none."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ComparedRevision:
    """A revision and what it changed; both are empty for the first one, whose `first` is true."""

    revision: Revision
    first: bool
    paragraphs: tuple[tuple[Change, ...], ...] = ()
    fields: tuple[FieldChange, ...] = ()


def compared(revisions: Sequence[Revision]) -> list[ComparedRevision]:
    """Each revision beside the one before, newest first; the first of all only where the changes reach back to it."""
    newest = revisions[-MOST_CHANGES - 1 :]
    rows = [_compared(before, revision) for before, revision in pairwise(newest)]
    if len(newest) == len(revisions):
        rows[:0] = [ComparedRevision(revision, first=True) for revision in revisions[:1]]
    return rows[::-1]


def _compared(before: Revision, revision: Revision) -> ComparedRevision:
    paragraphs = changes(before.article.text, revision.article.text)
    return ComparedRevision(revision, False, paragraphs, tuple(field_changes(before.article, revision.article)))


@lru_cache(maxsize=200)
def changes(earlier: str, later: str) -> tuple[tuple[Change, ...], ...]:
    """What was changed, one run a changed paragraph; words are compared, equal paragraphs left out."""
    before, after = earlier.split("\n"), later.split("\n")
    if len(before) + len(after) > MOST_PARAGRAPHS:
        return () if before == after else ((Change("removed", earlier), Change("added", later)),)
    lines = SequenceMatcher(None, before, after, autojunk=False)
    return tuple(
        tuple(_shortened(list(_words("\n".join(before[a:b]), "\n".join(after[c:d])))))
        for tag, a, b, c, d in lines.get_opcodes()
        if tag != "equal"
    )


def field_changes(earlier: Article, later: Article) -> Iterator[FieldChange]:
    """The fields beside the text that are not the same."""
    for name in FIELDS:
        before, after = (_value(article, name) for article in (earlier, later))
        if before != after:
            yield FieldChange(name, before, after)


def _value(article: Article, name: str) -> str | None:
    value = getattr(article, name)
    if isinstance(value, tuple):
        return ", ".join(value) or None
    return value if isinstance(value, str) else iso(value)


def _words(earlier: str, later: str) -> Iterator[Change]:
    before, after = earlier.split(" "), later.split(" ")
    if len(before) + len(after) > MOST_WORDS:
        yield from (Change("removed", earlier), Change("added", later))
        return
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = " ".join(before[a:b]), " ".join(after[c:d])
        if tag == "equal":
            yield Change("kept", come)
            continue
        if gone:
            yield Change("removed", gone)
        if come:
            yield Change("added", come)


def _shortened(found: list[Change]) -> list[Change]:
    """With the words far from any change left out."""
    shown: list[Change] = []
    for number, change in enumerate(found):
        words = change.text.split(" ")
        first, last = number == 0, number == len(found) - 1
        ends = (0 if first else CONTEXT_WORDS) + (0 if last else CONTEXT_WORDS)
        if change.kind != "kept" or len(words) <= ends + CONTEXT_WORDS:
            shown.append(change)
            continue
        if not first:
            shown.append(Change("kept", " ".join(words[:CONTEXT_WORDS])))
        shown.append(
            Change("left out", " ".join(words[0 if first else CONTEXT_WORDS : len(words) if last else -CONTEXT_WORDS]))
        )
        if not last:
            shown.append(Change("kept", " ".join(words[-CONTEXT_WORDS:])))
    return shown
