"""Counts as Elasticsearch's aggregations. The index has one shard, so all of them are exact. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from search.backends.elasticsearch_query import selected
from search.backends.engine import Count, Counted, FacetCount

Body = dict[str, Any]

_PER = "per"

#: Facets counted by one search. They take most of the time of a question, so they are shared out among the cores: in
#: threes the slowest twentieth of questions to 100,000 articles took 465 instead of 584 ms, the median one the same
#: (2 cores, both busy with other work; November 2026).
_TOGETHER = 3


def count_bodies(count: Count) -> list[Body]:
    """The searches that count, one or more."""
    facets = [count.facets[start : start + _TOGETHER] for start in range(0, len(count.facets), _TOGETHER)] or [()]
    return [_body(count, some, first=number == 0) for number, some in enumerate(facets)]


def counted(count: Count, said: Sequence[Mapping[str, Any]]) -> Counted:
    """The answer to them."""
    aggregations = {name: each for response in said for name, each in response.get("aggregations", {}).items()}
    facets = {facet.column.name: _counts(aggregations[facet.column.name]) for facet in count.facets}
    per = _counts(aggregations[_PER]) if count.per else {}
    return Counted(said[0]["hits"]["total"]["value"], facets, {int(key): number for key, number in per.items()})


def _body(count: Count, facets: Sequence[FacetCount], *, first: bool) -> Body:
    aggregations = {facet.column.name: _terms(facet) for facet in facets}
    if count.per and first:
        ones: Body = {"field": count.per.name, "interval": 1, "min_doc_count": 1}
        aggregations[_PER] = {"histogram": ones}
    body: Body = {"query": selected(count.selection), "size": 0, "track_total_hits": first}
    return body | ({"aggs": aggregations} if aggregations else {})


def _terms(facet: FacetCount) -> Body:
    """The most frequent values, ties by code point, so that which of these are named is the same everywhere."""
    terms: Body = {"field": facet.column.name}
    if facet.only is None:
        terms |= {"size": facet.size, "shard_size": facet.size}
    else:
        terms |= {"size": max(1, len(facet.only)), "include": list(facet.only)}
    return {"terms": terms}


def _counts(aggregation: Mapping[str, Any]) -> dict[Any, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in aggregation["buckets"]}
