"""Facets, mentioned dates and trends as the API gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal, get_args

from search.api.answers.base import Answer
from search.api.answers.searching import FacetAnswer, ReadingAnswer, reading_answer
from search.backends.base import Trend
from search.figures import share
from search.periods import month_start
from search.trends import Series

MentionedInterval = Literal["year", "month", "day"]
#: In the order of `search.periods.bounds`.
MENTIONED_UNITS: tuple[MentionedInterval, ...] = get_args(MentionedInterval)


class FacetValuesAnswer(Answer):
    """The most frequent values of one facet, each with the number of matching articles that have it.

    The facet's own choice does not bound them: they are what else could be chosen.
    """

    name: str
    values: list[FacetAnswer]


class MentionedBarAnswer(Answer):
    """Matching articles that speak of the day, month or year that begins on `start`, `of` all articles of the sources
    asked that speak of it. An article counts in each of the months that it speaks of."""

    start: str
    count: int
    of: int
    share: float | None


class MentionedAnswer(Answer):
    """The times that matching articles speak of; `total` matches, speaking of any time or of none.

    Times that no article of the sources speaks of have no bar.
    """

    interval: str
    total: int
    reading: ReadingAnswer
    timeline: list[MentionedBarAnswer]


class PointAnswer(Answer):
    """Matching articles of a period `of` all articles of the sources asked; the share lies between `low` and `high`.

    Those are the 95 % interval after Wilson (1927); all three are null where `of` is 0. `gaps` are the days on which a
    source asked was not collected, of `days` that there are, both summed over the sources.
    """

    start: str
    count: int
    of: int
    share: float | None
    low: float | None
    high: float | None
    gaps: int
    days: int


class SeriesAnswer(Answer):
    """One query over time; `undated` matches are in no point."""

    q: str
    reading: ReadingAnswer
    total: int
    undated: int
    points: list[PointAnswer]


class TrendsAnswer(Answer):
    """Several queries over the same periods, in the order asked."""

    interval: str
    series: list[SeriesAnswer]
    took_ms: int


def mentioned_answer(found: Trend, bounds: tuple[int | None, int | None], unit: MentionedInterval) -> dict[str, Any]:
    """As `MentionedAnswer` describes it; `bounds` are the first and last number asked for."""
    return {
        "interval": unit,
        "total": found.counted.total,
        "reading": reading_answer(found.read),
        "timeline": list(_mentioned_bars(found.counted.per, found.of.per, bounds, unit)),
    }


def series_answer(q: str, found: Trend, series: Series) -> dict[str, Any]:
    """As `SeriesAnswer` describes it."""
    return {
        "q": q,
        "reading": reading_answer(found.read),
        "total": series.total,
        "undated": series.undated,
        "points": series.points,
    }


def _mentioned_bars(
    counts: Mapping[int, int], of: Mapping[int, int], bounds: tuple[int | None, int | None], unit: MentionedInterval
) -> Iterator[dict[str, Any]]:
    first, last = bounds
    spoken_of = [number for number, count in counts.items() if count]
    low = min(spoken_of, default=0) if first is None else first
    high = max(spoken_of, default=-1) if last is None else last
    for number in sorted(of):
        if low <= number <= high:
            count = counts.get(number, 0)
            yield {"start": _start(number, unit), "count": count, "of": of[number], "share": share(count, of[number])}


def _start(number: int, unit: MentionedInterval) -> str:
    """The first day of what the index numbers so."""
    match unit:
        case "year":
            return f"{number:04}-01-01"
        case "month":
            return month_start(number).isoformat()
        case "day":
            return date.fromordinal(number).isoformat()
