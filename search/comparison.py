"""Several queries under the same filters, over time: the API and the page of trends ask here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from search.backends.base import Trend
from search.collected import Missing
from search.entity_names import with_names_resolved
from search.fields import SOURCE
from search.figures import Days, Interval, Period, periods
from search.parameters import FILTER_PARAMETERS, Given, Parameter, Q, choice
from search.periods import month_number
from search.request import SearchRequest
from search.services import Services
from search.trends import Series, series

#: Queries that are compared at once.
MOST_QUERIES = 10
INTERVALS: tuple[Interval, ...] = get_args(Interval)
COMPARISON = (
    Parameter(
        "q",
        f"{Q.description} Repeat it to compare queries; without it all articles are counted.",
        {"type": "array", "items": dict(Q.schema), "maxItems": MOST_QUERIES},
        example=["đối thoại", "thỏa ước lao động"],
    ),
    *FILTER_PARAMETERS,
    choice("interval", "What each point is of, in Vietnam's time.", INTERVALS, "month"),
)


@dataclass(frozen=True, slots=True)
class Compared:
    """One of the questions with what was counted for it."""

    question: SearchRequest
    found: Trend
    series: Series


def interval_of(values: Given) -> Interval:
    """The interval that was asked for."""
    return next(each for each in INTERVALS if each == values.one("interval", "month"))


def compare(served: Services, questions: Sequence[SearchRequest], interval: Interval) -> list[Compared]:
    """The questions over the same periods; they differ in their query alone, and there is at least one.

    Raises RequestError for a query that is none, and for too many periods.
    """
    chosen = Days(questions[0].published_from, questions[0].published_to)
    of_sources = questions[0].filters.get(SOURCE.name, ())

    def missing(found: Trend, over: Sequence[Period]) -> list[Missing]:
        days = [chosen.part_of(*period.days) for period in over]
        return served.collected.missing(days, of_sources, found.read.reading.tree)

    found = [served.backend.trend(with_names_resolved(served.catalogue, question)) for question in questions]
    made = series(found, interval, chosen, missing)
    return [Compared(*each) for each in zip(questions, found, made, strict=True)]


def days_of(start: str, interval: Interval, chosen: Days) -> tuple[date, date]:
    """First and last day of a point, as far as they were chosen."""
    number = month_number(date.fromisoformat(start)) or 0
    (period,) = periods(interval, number, number)
    return chosen.part_of(*period.days)
