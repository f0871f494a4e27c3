"""The hits of a plan in the embedded index, in order: one page of them, or all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import tantivy

from search.backends.cursor import Position
from search.backends.embedded_query import below, matching, ranking
from search.backends.embedded_schema import ID_COLUMN, RECORD_COLUMN
from search.backends.plan import Plan
from search.backends.result import EngineHit

#: Articles read at once when everything that matches is walked through.
_WALK = 1000


class _At(NamedTuple):
    """Where a hit is, and what orders it."""

    score: float
    key: int
    address: tantivy.DocAddress


def page(schema: tantivy.Schema, searcher: tantivy.Searcher, asked: Plan, total: int) -> list[EngineHit]:
    """The hits after the plan's position, one more than asked for where there are more; `total` match in all."""
    if asked.order is None:
        hits = _ranked_page(schema, searcher, asked, total)
    else:
        query = matching(schema, asked)
        if asked.position is not None:
            query = below(schema, query, asked.order.name, asked.position.key)
        hits = _ordered(searcher, query, asked.order.name, asked.size + 1)
    return [_found(searcher, asked, hit) for hit in hits]


def everything(schema: tantivy.Schema, searcher: tantivy.Searcher, asked: Plan) -> Iterator[str]:
    """Ids of all hits, in order."""
    if asked.order is None:
        ranked = _ranked(schema, searcher, asked, max(1, searcher.num_docs))
        yield from (_stored_id(searcher, hit) for hit in ranked)
        return
    query = rest = matching(schema, asked)
    while hits := _ordered(searcher, rest, asked.order.name, _WALK):
        yield from (_stored_id(searcher, hit) for hit in hits)
        rest = below(schema, query, asked.order.name, hits[-1].key)


def _ordered(searcher: tantivy.Searcher, query: tantivy.Query, column: str, limit: int) -> list[_At]:
    hits = searcher.search(query, limit, count=False, order_by_field=column).hits
    return [_At(0.0, key, address) for key, address in hits]


def _ranked_page(schema: tantivy.Schema, searcher: tantivy.Searcher, asked: Plan, total: int) -> list[_At]:
    """By score, ties by sort key. tantivy leaves ties in the order of its files: hits that tie with the last one
    fetched are not trusted, and more are fetched where that leaves too few."""
    wanted = asked.size + 1
    limit = 4 * wanted
    while True:
        hits = _ranked(schema, searcher, asked, limit)
        rest = hits
        if asked.position is not None:
            after = (asked.position.score, asked.position.key)
            rest = [hit for hit in hits if (hit.score, hit.key) < after]
        sure = rest if limit >= total else [hit for hit in rest if hit.score > hits[-1].score]
        if limit >= total or len(sure) >= wanted:
            return sure[:wanted]
        limit *= 4


def _ranked(schema: tantivy.Schema, searcher: tantivy.Searcher, asked: Plan, limit: int) -> list[_At]:
    hits = searcher.search(ranking(schema, asked), limit, count=False).hits
    keys = searcher.fast_field_values(asked.tie.name, [address for _, address in hits])
    ranked = [_At(score, int(key or 0), address) for (score, address), key in zip(hits, keys, strict=True)]
    return sorted(ranked, key=lambda hit: (-hit.score, -hit.key))


def _found(searcher: tantivy.Searcher, asked: Plan, hit: _At) -> EngineHit:
    stored: dict[str, list[Any]] = searcher.doc(hit.address).to_dict()
    position = Position(hit.score if asked.order is None else None, hit.key)
    return EngineHit(stored[ID_COLUMN][0], hit.score, position, bytes(stored[RECORD_COLUMN][0]).decode())


def _stored_id(searcher: tantivy.Searcher, hit: _At) -> str:
    return str(searcher.doc(hit.address).get_first(ID_COLUMN))
