"""Days of a source as a map of weeks: what was published on each, what was looked for, what nobody looked for. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from newscrawl.archive.coverage import DaySet, DaySpan
from search.web.calendar_grid import shade

#: Side of a day's square with the space to the next one, in the map's own units.
SIDE = 12
_ONE_DAY = timedelta(days=1)

#: none: collected, without an article; gap: not collected; ahead: not over yet, or before all that is known.
State = Literal["articles", "none", "gap", "ahead"]


@dataclass(frozen=True, slots=True)
class HeatDay:
    """A day of the map at column `x` and row `y`; `shade` from 0 to 4."""

    day: date
    count: int
    state: State
    shade: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class HeatYear:
    """A year of a source: its days, and what they come to."""

    year: int
    days: tuple[HeatDay, ...]
    articles: int
    gaps: int
    width: int

    @property
    def months(self) -> Iterator[tuple[int, int]]:
        """Each month and the column in which it begins."""
        return ((each.day.month, each.x) for each in self.days if each.day.day == 1)

    @property
    def outlines(self) -> list[tuple[str, str]]:
        """The days of one look (class) as one path: a fraction of what squares would take."""
        looks: dict[str, list[str]] = {}
        for look, run in groupby(self.days, key=lambda each: (_look(each), each.x)):
            column = list(run)
            height = len(column) * SIDE - 2
            looks.setdefault(look[0], []).append(f"M{column[0].x} {column[0].y}h10v{height}h-10z")
        return [(look, "".join(drawn)) for look, drawn in looks.items() if look != "ahead"]


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month in figures."""

    first: date
    last: date
    articles: int
    days_with: int
    days_without: int
    gaps: int


def heat_year(year: int, counts: Mapping[date, int], collected: DaySet, until: date) -> HeatYear:
    """The map of a year; `until` is the last day that is over."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    most = max(counts.values(), default=0)
    days = []
    for number in range((last - first).days + 1):
        day = first + number * _ONE_DAY
        count = counts.get(day, 0)
        state = _state(day, count, collected, until)
        column, row = divmod(number + first.weekday(), 7)
        days.append(HeatDay(day, count, state, shade(count, most), column * SIDE, row * SIDE))
    total, gaps = sum(each.count for each in days), sum(each.state == "gap" for each in days)
    return HeatYear(year, tuple(days), total, gaps, days[-1].x + SIDE)


def month_rows(shown: HeatYear) -> list[MonthRow]:
    """The same by month; months ahead are left out."""
    rows = []
    for _, grouped in groupby(shown.days, key=lambda each: each.day.month):
        days = list(grouped)
        states = [each.state for each in days]
        if set(states) != {"ahead"}:
            figures = (states.count("articles"), states.count("none"), states.count("gap"))
            rows.append(MonthRow(days[0].day, days[-1].day, sum(each.count for each in days), *figures))
    return rows


def gap_spans(collected: DaySet, first: date, until: date) -> list[DaySpan]:
    """Days from `first` to `until` that were not collected, as spans in order."""
    spans: list[DaySpan] = []
    for known in collected.spans():
        if known.first > until:
            break
        if first < known.first:
            spans.append(DaySpan(first, known.first - _ONE_DAY))
        if known.last >= until:
            return spans
        first = max(first, known.last + _ONE_DAY)
    return [*spans, DaySpan(first, until)] if first <= until else spans


def _state(day: date, count: int, collected: DaySet, until: date) -> State:
    if count:
        return "articles"
    if day > until:
        return "ahead"
    return "none" if day in collected else "gap"


def _look(day: HeatDay) -> str:
    return f"s{day.shade}" if day.state == "articles" else day.state
