"""Asking an engine by itself, with trees made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from search.backends.elasticsearch import ElasticsearchBackend
from search.backends.engine import Count, Counted, FacetCount, HitsPage
from search.columns import instant_columns, keyword_column
from search.conditions import Selection, units
from search.fields import FACETS, PUBLISHED
from search.query import And, Node, Or, Phrase, Prefix, QueryReading, Word
from search.ranking import clauses

TODAY = date(2026, 11, 22)
_PUBLISHED = instant_columns(PUBLISHED)


def word(text: str) -> Word:
    """A word in the reading that its spelling has."""
    return Word(text, not text.isascii())


def prefix(text: str) -> Prefix:
    return Prefix(text, not text.isascii())


def phrase(*words: str, slop: int = 0) -> Phrase:
    return Phrase(tuple(map(word, words)), slop)


def both(*nodes: Node) -> And:
    return And(nodes)


def either(*nodes: Node) -> Or:
    return Or(nodes)


def selection(query: Node) -> Selection:
    return Selection(query, (units("show"),))


def page(query: Node, size: int = 20, *, newest: bool = False) -> HitsPage:
    """The first page of what matches, ranked or newest first."""
    ranking = () if newest else clauses(QueryReading(query, query, "", (), (), accented=False), TODAY)
    return HitsPage(selection(query), ranking, _PUBLISHED.newest if newest else None, _PUBLISHED.newest, size)


def matching(backend: ElasticsearchBackend, query: Node) -> set[str]:
    """Ids of all that match; ranking and walking must agree."""
    walked = set(backend.walk(backend.view(), page(query, newest=True)))
    assert set(backend.walk(backend.view(), page(query))) == walked
    return walked


def ranked(backend: ElasticsearchBackend, query: Node, size: int = 20) -> list[str]:
    """Ids of the first hits, best first."""
    return [hit.id for hit in backend.answer(backend.view(), page(query, size), ()).hits[:size]]


def count(backend: ElasticsearchBackend, query: Node, facets: Sequence[str] = (), size: int = 20) -> Counted:
    """The count of what matches, with facets and months."""
    wanted = tuple(FacetCount(keyword_column(FACETS[name]), size) for name in facets)
    return backend.answer(backend.view(), None, [Count(selection(query), wanted, _PUBLISHED.month)]).counts[0]
