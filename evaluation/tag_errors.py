"""What a tagger gets wrong, by cause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from newscrawl.models import MentionType
from newscrawl.tag.spans import Span
from training.gold import GoldArticle

MISSED, INVENTED = "missed", "invented"
WRONG_VALUE, WRONG_TYPE, WRONG_TYPE_AND_BORDER = "wrong value", "wrong type", "wrong type and border"
SPLIT, JOINED, TANGLED = "one taken as several", "several taken as one", "several taken as others"

_CONTEXT_CHARACTERS = 30


@dataclass(frozen=True, slots=True)
class TagError:
    """Spans that do not fit each other: those a person marked, those found, and why; either may be missing."""

    cause: str
    article: GoldArticle
    marked: tuple[Span, ...]
    found: tuple[Span, ...]

    @property
    def types(self) -> str:
        """ "ORG", or "ORG as LOC" where other types were found."""
        marked, found = (
            "+".join(sorted({span.type for span in spans}, reverse=True)) for spans in (self.marked, self.found)
        )
        return f"{marked} as {found}" if marked and found and marked != found else marked or found

    @property
    def shown(self) -> str:
        """The place in its article: ⟦ ⟧ around what is marked, « » around what was found, the values of dates."""
        spans = (*self.marked, *self.found)
        start = max(0, min(span.start for span in spans) - _CONTEXT_CHARACTERS)
        end = max(span.end for span in spans) + _CONTEXT_CHARACTERS
        text = self.article.text[start:end]
        for place, sign in sorted(_signs(self.marked, "⟦⟧") + _signs(self.found, "«»"), reverse=True):
            text = f"{text[: place[0] - start]}{sign}{text[place[0] - start :]}"
        values = (f"  [{span.value or 'no value'}]" for span in spans if span.type == "DATE")
        return f"{self.article.id}: …{text}…".replace("\n", " / ") + "".join(values)


def errors(article: GoldArticle, found: Iterable[Span], types: Collection[MentionType]) -> Iterator[TagError]:
    """Everything in which the spans found differ from those marked, of these types."""
    marked = [span for span in article.mentions if span.type in types]
    read = {_place(span): span for span in found if span.type in types}
    missing = [span for span in marked if _place(span) not in read]
    right = [span for span in marked if _place(span) in read]
    for span in right:
        if span.value != read[_place(span)].value:
            yield TagError(WRONG_VALUE, article, (span,), (read[_place(span)],))
    extra = [span for place, span in read.items() if place not in {_place(span) for span in right}]
    for mine, theirs in _groups(missing, extra):
        yield TagError(_cause(mine, theirs), article, tuple(mine), tuple(theirs))


def by_cause(found: Iterable[TagError]) -> list[tuple[str, str, list[TagError]]]:
    """Types, cause and errors, the commonest first."""
    groups: dict[tuple[str, str], list[TagError]] = defaultdict(list)
    for error in found:
        groups[error.types, error.cause].append(error)
    rows = [(types, cause, group) for (types, cause), group in groups.items()]
    return sorted(rows, key=lambda row: (-len(row[2]), row[:2]))


def lines(found: Sequence[TagError], examples: int) -> Iterator[str]:
    """A line for each type and cause with its count, and so many examples from all over the articles."""
    for types, cause, group in by_cause(found):
        yield f"{len(group):6}  {types:20} {cause}"
        step = max(1, len(group) // examples) if examples else 1
        yield from (f"          {error.shown}" for error in group[::step][:examples])


def _cause(marked: Sequence[Span], found: Sequence[Span]) -> str:
    if not found:
        return MISSED
    if not marked:
        return INVENTED
    if len(marked) > 1 or len(found) > 1:
        return TANGLED if len(marked) > 1 and len(found) > 1 else SPLIT if len(found) > 1 else JOINED
    [mine], [theirs] = marked, found
    borders = _borders(mine, theirs)
    if mine.type != theirs.type:
        return WRONG_TYPE_AND_BORDER if borders else WRONG_TYPE
    return borders


def _borders(marked: Span, found: Span) -> str:
    """ "left too long, right too short"; "" where both are right."""
    left, right = marked.start - found.start, found.end - marked.end
    sides = (("left", left), ("right", right))
    return ", ".join(f"{side} too {'long' if more > 0 else 'short'}" for side, more in sides if more)


def _groups(marked: Sequence[Span], found: Sequence[Span]) -> Iterator[tuple[list[Span], list[Span]]]:
    """Spans that hang together by overlaps, in text order, those marked apart from those found."""
    group: tuple[list[Span], list[Span]] = ([], [])
    reach = 0
    sides = [(span, 0) for span in marked] + [(span, 1) for span in found]
    for span, side in sorted(sides, key=lambda pair: (pair[0].start, pair[0].end, pair[1])):
        if span.start >= reach and any(group):
            yield group
            group = ([], [])
        group[side].append(span)
        reach = max(reach, span.end)
    if any(group):
        yield group


def _place(span: Span) -> tuple[MentionType, int, int]:
    return span.type, span.start, span.end


def _signs(spans: Iterable[Span], pair: str) -> list[tuple[tuple[int, int], str]]:
    """Where which sign goes; at one place a closing one stands before an opening one."""
    return [
        ((place, rank), sign)
        for span in spans
        for place, rank, sign in ((span.start, 1, pair[0]), (span.end, 0, pair[1]))
    ]
