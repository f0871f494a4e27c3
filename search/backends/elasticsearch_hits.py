"""Pages of hits as Elasticsearch's search bodies, and what comes back. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from search.backends.cursor import Position
from search.backends.elasticsearch_mapping import RECORD_COLUMN, SHOWS_COLUMN
from search.backends.elasticsearch_query import ranked, selected
from search.backends.engine import EngineHit, HitsPage

Body = dict[str, Any]

#: Articles read at once when everything that matches is walked through.
WALK = 5000


def page_body(page: HitsPage) -> Body:
    """The search of a page and of one hit more. Nothing is counted, so that what cannot be on the page is skipped."""
    return _hits(page, page.size + 1)


def walk_body(page: HitsPage) -> Body:
    """The next hits of a walk, of which only the articles shown are wanted: no stored field is opened for that."""
    return _hits(page, WALK) | {"_source": False, "stored_fields": "_none_", "docvalue_fields": [SHOWS_COLUMN]}


def part_body(query: Body, ids: Sequence[str]) -> Body:
    """What one part of a score gives to these documents."""
    return {
        "query": {"bool": {"must": [query], "filter": [{"ids": {"values": list(ids)}}]}},
        "size": len(ids),
        "_source": False,
        "track_total_hits": False,
    }


def found(page: HitsPage, hit: Mapping[str, Any]) -> EngineHit:
    """A hit of a page."""
    position = found_at(page, hit)
    return EngineHit(hit["_id"], position.score or 0.0, position, hit["_source"][RECORD_COLUMN])


def found_at(page: HitsPage, hit: Mapping[str, Any]) -> Position:
    """Where a hit stands in the order. The server adds a sort value of its own at the end."""
    values = hit["sort"]
    return Position(values[0], values[1]) if page.order is None else Position(None, values[0])


def _hits(page: HitsPage, size: int) -> Body:
    order = [{"_score": "desc"}, {page.tie.name: "desc"}] if page.order is None else [{page.order.name: "desc"}]
    body: Body = {
        "query": ranked(page) if page.order is None else selected(page.selection),
        "sort": order,
        "size": size,
        "track_total_hits": False,
    }
    return body if page.after is None else body | {"search_after": _after(page, page.after)}


def _after(page: HitsPage, position: Position) -> list[float | int]:
    return [position.score or 0.0, position.key] if page.order is None else [position.key]
