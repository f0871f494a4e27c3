"""Values of calendar expressions: what a text states, completed from the publication date, as ISO 8601."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

#: What a day in another calendar year than the publication's counts as further away, in days. Writers leave out the
#: year that they write in; in January they leave out the last one too, in December the next.
_EARLIER_YEAR, _LATER_YEAR = 60, 90


class Leaning(Enum):
    """What the words around an expression say of its place in time: how much further away the other side counts."""

    NONE = 0
    #: "hồi tháng 3", "ngày 5/6 vừa qua"
    PAST = -400
    #: "sẽ khởi công vào tháng 3"
    EXPECTED = 150
    #: "ngày 5/6 tới"
    FUTURE = 400


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, quarter or year, as far as the text states it; `time` is "HH:MM" and goes with a day."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    time: str | None = None

    @classmethod
    def of(cls, day: date, time: str | None = None) -> Moment:
        """The moment of a calendar day."""
        return cls(day.year, day.month, day.day, time=time)

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
        completed = replace(self, month=month, year=self.year or later.year)
        if self.year is None and later.year is not None and _order(completed) > _order(later):
            return replace(completed, year=later.year - 1)  # "từ 25/12 đến 5/1/2024"
        return completed

    def near(self, published: date | None, leaning: Leaning = Leaning.NONE) -> Moment:
        """With the year that lies nearest to the publication; unchanged where that cannot be told.

        Nearest is the year of the publication, the one before or the one after, by the days between the publication
        and the day (the 15th of a month, the middle of a quarter); a day of the year before counts as 60 days further
        away, one of the year after as 90. So an article of 10 January means last December by "tháng 12", one of
        20 December next January by "5/1", and one of October this March by "20/3".
        """
        if self.year is not None or published is None or not (self.month or self.quarter):
            return self
        years = (published.year, published.year - 1, published.year + 1)
        candidates = [moment for year in years if (moment := replace(self, year=year)).possible]
        return min(candidates, key=lambda moment: moment._distance(published, leaning), default=self)

    def _distance(self, published: date, leaning: Leaning) -> int:
        days = (self.middle() - published).days
        years = (self.year or 0) - published.year
        goes_on = years == 0 and self.day is None and published.month in self._months()
        against = 0 if goes_on or days * leaning.value >= 0 else abs(leaning.value)
        return abs(days) + (_EARLIER_YEAR, 0, _LATER_YEAR)[years + 1] + against

    def _months(self) -> range:
        last = self.month or (self.quarter or 1) * 3
        return range(last if self.month else last - 2, last + 1)

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

    def resolved(self, published: date | None, leaning: Leaning = Leaning.NONE) -> Expression:
        """With the years that it leaves out, as far as they can be told."""
        if self.first is None:
            return self
        if self.last is None:
            return replace(self, first=self.first.near(published, leaning))
        last = self.last.near(published, leaning)
        return replace(self, first=self.first.completed(last), last=last)

    def value(self) -> str:
        """The ISO value of a resolved expression; "" where none can be worked out."""
        if self.first is None:
            return ""
        if self.last is None:
            return self.first.iso()
        begin, finish = self.first.iso(), self.last.iso()
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


#: A period that many units away from the one of a day.
PERIODS: dict[str, Callable[[date, int], Moment]] = {
    "năm": lambda day, years: Moment(day.year + years),
    "tháng": add_months,
    "quý": add_quarters,
}
