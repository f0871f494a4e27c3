"""What one address may ask, and which sites' scripts may read answers."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
import time_machine
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient
from starlette.types import Scope

from search.api.app import create_app
from search.api.limits import LONGEST_ADDRESS_BYTES, reader
from search.api.settings import Serving
from search.services import Services

Asking = Callable[..., TestClient]


@pytest.fixture
def asking(served: Services) -> Asking:
    """A client of the archive, served so."""

    def made(**serving: object) -> TestClient:
        app = create_app(served.catalogue, served.backend, served.sources, Serving(**serving))  # type: ignore[arg-type]
        app.add_route("/api/slow", slow)
        return TestClient(app, raise_server_exceptions=False)

    return made


def slow(request: Request) -> Response:
    time.sleep(0.3)
    return PlainTextResponse("late")


def statuses(client: TestClient, path: str, count: int) -> list[int]:
    return [client.get(path).status_code for _ in range(count)]


def test_one_address_has_so_many_requests_in_a_minute(asking: Asking) -> None:
    client = asking(requests_per_minute=3)
    assert statuses(client, "/api/articles/none", 5) == [404, 404, 404, 429, 429]


def test_a_refusal_says_when_to_go_on(asking: Asking) -> None:
    client = asking(requests_per_minute=1)
    client.get("/api/sources")
    answer = client.get("/api/sources")
    assert answer.json() == {"error": "more than 1 requests in a minute", "parameter": None}
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_requests_are_answered_again_after_a_minute(asking: Asking) -> None:
    client = asking(requests_per_minute=1)
    assert statuses(client, "/api/articles/none", 2) == [404, 429]
    with time_machine.travel(time.time() + 61):
        assert statuses(client, "/api/articles/none", 1) == [404]


def test_what_a_page_loads_and_what_watches_is_not_counted(asking: Asking) -> None:
    client = asking(requests_per_minute=1)
    assert statuses(client, "/static/style.css", 3) + statuses(client, "/healthz", 3) == [200] * 6


def test_a_page_that_is_refused_is_a_page(asking: Asking) -> None:
    client = asking(requests_per_minute=1)
    client.get("/help")
    answer = client.get("/help")
    assert (answer.status_code, answer.headers["content-type"]) == (429, "text/html; charset=utf-8")


def test_nothing_is_limited_without_a_limit(client: TestClient) -> None:
    assert set(statuses(client, "/api/articles/none", 20)) == {404}


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("a socket", "a socket"),
    ],
)
def test_addresses_of_one_reader_are_counted_together(host: str, counted: str) -> None:
    scope: Scope = {"type": "http", "client": (host, 1)}
    assert reader(scope) == counted


def test_a_forwarded_address_is_nobodys_word(asking: Asking) -> None:
    client = asking(requests_per_minute=1)
    said = [client.get("/api/articles/none", headers={"X-Forwarded-For": f"203.0.113.{n}"}) for n in range(2)]
    assert [answer.status_code for answer in said] == [404, 429]


def test_an_address_that_is_too_long_is_refused(client: TestClient) -> None:
    answer = client.get(f"/api/search?q={'a' * LONGEST_ADDRESS_BYTES}")
    assert (answer.status_code, answer.json()["parameter"]) == (414, None)


def test_an_answer_that_takes_too_long_is_503(asking: Asking) -> None:
    answer = asking(answer_seconds=0.05).get("/api/slow")
    assert (answer.status_code, answer.json()["error"]) == (503, "no answer within 0.05 seconds")
    assert int(answer.headers["Retry-After"]) > 0


def test_an_answer_in_time_is_given(asking: Asking) -> None:
    assert asking(answer_seconds=30).get("/api/slow").text == "late"


def test_no_sites_script_may_read_by_default(client: TestClient) -> None:
    headers = client.get("/api/sources", headers={"Origin": "https://reader.example"}).headers
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize(
    ("origins", "allowed"),
    [
        (("https://reader.example",), "https://reader.example"),
        (("*",), "*"),
        (("https://other.example",), None),
    ],
)
def test_the_sites_that_were_set_may_read(asking: Asking, origins: tuple[str, ...], allowed: str | None) -> None:
    answer = asking(cors_origins=origins).get("/api/sources", headers={"Origin": "https://reader.example"})
    assert answer.headers.get("Access-Control-Allow-Origin") == allowed
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_scripts_may_only_read(asking: Asking) -> None:
    client = asking(cors_origins=("*",))
    wants = {"Origin": "https://reader.example", "Access-Control-Request-Method": "POST"}
    assert client.options("/api/search", headers=wants).status_code == 400
    assert client.options("/api/search", headers=wants | {"Access-Control-Request-Method": "GET"}).status_code == 200
