"""What every answer carries and what no answer tells."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import OperationalError
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from search.api.app import create_app
from search.services import Services
from tests.search.served import LED, identity

ROUTES = ["/", "/search", "/sources", "/help", "/docs", "/openapi.json", "/healthz", "/api/search", "/api/export",
          "/static/style.css", "/missing", "/api/missing", "/api/search?no=1", "/search?no=1",
          f"/articles/{identity(LED)}"]  # fmt: skip


def boom(request: Request) -> Response:
    raise RuntimeError("a secret of the machine")


def catalogue_down(request: Request) -> Response:
    raise OperationalError("SELECT secret", {}, Exception("no such host"))


@pytest.fixture
def broken(served: Services) -> TestClient:
    app = create_app(served.catalogue, served.backend, served.sources)
    for prefix in ("", "/api"):
        app.add_route(f"{prefix}/boom", boom)
        app.add_route(f"{prefix}/catalogue-down", catalogue_down)
    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize("path", ROUTES)
def test_every_answer_allows_scripts_of_its_own_alone_and_no_framing(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/boom", "/api/boom"])
def test_an_unexpected_error_tells_nothing(broken: TestClient, path: str) -> None:
    answer = broken.get(path)
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_an_unexpected_error_of_the_api_is_json(broken: TestClient) -> None:
    assert broken.get("/api/boom").json() == {"error": "Internal Server Error", "parameter": None}


@pytest.mark.parametrize("path", ["/catalogue-down", "/api/catalogue-down"])
def test_a_catalogue_that_is_down_is_503_with_retry_after(broken: TestClient, path: str) -> None:
    answer = broken.get(path)
    assert (answer.status_code, "Retry-After" in answer.headers, "secret" in answer.text) == (503, True, False)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/api/search", "/search", "/api/sources"])
def test_nothing_can_be_written(client: TestClient, method: str, path: str) -> None:
    assert client.request(method, path).status_code == 405


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/..%2f..%2fapi%2fapp.py", "/static/%2e%2e/texts.py"])
def test_static_files_end_at_their_folder(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
