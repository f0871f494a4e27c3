"""Months as grids of days, Monday first, each day with the number of articles that name it. Pure."""

from __future__ import annotations

from calendar import MONDAY, Calendar
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

#: Years that the calendar shows; what lies beyond is a slip of a text.
FIRST_YEAR, LAST_YEAR = 1000, 9998
#: Up to which part of the largest number a shade reaches, lightest first. Few days have most mentions, so the steps
#: double: else all other days would look alike. Each reaches to its own number at least: one article is the lightest.
_SHADES = (1 / 8, 1 / 4, 1 / 2, 1)

_WEEKS = Calendar(MONDAY)


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of a grid: articles that name it, and how dark it is shown (0 none, 4 darkest)."""

    day: date
    count: int
    shade: int


#: A week from Monday to Sunday; None is a day of another month.
Week = tuple[DayCell | None, ...]


@dataclass(frozen=True, slots=True)
class MonthGrid:
    """A month; `count` are articles that speak of any time in it, `whole` those that speak
    of a span with the whole month in it."""

    first: date
    weeks: tuple[Week, ...]
    count: int
    whole: int

    @property
    def name(self) -> str:
        """As addresses have it."""
        return f"{self.first:%Y-%m}"

    @property
    def last(self) -> date:
        """Last day."""
        return next(cell.day for cell in reversed(self.weeks[-1]) if cell)


def shade(count: int, most: int) -> int:
    """0 for nothing, else 1 to 4."""
    if not count:
        return 0
    return next(number for number, end in enumerate(_ends(most), 1) if count <= end)


def shade_steps(most: int) -> list[tuple[int, int, int]]:
    """Each shade that there is where `most` is the largest number: the shade, its lowest and its highest number."""
    ends = _ends(most)
    steps = zip(range(1, len(ends) + 1), (0, *ends), ends, strict=False)
    return [(number, low + 1, high) for number, low, high in steps if low < most]


def _ends(most: int) -> list[int]:
    return [max(int(part * most), number) for number, part in enumerate(_SHADES, 1)]


def month_grid(first: date, days: Mapping[int, int], most: int, count: int = 0, whole: int = 0) -> MonthGrid:
    """The month that begins on `first`; `days` are counts by ordinal, `most` is the number shown darkest."""

    def cell(day: date) -> DayCell | None:
        if day.month != first.month:
            return None
        named = days.get(day.toordinal(), 0)
        return DayCell(day, named, shade(named, most))

    weeks = _WEEKS.monthdatescalendar(first.year, first.month)
    return MonthGrid(first, tuple(tuple(cell(day) for day in week) for week in weeks), count, whole)


def month_beside(first: date, step: int) -> date | None:
    """The month before (-1) or after (1); None beyond the calendar."""
    year, month = divmod(first.year * 12 + first.month - 1 + step, 12)
    return date(year, month + 1, 1) if FIRST_YEAR <= year <= LAST_YEAR else None


def days_beside(day: date, days: Mapping[int, int]) -> tuple[date | None, date | None]:
    """The nearest days before and after that are named at all."""
    number = day.toordinal()
    named = [each for each, count in days.items() if count]
    before = max((each for each in named if each < number), default=None)
    after = min((each for each in named if each > number), default=None)
    return _shown(before), _shown(after)


def most_mentioned_year(by_month: Mapping[int, int], years: Collection[int]) -> int | None:
    """Of these years the one whose months have most articles, the later of two; what mentions a year alone is no part.

    `by_month` are counts by `search.periods.month_number`.
    """
    articles: Counter[int] = Counter()
    for number, count in by_month.items():
        articles[number // 12] += count
    return max((year for year in years if articles[year]), key=lambda year: (articles[year], year), default=None)


def _shown(number: int | None) -> date | None:
    day = None if number is None else date.fromordinal(number)
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None
