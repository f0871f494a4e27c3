"""Counts as Elasticsearch's aggregations. The index has one shard, so all of them are exact. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from search.backends.elasticsearch_query import selected
from search.backends.engine import Count, Counted, FacetCount

Body = dict[str, Any]

_PER = "per"


def count_body(count: Count) -> Body:
    """The search that counts."""
    aggregations = {facet.column.name: _terms(facet) for facet in count.facets}
    if count.per:
        # A histogram of ones: a tenth of the time that terms take for numbers (100,000 articles, November 2026).
        ones: Body = {"field": count.per.name, "interval": 1, "min_doc_count": 1}
        aggregations[_PER] = {"histogram": ones}
    body: Body = {"query": selected(count.selection), "size": 0, "track_total_hits": True}
    return body | ({"aggs": aggregations} if aggregations else {})


def counted(count: Count, said: Mapping[str, Any]) -> Counted:
    """The answer to it."""
    aggregations = said.get("aggregations", {})
    facets = {facet.column.name: _counts(aggregations[facet.column.name]) for facet in count.facets}
    months = _counts(aggregations[_PER]) if count.per else {}
    return Counted(said["hits"]["total"]["value"], facets, {int(month): number for month, number in months.items()})


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
