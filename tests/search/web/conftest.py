from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from search.api.app import create_app
from search.services import Services


@pytest.fixture
def served_client(served: Services) -> TestClient:
    """A reader of its own: what it is given to remember stays with it."""
    return TestClient(create_app(served.catalogue, served.backend, served.sources))


@pytest.fixture
def laid_out_client(laid_out: Services) -> TestClient:
    """Of the article with all forms."""
    return TestClient(create_app(laid_out.catalogue, laid_out.backend, laid_out.sources))
