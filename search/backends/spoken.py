"""What articles speak of, in terms of the index's columns: what it is counted by, and the articles that name a day."""

from __future__ import annotations

from datetime import date, timedelta

from search.backends.base import MentionedUnit, Written
from search.columns import Column, instant_columns, period_columns
from search.conditions import AnyBetween, Between, Condition, published_in
from search.fields import MENTIONED, PUBLISHED

_COLUMNS = period_columns(MENTIONED)
_BY_UNIT: dict[MentionedUnit, Column] = {
    "year": _COLUMNS.in_years,
    "month": _COLUMNS.in_months,
    "day": _COLUMNS.days,
    "whole month": _COLUMNS.months,
}
_ONE_DAY = timedelta(days=1)
#: Undated articles have a number below 0 in this column (`search.periods.newest_key`).
_UNDATED = AnyBetween((Between(instant_columns(PUBLISHED).newest, None, 0),))


def mentioned_column(unit: MentionedUnit) -> Column:
    """The column that is counted."""
    return _BY_UNIT[unit]


def naming(day: date, written: Written) -> tuple[Condition, Condition]:
    """Articles that name the day and were written then."""
    number = day.toordinal()
    return AnyBetween((Between(_COLUMNS.days, number, number),)), _written(day, written)


def _written(day: date, written: Written) -> Condition:
    match written:
        case "before":
            return published_in(None, day - _ONE_DAY)
        case "on":
            return published_in(day, day)
        case "after":
            return published_in(day + _ONE_DAY, None)
        case "undated":
            return _UNDATED
