"""Sending articles to a backend and asking it for them, in one line each."""

from __future__ import annotations

from newscrawl.archive.records import StoredArticle
from search.backends.base import Backend
from search.request import SearchRequest
from tests.search.stored import documents


def found(backend: Backend, q: str = "", **request: object) -> list[str]:
    """Ids of the hits, in order."""
    return [hit.id for hit in backend.search(SearchRequest(q, **request)).hits]  # type: ignore[arg-type]


def send(backend: Backend, *articles: StoredArticle) -> None:
    """Send articles that the backend must take."""
    assert backend.send(documents(*articles)) == []
