"""What a document must be like, in terms of the index's columns: filters, and what the query says of fields."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TypeAlias

from search.columns import (
    UNIT,
    Column,
    all_values,
    all_values_column,
    instant_columns,
    keyword_column,
    period_columns,
)
from search.fields import FILTERS, MENTIONED, PUBLISHED, Field
from search.periods import bounds, published_bounds
from search.query import During, Key, Node
from search.request import Reprints, RequestError

#: Values that a filter may exclude at once: all sets of them are asked for (`all_values`).
MOST_EXCLUDED = 8


@dataclass(frozen=True, slots=True)
class OneOf:
    """Documents that have one of the values; with `excluded` those that have none of them."""

    column: Column
    values: tuple[str, ...]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """A column's value lies in [low, high]; None is open."""

    column: Column
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class AnyBetween:
    """Documents for which one of the ranges holds."""

    ranges: tuple[Between, ...]


Condition: TypeAlias = OneOf | AnyBetween


@dataclass(frozen=True, slots=True)
class Selection:
    """The documents that match a query and all conditions."""

    query: Node
    conditions: tuple[Condition, ...] = ()


def condition(node: Key | During) -> Condition:
    """What the query says of a field, as a condition."""
    match node:
        case Key(name, value):
            return OneOf(keyword_column(FILTERS[name]), (value,))
        case During("published", first, last):
            return published_in(first, last)
        case During(_, first, last):
            return mentions(first, last)


def units(reprints: Reprints) -> Condition:
    """Articles, or stories."""
    return OneOf(UNIT, ("story" if reprints == "show" else "member",), excluded=True)


def filter_conditions(name: str, values: Sequence[str]) -> tuple[Condition, ...]:
    """What one filter asks. Raises RequestError where there is no such filter, or it cannot be asked so."""
    if name not in FILTERS:
        raise RequestError(name, f"no such filter; there are {', '.join(FILTERS)}")
    if any(value in {"", "-"} for value in values):
        raise RequestError(name, "an empty value")
    normal = [unicodedata.normalize("NFC", value) for value in values]
    chosen = tuple(value for value in normal if not value.startswith("-"))
    excluded = tuple(dict.fromkeys(value[1:] for value in normal if value.startswith("-")))
    return (
        *([OneOf(keyword_column(FILTERS[name]), chosen)] if chosen else []),
        *([_without(FILTERS[name], excluded)] if excluded else []),
    )


def published_in(first: date | None, last: date | None) -> Condition:
    """Published on these days, both included; None is open."""
    return AnyBetween((Between(instant_columns(PUBLISHED).newest, *published_bounds(first, last)),))


def mentions(first: date | None, last: date | None) -> Condition:
    """The text speaks of a time that overlaps these days; None is open."""
    columns = period_columns(MENTIONED)
    lows = (None, None, None) if first is None else bounds(first)
    highs = (None, None, None) if last is None else bounds(last)
    named = zip((columns.years, columns.months, columns.days), lows, highs, strict=True)
    return AnyBetween(tuple(Between(column, low, high) for column, low, high in named))


def period_conditions(days: Mapping[str, date | None]) -> Iterator[tuple[str, Condition]]:
    """What the four ends of the two periods ask, by the period's field; `days` by parameter."""
    for name, make in (("published", published_in), ("mentioned", mentions)):
        first, last = days[f"{name}_from"], days[f"{name}_to"]
        if first is not None and last is not None and last < first:
            raise RequestError(f"{name}_to", f"{last} is before {first}")
        if first is not None or last is not None:
            yield name, make(first, last)


def _without(field: Field, excluded: tuple[str, ...]) -> Condition:
    if not field.publication:
        return OneOf(keyword_column(field), excluded, excluded=True)
    if len(excluded) > MOST_EXCLUDED:
        raise RequestError(field.name, f"more than {MOST_EXCLUDED} values are excluded")
    sets = (chosen for size in range(1, len(excluded) + 1) for chosen in combinations(excluded, size))
    return OneOf(all_values_column(field), tuple(all_values(chosen) for chosen in sets), excluded=True)
