"""What readers may keep: tags, 304, and packed answers."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from starlette.testclient import TestClient

from search.api.app import create_app
from search.delivery import deliver
from search.services import Services
from tests.search.served import COUNT, LED, SHELTER, Fetched, archive, fill, identity

TAGGED = [
    "/api/search?q=a",
    "/api/facets/source",
    "/api/trends",
    "/api/mentioned",
    "/api/entities",
    f"/api/articles/{identity(LED)}",
    "/api/sources",
    "/feed.atom",
]


@pytest.fixture
def growing(tmp_path: Path) -> Iterator[tuple[Services, TestClient]]:
    """An archive of one article, that a test adds to."""
    with archive(tmp_path, [Fetched(LED)]) as served:
        yield served, TestClient(create_app(served.catalogue, served.backend, served.sources))


@pytest.mark.parametrize("path", TAGGED)
def test_an_answer_that_the_reader_has_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("said", ["*", '"other", {}', '{}, "other"', "{strong}"])
def test_one_of_several_tags_is_enough(client: TestClient, said: str) -> None:
    tag = client.get("/api/search").headers["ETag"]
    named = said.replace("{strong}", tag.removeprefix("W/")).replace("{}", tag)
    assert client.get("/api/search", headers={"If-None-Match": named}).status_code == 304


def test_another_question_has_another_tag(client: TestClient) -> None:
    tags = {client.get(path).headers["ETag"] for path in ("/api/search", "/api/search?q=a", "/api/mentioned")}
    assert len(tags) == 3


def test_a_new_article_in_the_index_changes_the_tag(growing: tuple[Services, TestClient]) -> None:
    served, client = growing
    before = client.get("/api/search").headers["ETag"]
    fill(served.catalogue, [Fetched(SHELTER)])
    waiting = client.get("/api/search", headers={"If-None-Match": before})
    deliver(served.catalogue, served.backend)
    delivered = client.get("/api/search", headers={"If-None-Match": before})
    assert (waiting.status_code, delivered.status_code, delivered.json()["total"]) == (304, 200, 2)


def test_the_next_day_changes_the_tag(client: TestClient) -> None:
    tags = set()
    for day in ("2026-05-01", "2026-05-02"):
        with time_machine.travel(datetime.fromisoformat(f"{day}T08:00:00+07:00"), tick=False):
            tags.add(client.get("/api/search").headers["ETag"])
    assert len(tags) == 2


def test_a_wrong_request_has_no_tag(client: TestClient) -> None:
    answer = client.get("/api/search?size=x", headers={"If-None-Match": "*"})
    assert (answer.status_code, "ETag" in answer.headers) == (422, False)


def test_answers_are_packed_for_readers_that_take_it(client: TestClient) -> None:
    plain, packed = (client.get("/api/search", headers={"Accept-Encoding": coding}) for coding in ("identity", "gzip"))
    assert (packed.headers.get("Content-Encoding"), packed.headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert packed.json()["hits"] == plain.json()["hits"]
    assert int(packed.headers["Content-Length"]) < int(plain.headers["Content-Length"])


def test_small_answers_are_not_packed(client: TestClient) -> None:
    assert "Content-Encoding" not in client.get("/healthz", headers={"Accept-Encoding": "gzip"}).headers


def test_a_packed_export_is_streamed(client: TestClient) -> None:
    with client.stream("GET", "/api/export", headers={"Accept-Encoding": "gzip"}) as answer:
        packed = b"".join(answer.iter_raw())
        assert ("Content-Length" in answer.headers, answer.headers["Content-Encoding"]) == (False, "gzip")
    assert len(gzip.decompress(packed).splitlines()) == COUNT
