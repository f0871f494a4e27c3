"""Exact counts of what matches, in the embedded index."""

from __future__ import annotations

from typing import Any

from tantivy import Query

from search.backends.embedded_facets import EVERY, MOST_BUCKETS, FacetCounts, FacetNames
from search.backends.embedded_query import Compiler
from search.backends.embedded_views import EmbeddedView
from search.backends.engine import Count, Counted
from search.columns import Column, instant_columns
from search.fields import PUBLISHED
from search.query import And, Node, Not, Or, Phrase

_TOTAL = "total"
_PER = "per"

#: Every document has one value in this column.
_COUNTED = instant_columns(PUBLISHED).newest.name


class Counts:
    """Counts of one view, each worked out once."""

    def __init__(self, view: EmbeddedView, compiler: Compiler, names: FacetNames) -> None:
        self._view = view
        self._compiler = compiler
        self._facets = FacetCounts(view, compiler, names)

    def counted(self, count: Count) -> Counted:
        """The answer to a Count."""
        known = self._view.remembered.get(count)
        if known is None:
            known = self._count(count)
            self._view.remembered.keep(count, known)
            if count.facets or count.per:
                self._view.remembered.keep(Count(count.selection), Counted(known.total))
        return known

    def _count(self, count: Count) -> Counted:
        query = self._compiler.selection(count.selection)
        total, per = self._totals(query, count.per)
        dear = _has_phrase(count.selection.query)
        return Counted(total, self._facets.counted(query, total, count.facets, dear=dear), per)

    def _totals(self, query: Query, column: Column | None) -> tuple[int, dict[int, int]]:
        asked: dict[str, Any] = {_TOTAL: {"value_count": {"field": _COUNTED}}}
        if column is not None:
            asked[_PER] = {"terms": {"field": column.name, "size": MOST_BUCKETS, "segment_size": EVERY}}
        answer = self._view.searcher.aggregate(query, asked)
        buckets = answer[_PER]["buckets"] if column is not None else ()
        return int(answer[_TOTAL]["value"]), {int(bucket["key"]): bucket["doc_count"] for bucket in buckets}


def _has_phrase(node: Node) -> bool:
    match node:
        case Phrase():
            return True
        case And(nodes) | Or(nodes):
            return any(_has_phrase(each) for each in nodes)
        case Not(inner):
            return _has_phrase(inner)
        case _:
            return False
