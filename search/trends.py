"""Several queries over the same periods: counts, shares with their intervals, and days that were not collected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from search.backends.base import Trend
from search.collected import Missing
from search.figures import Days, Interval, Period, periods, share, share_interval
from search.request import RequestError

#: A hundred years of months: a longer span that was asked for is a slip.
MOST_POINTS = 1200

#: What is missing of each of some periods, for the sources that a series asks.
MissingOf = Callable[[Trend, Sequence[Period]], Sequence[Missing]]


@dataclass(frozen=True, slots=True)
class Point:
    """Matching articles of a period `of` all articles of the sources asked; `share` between `low` and `high` (95 %).

    The three are None where `of` is 0. `gaps`: days on which a source asked was not collected, of `days`
    that there are, both summed over the sources.
    """

    start: str
    count: int
    of: int
    share: float | None
    low: float | None
    high: float | None
    gaps: int
    days: int


@dataclass(frozen=True, slots=True)
class Series:
    """One query's points; `total` matches, `undated` of them in no point for want of a publication date."""

    total: int
    undated: int
    points: tuple[Point, ...]


def series(found: Sequence[Trend], interval: Interval, chosen: Days, missing: MissingOf) -> list[Series]:
    """The series of several queries, all over the same periods.

    They run over the days of publication that were chosen; where an end was left open, to the first or last period in
    which any of the queries has a hit. Raises RequestError for a chosen span of too many periods.
    """
    span = _span(found, chosen)
    if span is None:
        return [Series(each.counted.total, _undated(each), ()) for each in found]
    over = tuple(periods(interval, *span))
    if len(over) > MOST_POINTS and chosen.first is not None and chosen.last is not None:
        raise RequestError("interval", f"{len(over)} periods, more than {MOST_POINTS}: choose a longer one")
    return [
        Series(each.counted.total, _undated(each), tuple(_points(each, over, missing(each, over)))) for each in found
    ]


def _span(found: Sequence[Trend], chosen: Days) -> tuple[int, int] | None:
    """First and last month; None where there is neither a hit nor a choice of both ends."""
    hits = [month for each in found for month, count in each.counted.per.items() if count]
    first = min(hits, default=None) if chosen.first is None else _month(chosen.first.year, chosen.first.month)
    last = max(hits, default=None) if chosen.last is None else _month(chosen.last.year, chosen.last.month)
    return None if first is None or last is None or last < first else (first, last)


def _month(year: int, month: int) -> int:
    return year * 12 + month - 1


def _points(found: Trend, over: Iterable[Period], gaps: Sequence[Missing]) -> Iterable[Point]:
    for period, missing in zip(over, gaps, strict=True):
        count, of = period.sum(found.counted.per), period.sum(found.of.per)
        low, high = share_interval(count, of) or (None, None)
        yield Point(period.start.isoformat(), count, of, share(count, of), low, high, missing.days, missing.of)


def _undated(found: Trend) -> int:
    return found.counted.total - sum(found.counted.per.values())
