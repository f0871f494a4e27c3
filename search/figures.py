"""What makes a count honest: what it is of, how sure its share is, and what was never collected."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Literal

from search.fields import SOURCE
from search.periods import month_start
from search.query import And, Key, Node

Interval = Literal["month", "quarter", "year"]

_MONTHS: dict[Interval, int] = {"month": 1, "quarter": 3, "year": 12}
#: Two-sided 95 % of the normal distribution.
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `first` to `last`, both included; None is open."""

    first: date | None = None
    last: date | None = None

    def part_of(self, first: date, last: date) -> tuple[date, date]:
        """The part of a period that lies in these days; it ends before it begins where none does."""
        return (
            first if self.first is None else max(first, self.first),
            last if self.last is None else min(last, self.last),
        )


#: Both ends open.
ALL_DAYS = Days()


@dataclass(frozen=True, slots=True)
class Period:
    """A month, quarter or year by its first and last month number (`periods.month_number`)."""

    low: int
    high: int

    @property
    def start(self) -> date:
        """First day."""
        return month_start(self.low)

    @property
    def end(self) -> date:
        """Last day."""
        last = month_start(self.high)
        return last.replace(day=monthrange(last.year, last.month)[1])

    @property
    def days(self) -> tuple[date, date]:
        """First and last day."""
        return self.start, self.end

    def sum(self, months: Mapping[int, int]) -> int:
        """What was counted by month, together."""
        return sum(months.get(month, 0) for month in range(self.low, self.high + 1))


def periods(interval: Interval, first_month: int, last_month: int) -> Iterator[Period]:
    """The periods from the one of the first month to the one of the last."""
    length = _MONTHS[interval]
    for low in range(first_month - first_month % length, last_month + 1, length):
        yield Period(low, low + length - 1)


def share(count: int, of: int) -> float | None:
    """The part that `count` is of `of`; None where there is nothing that it could be a part of."""
    return count / of if of else None


def share_interval(count: int, of: int) -> tuple[float, float] | None:
    """The 95 % interval of a share, after E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
    Inference", Journal of the American Statistical Association 22 (1927), 209-212.

    It stays within 0 and 1 and holds for small counts, where the textbook's normal interval does not (L. D. Brown,
    T. T. Cai and A. DasGupta, "Interval Estimation for a Binomial Proportion", Statistical Science 16, 2001).
    """
    if not of:
        return None
    square = _Z * _Z
    part = count / of
    middle = (part + square / (2 * of)) / (1 + square / of)
    reach = _Z / (1 + square / of) * sqrt(part * (1 - part) / of + square / (4 * of * of))
    # At the ends the formula gives 0 and 1 exactly; in floating point it misses them by a hair.
    return (0.0 if count == 0 else middle - reach, 1.0 if count == of else middle + reach)


def sources_asked(filter_values: Sequence[str], query: Node, known: Iterable[str]) -> tuple[str, ...]:
    """The sources that a question is about: all that are known, less what the filter or the query leaves out."""
    chosen = {value for value in filter_values if not value.startswith("-")}
    excluded = {value[1:] for value in filter_values if value.startswith("-")}
    keys = chosen or set(known)
    for node in query.nodes if isinstance(query, And) else (query,):
        if isinstance(node, Key) and node.field == SOURCE.name:
            keys = keys & {node.value} if chosen else {node.value}
    return tuple(sorted(keys - excluded))
