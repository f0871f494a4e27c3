"""Counts as Elasticsearch's aggregations, exact although each shard names only its own most frequent values. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from search.backends.elasticsearch_query import selected
from search.backends.engine import Count, Counted, FacetCount

Body = dict[str, Any]

#: Values that each shard names at first, and at most (what a server makes of one request by default).
FIRST_NAMED = 250
_MOST_NAMED = 65_000
_MORE = 16
#: Values beyond the last one wanted: their counts bound those of all that were not named.
BEYOND = 20

#: Months or years: more than any archive has.
_MOST_NUMBERS = 10_000
_PER = "per"


@dataclass(frozen=True, slots=True)
class CountQuestion:
    """A Count on its way: what is known so far (`known` None before the first response), which facets are `pending`,
    and how many values each shard is to name for these."""

    count: Count
    pending: tuple[FacetCount, ...]
    named: int
    known: Counted | None = None

    def counted(self) -> Counted:
        """The answer, once nothing is pending."""
        if self.known is None or self.pending:
            raise ValueError("not all is known yet")
        return self.known


def question(count: Count) -> CountQuestion:
    """Nothing is known yet."""
    return CountQuestion(count, count.facets, FIRST_NAMED)


def body(asked: CountQuestion) -> Body:
    """The search that tells what is pending."""
    aggregations = {facet.column.name: _terms(facet, asked.named) for facet in asked.pending}
    if asked.count.per and asked.known is None:
        per: Body = {"field": asked.count.per.name, "size": _MOST_NUMBERS, "order": {"_key": "asc"}}
        aggregations[_PER] = {"terms": per}
    made: Body = {"query": selected(asked.count.selection), "size": 0, "track_total_hits": asked.known is None}
    return made | ({"aggs": aggregations} if aggregations else {})


def heard(asked: CountQuestion, said: Mapping[str, Any]) -> CountQuestion:
    """What is known with a response; more values are to be named for facets that are not exact yet."""
    aggregations = said.get("aggregations", {})
    known = asked.known or _first(said, aggregations)
    facets, pending = dict(known.facets), []
    for facet in asked.pending:
        terms = aggregations[facet.column.name]
        if _exact(facet, terms) or asked.named >= _MOST_NAMED:
            facets[facet.column.name] = {each["key"]: each["doc_count"] for each in terms["buckets"][: _size(facet)]}
        else:
            pending.append(facet)
    named = min(asked.named * _MORE, _MOST_NAMED)
    return CountQuestion(asked.count, tuple(pending), named, Counted(known.total, facets, known.per))


def _first(said: Mapping[str, Any], aggregations: Mapping[str, Any]) -> Counted:
    buckets = aggregations[_PER]["buckets"] if _PER in aggregations else ()
    return Counted(said["hits"]["total"]["value"], {}, {bucket["key"]: bucket["doc_count"] for bucket in buckets})


def _size(facet: FacetCount) -> int:
    return facet.size if facet.only is None else len(facet.only)


def _terms(facet: FacetCount, named: int) -> Body:
    """The most frequent values, ties by code point, and by how much each count may be too small."""
    terms: Body = {"field": facet.column.name, "size": _size(facet) + BEYOND, "show_term_doc_count_error": True}
    if facet.only is not None:
        terms["include"] = list(facet.only)
    return {"terms": terms | {"shard_size": max(named, _size(facet) + BEYOND)}}


def _exact(facet: FacetCount, terms: Mapping[str, Any]) -> bool:
    """Can no value that is not among the first have more than the last of them, and is none of them counted short?"""
    if not terms["doc_count_error_upper_bound"]:
        return True
    buckets = terms["buckets"]
    first, beyond = buckets[: _size(facet)], buckets[_size(facet) :]
    if not beyond:
        return False
    short = max(each["doc_count_error_upper_bound"] for each in first)
    most = beyond[-1]["doc_count"] + terms["doc_count_error_upper_bound"]
    return not short and bool(first[-1]["doc_count"] > most)
