"""The Elasticsearch index's mapping, and a plan as its request bodies. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from search.backends.plan import PAIR_BOOST, TITLE_BOOST, AnyBetween, Condition, OneOf, Plan
from search.backends.result import FACET_VALUES, MONTHS_ASKED
from search.columns import COLUMNS, Column, TextColumns, instant_columns, keyword_column, text_columns
from search.fields import FACETS, PUBLISHED, TEXT, TITLE
from search.query import Everything, Not, Phrase, Word, pairs, wanted

Body = dict[str, Any]

#: The JSON that a hit shows: kept as it is, not indexed. It is all that `_source` keeps, for the index is disposable.
RECORD_COLUMN = "record"

_TEXT = text_columns(TEXT)
_TITLE = text_columns(TITLE)
_PUBLISHED = instant_columns(PUBLISHED)

MONTHS = "months"
MONTH_COUNTS: Body = {MONTHS: {"terms": {"field": _PUBLISHED.month.name, "size": MONTHS_ASKED}}}
ALL_COUNTS: Body = MONTH_COUNTS | {
    field.name: {"terms": {"field": keyword_column(field).name, "size": FACET_VALUES}} for field in FACETS
}

#: One shard until an archive outgrows it: counts of facets are exact then, and scores comparable.
SETTINGS: Body = {"number_of_shards": 1, "auto_expand_replicas": "0-1"}


def mapping() -> Body:
    """The mapping of the index: nothing is guessed from the documents ("strict")."""
    properties = {column.name: _property(column) for column in COLUMNS}
    return {
        "dynamic": "strict",
        "_source": {"includes": [RECORD_COLUMN]},
        "properties": properties | {RECORD_COLUMN: {"type": "text", "index": False}},
    }


def _property(column: Column) -> Body:
    match column.kind:
        case "words":
            return {"type": "text", "analyzer": "whitespace"}
        case "keyword":
            return {"type": "keyword", "doc_values": column.counted}
        case "integer":
            return {"type": "long"}


def search_body(plan: Plan) -> Body:
    """The request of one page with its counts."""
    body: Body = {
        "query": matching(plan, scored=plan.order is None),
        "sort": sort(plan),
        "size": plan.size + 1,
        "track_total_hits": True,
        "aggs": ALL_COUNTS,
    }
    if plan.position is not None:
        key = plan.position.key
        body["search_after"] = [plan.position.score, key] if plan.order is None else [key]
    return body


def sources_body(plan: Plan) -> Body:
    """The request of the timeline's denominator."""
    excluded, chosen = _split(plan.sources)
    return {"query": _boolean({"filter": chosen, "must_not": excluded}), "size": 0, "aggs": MONTH_COUNTS}


def sort(plan: Plan) -> list[Body]:
    """The order of the hits; the sort key at its end is unique, so pages never overlap."""
    column = plan.tie if plan.order is None else plan.order
    return [*([{"_score": "desc"}] if plan.order is None else []), {column.name: "desc"}]


def matching(plan: Plan, *, scored: bool) -> Body:
    """What matches the plan; `scored` adds what only ranks: words in the title, words side by side."""
    nodes = () if isinstance(plan.query, Everything) else plan.query.nodes
    terms = [_matches(_TEXT, node) for node in nodes if not isinstance(node, Not)]
    unwanted = [_matches(_TEXT, node.node) for node in nodes if isinstance(node, Not)]
    excluded, chosen = _split(plan.conditions)
    clauses: Body = {"must" if scored else "filter": terms}
    clauses["filter"] = [*clauses.get("filter", []), *chosen]
    clauses["must_not"] = [*unwanted, *excluded]
    if scored:
        in_title = [_matches(_TITLE, node, TITLE_BOOST) for node in wanted(plan.query)]
        clauses["should"] = in_title + [_matches(_TEXT, pair, PAIR_BOOST) for pair in pairs(plan.query)]
    return _boolean(clauses)


def _boolean(clauses: Body) -> Body:
    filled = {occurrence: queries for occurrence, queries in clauses.items() if queries}
    return {"bool": filled} if filled else {"match_all": {}}


def _matches(columns: TextColumns, node: Word | Phrase, boost: float = 1.0) -> Body:
    name = (columns.exact if node.accented else columns.folded).name
    if isinstance(node, Word):
        return {"term": {name: {"value": node.text, "boost": boost}}}
    return {"match_phrase": {name: {"query": " ".join(node.words), "boost": boost}}}


def _split(conditions: Iterable[Condition]) -> tuple[list[Body], list[Body]]:
    """Conditions that exclude, and the others."""
    excluded: list[Body] = []
    chosen: list[Body] = []
    for condition in conditions:
        excludes = isinstance(condition, OneOf) and condition.excluded
        (excluded if excludes else chosen).append(_condition(condition))
    return excluded, chosen


def _condition(condition: Condition) -> Body:
    match condition:
        case OneOf(column, values):
            return {"terms": {column.name: list(values)}}
        case AnyBetween(ranges):
            return {"bool": {"should": [_range(each.column.name, each.low, each.high) for each in ranges]}}


def _range(name: str, low: int | None, high: int | None) -> Body:
    limits = {"gte": low, "lte": high}
    return {"range": {name: {limit: value for limit, value in limits.items() if value is not None}}}
