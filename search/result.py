"""What a question is answered with: the same from both backends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from search.periods import month_start
from search.query import QueryReading


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of the text; `marks` are the offsets into it (start, end) of the words that were asked for."""

    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class HitReprint:
    """Another publication of a hit's text."""

    id: str
    url: str
    source: str
    title: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Contribution:
    """A part of a hit's score: the `kind` of clause it comes from (`search.ranking`), and the words it is about."""

    kind: str
    words: str
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers the question. `reprints` are the other publications of its text, first one first.

    `explanation`, where asked for, adds up to `score`.
    """

    id: str
    url: str
    source: str
    title: str
    lead: str | None
    published: str | None
    author: str | None
    section: str | None
    score: float
    snippets: tuple[Snippet, ...]
    title_marks: tuple[tuple[int, int], ...] = ()
    reprints: tuple[HitReprint, ...] = ()
    explanation: tuple[Contribution, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet and how many articles have it: of those that match everything but the facet's own choice."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """Matching articles of one month (`start` its first day, Vietnam's time) `of` all articles of the sources asked."""

    start: str
    count: int
    of: int


def timeline_bars(months: Mapping[int, int], months_of: Mapping[int, int]) -> tuple[TimelineBar, ...]:
    """A bar for every month of the years between the first and the last hit; counts are by `periods.month_number`.

    Whole years, for a year's share is of all that its twelve months have.
    """
    if not months:
        return ()
    first, last = min(months) // 12 * 12, max(months) // 12 * 12 + 11
    return tuple(
        TimelineBar(_month(month), months.get(month, 0), months_of.get(month, 0)) for month in range(first, last + 1)
    )


@lru_cache(maxsize=5000)
def _month(number: int) -> str:
    return month_start(number).isoformat()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """`total` is exact. `cursor` is None on the last page. `undated` counts matches without a publication date.

    `reading` says how the query was read; `folded` that it found nothing as typed and was asked without diacritics.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    timeline: tuple[TimelineBar, ...]
    undated: int
    cursor: str | None
    took_ms: int
    reading: QueryReading
    folded: bool = False
