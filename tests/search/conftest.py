"""Both backends for the contract tests: each test gets an empty index of its own."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.backends import open_backend
from search.backends.base import Backend
from search.backends.elasticsearch import ElasticsearchBackend

BACKENDS = ("embedded", "elasticsearch")


def index_name() -> str:
    return f"test-{uuid.uuid4().hex[:12]}"


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Backend]:
    backend = open_backend("embedded:", tmp_path / "index", "unused")
    backend.prepare()
    yield backend
    backend.close()


@pytest.fixture(scope="session")
def elasticsearch_index(elasticsearch_url: str) -> Iterator[ElasticsearchBackend]:
    backend = ElasticsearchBackend(elasticsearch_url, index_name())
    backend.prepare()
    yield backend
    drop(backend)


@pytest.fixture
def elasticsearch(elasticsearch_index: ElasticsearchBackend) -> Iterator[ElasticsearchBackend]:
    """Emptied after each test: that takes a tenth of the time of making an index."""
    yield elasticsearch_index
    elasticsearch_index.remove(list(elasticsearch_index.ids()))


def drop(backend: ElasticsearchBackend) -> None:
    """Delete what a test made on the shared server."""
    backend._client.indices.delete(index=backend._index, ignore_unavailable=True)
    backend.close()


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> Backend:
    made: Backend = request.getfixturevalue(request.param)
    return made
