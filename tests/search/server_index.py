"""An index on the shared Elasticsearch that a test makes and takes away again."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from search.backends.elasticsearch import ElasticsearchBackend


@contextmanager
def index_on(url: str) -> Iterator[ElasticsearchBackend]:
    """A backend with a name of its own; nothing is made yet, all that is made goes."""
    backend = ElasticsearchBackend(url, index_name())
    try:
        yield backend
    finally:
        drop(backend)


def index_name() -> str:
    """A name that no other test has."""
    return f"test-{uuid.uuid4().hex[:12]}"


def drop(backend: ElasticsearchBackend) -> None:
    """Delete what a test made."""
    backend._indices.drop(list(backend._indices.held()))
    backend.close()


def empty(backend: ElasticsearchBackend) -> None:
    """Take everything out: that takes a tenth of the time of making an index."""
    with backend._writing(True):
        backend._server.client.delete_by_query(index=backend._indices.alias, query={"match_all": {}}, refresh=True)
