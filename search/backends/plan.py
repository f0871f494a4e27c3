"""A request made ready for an engine: checked, and put in terms of the index's columns. Pure: no index is asked."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import get_args

from search.backends.cursor import Place, request_key
from search.backends.engine import Count, FacetCount, HitsPage
from search.columns import Column, instant_columns, keyword_column
from search.conditions import Condition, Selection, filter_conditions, period_conditions, units
from search.fields import FACETS, PUBLISHED, SHOWN_FACETS, SOURCE
from search.query import And, Everything, Key, Node, QueryReading, wanted
from search.ranking import clauses
from search.request import MAXIMUM_SIZE, Diacritics, Reprints, RequestError, SearchRequest, Sort

#: Values given for a facet: most frequent first, then by code point.
FACET_VALUES = 20


@dataclass(frozen=True, slots=True)
class Plan:
    """What a request asks besides its query: conditions by what made them, order, facets.

    `by_filter` has the conditions of each filter, `periods` those of publication and of mentioned dates. `key` is what
    its cursors are bound to, `place` where the page before ended, None for the first page.
    """

    by_filter: dict[str, tuple[Condition, ...]]
    periods: dict[str, Condition]
    units: Condition
    sort: Sort
    facets: tuple[str, ...]
    size: int
    key: str
    place: Place | None

    def selection(self, query: Node, without: str | None = None) -> Selection:
        """What matches the query and all conditions, those of the filter `without` left out."""
        chosen = (each for name, conditions in self.by_filter.items() if name != without for each in conditions)
        return Selection(query, (self.units, *chosen, *self.periods.values()))

    def page(self, reading: QueryReading, today: date) -> HitsPage:
        """The page of hits. Without words to rank by, the newest come first."""
        published = instant_columns(PUBLISHED)
        ranked = self.sort == "relevance" and bool(wanted(reading.tree))
        order: Column | None = None if ranked else published.oldest if self.sort == "oldest" else published.newest
        return HitsPage(
            selection=self.selection(reading.tree),
            clauses=clauses(reading, today) if ranked else (),
            order=order,
            tie=published.newest,
            size=self.size,
            after=self.place.position if self.place else None,
        )

    def counts(self, query: Node) -> tuple[Count, ...]:
        """What is counted: everything that matches; all articles of the sources; then each facet with a choice of its
        own, which it is counted without."""
        own = [name for name in self.facets if self.by_filter.get(name)]
        shared = tuple(_facet(name) for name in self.facets if name not in own)
        month = instant_columns(PUBLISHED).month
        return (
            Count(self.selection(query), shared, month),
            self.of_sources(query),
            *(Count(self.selection(query, without=name), (_facet(name),)) for name in own),
        )

    def of_sources(self, query: Node) -> Count:
        """All articles of the sources and days of publication asked, by month: what counts by month are `of`."""
        published = [self.periods[PUBLISHED.name]] if PUBLISHED.name in self.periods else []
        asked = (self.units, *self.by_filter.get(SOURCE.name, ()), *published)
        return Count(Selection(_sources_said(query), asked), (), instant_columns(PUBLISHED).month)


def plan(request: SearchRequest) -> Plan:
    """Check a request, but for its query, and work out what it means. Raises RequestError naming what is wrong."""
    for name, value, allowed in (
        ("sort", request.sort, get_args(Sort)),
        ("reprints", request.reprints, get_args(Reprints)),
        ("diacritics", request.diacritics, get_args(Diacritics)),
    ):
        if value not in allowed:
            raise RequestError(name, f"one of {', '.join(allowed)}")
    if not 0 <= request.size <= MAXIMUM_SIZE:
        raise RequestError("size", f"0 to {MAXIMUM_SIZE}")
    facets = SHOWN_FACETS if request.facets is None else tuple(dict.fromkeys(request.facets))
    if unknown := [name for name in facets if name not in FACETS]:
        raise RequestError("facets", f"no such facet: {unknown[0]}; there are {', '.join(FACETS)}")
    key = request_key(request)
    ends = ("published_from", "published_to", "mentioned_from", "mentioned_to")
    return Plan(
        by_filter={name: filter_conditions(name, values) for name, values in sorted(request.filters.items())},
        periods=dict(period_conditions({name: getattr(request, name) for name in ends})),
        units=units(request.reprints),
        sort=request.sort,
        facets=facets,
        size=request.size,
        key=key,
        place=None if request.cursor is None else Place.decode(request.cursor, key),
    )


def normal_query(q: str) -> str:
    """The query as it is read: NFC, without blanks around it."""
    return unicodedata.normalize("NFC", q).strip()


def _facet(name: str) -> FacetCount:
    return FacetCount(keyword_column(FACETS[name]), FACET_VALUES)


def _sources_said(query: Node) -> Node:
    """What the query demands of the source: `source:x` beside other terms."""
    nodes = query.nodes if isinstance(query, And) else (query,)
    said = tuple(node for node in nodes if isinstance(node, Key) and node.field == SOURCE.name)
    return And(said) if len(said) > 1 else said[0] if said else Everything()
