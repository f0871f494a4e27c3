"""The hits of a page's question in the embedded index, in order: one page of them, or all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import tantivy
from tantivy import Query

from search.backends.cursor import Position
from search.backends.embedded_query import Compiler, below, ranking
from search.backends.embedded_views import EmbeddedView
from search.backends.engine import EngineHit, HitsPage
from search.columns import SHOWS, Column
from search.conditions import Between
from search.document import STORY_PREFIX
from search.query import Prefix, wanted

#: Documents read at once when everything that matches is walked through: by date, and by score.
_WALK = 2000
_RANKED_WALK = 20_000

#: Hits fetched beyond a page, for the last ones may tie with others.
_SPARE = 40
#: Few match where it is less than one in so many (`embedded_query.ranking`).
_FEW = 50


class _At(NamedTuple):
    """Where a hit is, and what orders it."""

    score: float
    key: int
    address: tantivy.DocAddress


class Hits:
    """The hits of a page's question, of which `total` match."""

    def __init__(self, view: EmbeddedView, counting: Compiler, scoring: Compiler, page: HitsPage, total: int) -> None:
        self._view = view
        self._page = page
        self._total = total
        self._counting = counting
        self._scoring = scoring

    def found(self) -> tuple[EngineHit, ...]:
        """The hits of the page, one more than its size where there are more."""
        if not self._total or not self._page.size:
            return ()
        column = self._order
        hits = self._ranked_page() if column is None else self._ordered_page(column)
        return tuple(self._hit(hit) for hit in hits)

    def ids(self) -> Iterator[str]:
        """Ids of the articles that all hits show, in order."""
        if not self._total:
            return
        column = self._order
        for hit in self._ranked_all() if column is None else self._ordered_all(column):
            yield self._shown(hit)

    @property
    def _order(self) -> Column | None:
        """By which column the hits come, None by score. Where only newness scores, the newest come first."""
        page = self._page
        if page.order is None and _only_newness(page):
            return page.tie
        return page.order

    def _ordered_page(self, column: Column) -> list[_At]:
        query = self._counting.selection(self._page.selection)
        if self._page.after is not None:
            query = self._counting.also(query, below(column, self._page.after.key))
        return self._ordered(query, column, self._page.size + 1)

    def _ordered_all(self, column: Column) -> Iterator[_At]:
        query = rest = self._counting.selection(self._page.selection)
        while hits := self._ordered(rest, column, _WALK):
            yield from hits
            rest = self._counting.also(query, below(column, hits[-1].key))

    def _ordered(self, query: Query, column: Column, limit: int) -> list[_At]:
        hits = self._view.searcher.search(query, limit, count=False, order_by_field=column.name).hits
        return [_At(self._newness(int(key)), int(key), address) for key, address in hits]

    def _newness(self, key: int) -> float:
        """The score of a hit of an order that is not by score, but came from clauses about newness."""
        return sum((clause.boost for clause in self._page.clauses if _holds(clause.what, key)), 0.0)

    def _ranked_page(self) -> list[_At]:
        """By score, ties by sort key. tantivy leaves ties in the order of its files: hits that tie with the last one
        fetched are not trusted, and more are fetched where that leaves too few."""
        wanted_hits = self._page.size + 1
        query = self._ranking()
        limit = wanted_hits + _SPARE
        while True:
            hits = self._ranked(query, limit)
            sure = hits if len(hits) < limit else [hit for hit in hits if hit.score > hits[-1].score]
            rest = sure if self._page.after is None else [hit for hit in sure if _follows(hit, self._page.after)]
            if len(hits) < limit or len(rest) >= wanted_hits:
                return rest[:wanted_hits]
            limit *= 4

    def _ranked_all(self) -> Iterator[_At]:
        """Piece by piece; hits of one score are held until the last of them has come."""
        query = self._ranking()
        held: list[_At] = []
        for offset in range(0, self._total, _RANKED_WALK):
            held += self._ranked(query, _RANKED_WALK, offset)
            groups = [list(group) for _, group in groupby(held, key=lambda hit: hit.score)]
            for group in groups[:-1]:
                yield from sorted(group, key=lambda hit: -hit.key)
            held = groups[-1] if groups else []
        yield from sorted(held, key=lambda hit: -hit.key)

    def _ranking(self) -> Query:
        few = self._total * _FEW < self._view.searcher.num_docs
        return ranking(self._scoring, self._page, few=few)

    def _ranked(self, query: Query, limit: int, offset: int = 0) -> list[_At]:
        hits = self._view.searcher.search(query, limit, count=False, offset=offset).hits
        keys = self._view.searcher.fast_field_values(self._page.tie.name, [address for _, address in hits])
        ranked = [_At(score, int(key or 0), address) for (score, address), key in zip(hits, keys, strict=True)]
        return sorted(ranked, key=lambda hit: (-hit.score, -hit.key))

    def _hit(self, hit: _At) -> EngineHit:
        document_id, record = self._view.record(hit.address)
        score = None if self._page.order else hit.score
        return EngineHit(document_id, hit.score, Position(score, hit.key), record.decode())

    def _shown(self, hit: _At) -> str:
        document_id = self._view.document_id(hit.address)
        if not document_id.startswith(STORY_PREFIX):
            return document_id
        return str(json.loads(self._view.record(hit.address)[1])[SHOWS])


def _follows(hit: _At, position: Position) -> bool:
    return (hit.score, hit.key) < (position.score or 0.0, position.key)


def _only_newness(page: HitsPage) -> bool:
    """Nothing but newness by the tie's column scores: no word, no phrase."""
    scoring = (term for term in wanted(page.selection.query) if not isinstance(term, Prefix))
    return not any(scoring) and all(_is_newness(clause.what, page.tie) for clause in page.clauses)


def _is_newness(what: object, tie: Column) -> bool:
    return isinstance(what, Between) and what.column == tie and what.high is None


def _holds(what: object, key: int) -> bool:
    return isinstance(what, Between) and (what.low is None or key >= what.low)
