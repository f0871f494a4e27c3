"""Both backends, each test with an empty index of its own; and a filled archive, served to tests that only read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from search.api.app import create_app
from search.backends import open_backend
from search.backends.base import Backend
from search.backends.elasticsearch import ElasticsearchBackend
from search.backends.embedded import EmbeddedBackend
from search.services import Services
from tests.search.served import LAID_OUT, LAID_OUT_NAMES, Fetched, archive
from tests.search.server_index import drop, empty, index_name, index_on

__all__ = ["drop", "index_name"]

BACKENDS = ("embedded", "elasticsearch")


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Backend]:
    backend = open_backend("embedded:", tmp_path / "index", "unused")
    backend.prepare()
    yield backend
    backend.close()


@pytest.fixture(scope="session")
def elasticsearch_index(elasticsearch_url: str) -> Iterator[ElasticsearchBackend]:
    with index_on(elasticsearch_url) as backend:
        backend.prepare()
        yield backend


@pytest.fixture
def elasticsearch(elasticsearch_index: ElasticsearchBackend) -> Iterator[ElasticsearchBackend]:
    yield elasticsearch_index
    empty(elasticsearch_index)


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> Backend:
    made: Backend = request.getfixturevalue(request.param)
    return made


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The filled archive; tests that share it only read."""
    with archive(tmp_path_factory.mktemp("served")) as services:
        yield services


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """An archive of one article, whose text has all forms."""
    with archive(tmp_path_factory.mktemp("laid-out"), [Fetched(LAID_OUT, LAID_OUT_NAMES)]) as services:
        yield services


@pytest.fixture(scope="session")
def client(served: Services) -> Iterator[TestClient]:
    app = create_app(served.catalogue, served.backend, served.sources)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="session")
def down(served: Services, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The same archive over an index that is not there."""
    backend = EmbeddedBackend(tmp_path_factory.mktemp("no-index"))
    app = create_app(served.catalogue, backend, served.sources)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client
