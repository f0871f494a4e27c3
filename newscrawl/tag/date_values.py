"""Values of calendar expressions: what a text states, completed from the publication date, as ISO 8601."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, quarter or year, as far as the text states it; `time` is "HH:MM" and goes with a day."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    time: str | None = None

    @classmethod
    def of(cls, day: date) -> Moment:
        """The moment of a calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def possible(self) -> bool:
        """Whether the calendar has it: no 31/6, no month 13; 29/2 passes where the year is not known."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.day is not None and self.month is not None:
            return 1 <= self.day <= monthrange(self.year or 2000, self.month)[1]
        return self.day is None or 1 <= self.day <= 31

    def completed(self, later: Moment) -> Moment:
        """What a range leaves out at its beginning and states at its end: "1 đến 3/12/2023" -> 1/12/2023."""
        month = self.month if self.month or self.quarter or self.day is None else later.month
        return replace(self, month=month, year=self.year or later.year)

    def near(self, published: date | None) -> Moment:
        """With the year that brings it nearest to the publication; unchanged where that cannot be told."""
        if self.year is not None or published is None or not (self.month or self.quarter):
            return self
        years = (published.year, published.year - 1, published.year + 1)
        candidates = [moment for year in years if (moment := replace(self, year=year)).possible]
        return min(candidates, key=lambda moment: abs(moment.middle() - published), default=self)

    def middle(self) -> date:
        """A day in the middle of it; the year and a month or quarter must be known."""
        month = self.month or (self.quarter or 1) * 3 - 1
        return date(self.year or 1, month, self.day or 15)

    def iso(self) -> str:
        """ISO 8601 as in `docs/annotation.md`, "" where the year is not known or the day does not exist."""
        if self.year is None or not self.possible:
            return ""
        if self.quarter is not None:
            return f"{self.year:04}-Q{self.quarter}"
        if self.month is None:
            return f"{self.year:04}" if self.day is None else ""
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        time = f"T{self.time}" if self.time else ""
        return f"{self.year:04}-{self.month:02}-{self.day:02}{time}"


@dataclass(frozen=True, slots=True)
class Expression:
    """A calendar expression up to `end`: a moment, a range of two, or (both None) one without a value."""

    end: int
    first: Moment | None = None
    last: Moment | None = None

    def value(self, published: date | None) -> str:
        """The ISO value, resolved against the publication; "" where none can be worked out."""
        if self.first is None:
            return ""
        if self.last is None:
            return self.first.near(published).iso()
        last = self.last.near(published)
        first = self.first.completed(last)
        if self.first.year is None and _order(first) > _order(last) and last.year is not None:
            first = replace(first, year=last.year - 1)  # "từ 25/12 đến 5/1/2024"
        begin, finish = first.iso(), last.iso()
        return f"{begin}/{finish}" if begin and finish else ""

    @property
    def day(self) -> Moment | None:
        """The single day it names, if it names one."""
        return self.first if self.last is None and self.first is not None and self.first.day else None


def _order(moment: Moment) -> tuple[int, int, int]:
    return moment.year or 0, moment.month or (moment.quarter or 1) * 3 - 2, moment.day or 1


def add_months(day: date, months: int) -> Moment:
    """The month that many months after (before, if negative) the month of a day."""
    index = day.year * 12 + day.month - 1 + months
    return Moment(index // 12, index % 12 + 1)


def add_quarters(day: date, quarters: int) -> Moment:
    """The quarter that many quarters after the quarter of a day."""
    index = day.year * 4 + (day.month - 1) // 3 + quarters
    return Moment(index // 4, quarter=index % 4 + 1)


def week(day: date, weeks: int) -> tuple[Moment, Moment]:
    """Monday and Sunday of the week that many weeks after that of a day."""
    monday = day + timedelta(weeks=weeks, days=-day.weekday())
    return Moment.of(monday), Moment.of(monday + timedelta(days=6))
