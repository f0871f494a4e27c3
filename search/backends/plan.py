"""A request made ready for a backend: checked, and put in terms of the index's columns. Pure: no index is asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, get_args

from search.backends.cursor import Position, request_key
from search.columns import Column, instant_columns, keyword_column, period_columns
from search.fields import FILTERS, MENTIONED, PUBLISHED, SOURCE
from search.periods import bounds, published_bounds
from search.query import Query, parse, wanted
from search.request import MAXIMUM_SIZE, RequestError, SearchRequest, Sort

#: Ranking, the same in both engines (BM25, k1 1.2, b .75): a term in the title adds its score there twice over, two
#: words side by side add the score of the pair. Set by hand, not measured; the tests hold only the order they bring.
TITLE_BOOST = 2.0
PAIR_BOOST = 1.0


@dataclass(frozen=True, slots=True)
class OneOf:
    """Articles that have one of the values; with `excluded` those that have none of them."""

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
    """Articles for which one of the ranges holds."""

    ranges: tuple[Between, ...]


Condition: TypeAlias = OneOf | AnyBetween


@dataclass(frozen=True, slots=True)
class Plan:
    """What a backend has to do.

    `order` is the column to sort by, highest first, or None to rank by score with ties broken by `tie`. `sources` are
    the conditions of the timeline's denominator. `position` is where the page before ended, None for the first.
    """

    query: Query
    conditions: tuple[Condition, ...]
    sources: tuple[Condition, ...]
    order: Column | None
    tie: Column
    size: int
    key: str
    position: Position | None


def plan(request: SearchRequest) -> Plan:
    """Check a request and work out what it means. Raises RequestError naming the wrong parameter."""
    if request.sort not in get_args(Sort):
        raise RequestError("sort", f"one of {', '.join(get_args(Sort))}")
    if not 0 <= request.size <= MAXIMUM_SIZE:
        raise RequestError("size", f"0 to {MAXIMUM_SIZE}")
    query = parse(request.q)
    published = instant_columns(PUBLISHED)
    ranked = request.sort == "relevance" and bool(wanted(query))
    key = request_key(request)
    return Plan(
        query=query,
        conditions=(*_filters(request.filters), *_published(request), *_mentioned(request)),
        sources=_filters({name: values for name, values in request.filters.items() if name == SOURCE.name}),
        order=None if ranked else published.oldest if request.sort == "oldest" else published.newest,
        tie=published.newest,
        size=request.size,
        key=key,
        position=None if request.cursor is None else Position.decode(request.cursor, key, ranked=ranked),
    )


def _filters(filters: Mapping[str, tuple[str, ...]]) -> tuple[Condition, ...]:
    conditions = []
    for name, values in sorted(filters.items()):
        if name not in FILTERS:
            raise RequestError(name, f"no such filter; there are {', '.join(FILTERS)}")
        if any(value in {"", "-"} for value in values):
            raise RequestError(name, "an empty value")
        column = keyword_column(FILTERS[name])
        normal = [unicodedata.normalize("NFC", value) for value in values]
        chosen = tuple(value for value in normal if not value.startswith("-"))
        excluded = tuple(value[1:] for value in normal if value.startswith("-"))
        conditions += [OneOf(column, chosen)] if chosen else []
        conditions += [OneOf(column, excluded, excluded=True)] if excluded else []
    return tuple(conditions)


def _published(request: SearchRequest) -> tuple[Condition, ...]:
    first, last = request.published_from, request.published_to
    if first is None and last is None:
        return ()
    _ordered("published_to", first, last)
    return (AnyBetween((Between(instant_columns(PUBLISHED).newest, *published_bounds(first, last)),)),)


def _mentioned(request: SearchRequest) -> tuple[Condition, ...]:
    first, last = request.mentioned_from, request.mentioned_to
    if first is None and last is None:
        return ()
    _ordered("mentioned_to", first, last)
    columns = period_columns(MENTIONED)
    lows = (None, None, None) if first is None else bounds(first)
    highs = (None, None, None) if last is None else bounds(last)
    return (
        AnyBetween(
            (
                Between(columns.years, lows[0], highs[0]),
                Between(columns.months, lows[1], highs[1]),
                Between(columns.days, lows[2], highs[2]),
            )
        ),
    )


def _ordered(parameter: str, first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        raise RequestError(parameter, f"{last} is before {first}")
