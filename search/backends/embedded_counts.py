"""Exact counts of what matches, in the embedded index."""

from __future__ import annotations

from typing import Any

from search.backends.embedded_facets import EVERY, MOST_BUCKETS, FacetCounts, FacetNames, aggregations
from search.backends.embedded_query import Compiler
from search.backends.embedded_views import EmbeddedView
from search.backends.engine import Count, Counted
from search.columns import instant_columns
from search.fields import PUBLISHED
from search.query import And, Node, Not, Or, Phrase

#: Names in an answer that no column has.
_TOTAL = "_total"
_PER = "_per"

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
        """A phrase costs more to find than all that is counted of it, so all of that is asked at once."""
        query = self._compiler.selection(count.selection)
        facets = aggregations(count.facets) if _has_phrase(count.selection.query) else {}
        asked: dict[str, Any] = {_TOTAL: {"value_count": {"field": _COUNTED}}, **facets}
        if count.per is not None:
            asked[_PER] = {"terms": {"field": count.per.name, "size": MOST_BUCKETS, "segment_size": EVERY}}
        answer = self._view.searcher.aggregate(query, asked)
        total = int(answer[_TOTAL]["value"])
        per = {} if count.per is None else {int(each["key"]): each["doc_count"] for each in answer[_PER]["buckets"]}
        return Counted(total, self._facets.counted(query, total, count.facets, answer if facets else {}), per)


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
