from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from search.api.app import create_app
from search.backends.embedded import EmbeddedBackend
from search.services import Services
from tests.search.served import archive


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The filled archive; tests that share it only read."""
    with archive(tmp_path_factory.mktemp("served")) as services:
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


@pytest.fixture
def served_client(served: Services) -> TestClient:
    """A reader of its own: what it is given to remember stays with it."""
    return TestClient(create_app(served.catalogue, served.backend, served.sources))
