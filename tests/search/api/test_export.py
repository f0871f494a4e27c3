from __future__ import annotations

import csv
import io
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from urllib.parse import quote

import httpx
import pyarrow.parquet as pq
import pytest
import uvicorn
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient

from newscrawl.archive.catalogue import Catalogue
from search.api.app import create_app
from search.export import FORMATS
from search.export.csv_rows import COLUMNS
from search.fields import FIELDS
from search.request import BackendDownError, SearchRequest
from search.services import Services
from tests.search.exports import read_bibtex, read_ris
from tests.search.served import COUNT, LED, SHELTER, identity

URL = "/api/export"


def test_jsonl_holds_every_article_that_matches(client: TestClient) -> None:
    lines = client.get(URL, params={"source": "bachdinh", "sort": "newest"}).text.splitlines()
    assert [json.loads(line)["id"] for line in lines][:2] == [identity(LED), identity(SHELTER)]
    assert len(lines) == 3


def test_csv_has_a_row_for_each_article(client: TestClient) -> None:
    answer = client.get(URL, params={"format": "csv"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert len(rows) == COUNT
    assert list(rows[0]) == [*(field.name for field in FIELDS), *COLUMNS]


def test_parquet_has_a_row_for_each_article(client: TestClient) -> None:
    table = pq.read_table(io.BytesIO(client.get(URL, params={"format": "parquet"}).content))
    assert table.num_rows == COUNT


def test_references_name_each_article_and_its_source(client: TestClient) -> None:
    _, entries = read_bibtex(client.get(URL, params={"format": "bibtex"}).text)
    records = read_ris(client.get(URL, params={"format": "ris"}).content.decode())
    assert len(entries) == len(records) == COUNT
    assert {entry.fields["organization"] for entry in entries} == {"Công đoàn Bạch Đinh", "Báo Lao động Sông Vàng"}
    assert {dict(record)["T2"] for record in records} == {"Công đoàn Bạch Đinh", "Báo Lao động Sông Vàng"}


def test_a_collapsed_export_has_stories_and_says_what_else_carries_their_text(client: TestClient) -> None:
    answer = client.get(URL, params={"reprints": "collapse", "q": "Hoa Gạo"})
    rows = [json.loads(line) for line in answer.text.splitlines()]
    assert [len(row["reprints"]) for row in rows] == [1]


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_an_export_is_a_file(client: TestClient, form: object) -> None:
    answer = client.get(URL, params={"format": form.name, "q": "không có bài nào như vậy"})  # type: ignore[attr-defined]
    assert answer.headers["content-type"] == form.media_type  # type: ignore[attr-defined]
    assert answer.headers["content-disposition"] == f'attachment; filename="newscrawl.{form.extension}"'  # type: ignore[attr-defined]


def test_an_export_says_its_permalink(client: TestClient) -> None:
    answer = client.get(URL, params={"q": "thỏa ước"})
    address = f"http://testserver/search?q={quote('thỏa')}+{quote('ước')}&as_of="
    assert answer.headers["link"].startswith(f"<{address}")
    assert json.loads(answer.text.splitlines()[0])["export"]["permalink"].startswith(address)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("format=xml", "format"),
        ("format=csv&format=jsonl", "format"),
        ("size=3", "size"),
        ("cursor=a", "cursor"),
        ("published_from=x", "published_from"),
        ("farmat=csv", "farmat"),
    ],
)
def test_a_wrong_parameter_is_refused_by_name(client: TestClient, query: str, parameter: str) -> None:
    answer = client.get(f"{URL}?{query}")
    assert (answer.status_code, answer.json()["parameter"]) == (422, parameter)


@pytest.mark.parametrize("form", FORMATS)
def test_a_backend_that_is_down_shows_before_the_answer_begins(down: TestClient, form: str) -> None:
    assert down.get(URL, params={"format": form}).status_code == 503


class Breaking:
    """A backend, or a catalogue, that goes away after the first batch of an export."""

    def __init__(self, real: object, error: Exception) -> None:
        self._real, self._error, self._batches = real, error, 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def scan(self, request: SearchRequest) -> Iterator[str]:
        yield from list(self._real.scan(request)) * 100  # type: ignore[attr-defined]
        raise self._error

    def articles(self, ids: list[str]) -> object:
        self._batches += 1
        if self._batches > 2:
            raise self._error
        return self._real.articles(ids)  # type: ignore[attr-defined]


@contextmanager
def serving(services: Services) -> Iterator[str]:
    """A real server: what is asked is how a connection ends."""
    app = create_app(services.catalogue, services.backend, services.sources)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


class Repeating(Breaking):
    """Enough ids that a catalogue which fails does so half-way."""

    def scan(self, request: SearchRequest) -> Iterator[str]:
        return iter(list(self._real.scan(request)) * 200)  # type: ignore[attr-defined]


@pytest.fixture(params=["backend", "catalogue"])
def breaking(request: pytest.FixtureRequest, served: Services) -> Services:
    down, gone = BackendDownError("gone"), OperationalError("SELECT", {}, OSError("gone"))
    if request.param == "backend":
        return replace(served, backend=Breaking(served.backend, down))  # type: ignore[arg-type]
    catalogue: Catalogue = Breaking(served.catalogue, gone)  # type: ignore[assignment]
    return replace(served, backend=Repeating(served.backend, down), catalogue=catalogue)  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.parametrize("packed", ["gzip", "identity"])
@pytest.mark.parametrize("form", FORMATS)
def test_an_export_that_fails_half_way_ends_in_a_broken_connection(breaking: Services, form: str, packed: str) -> None:
    with serving(breaking) as address, pytest.raises(httpx.RemoteProtocolError):
        httpx.get(address + URL, params={"format": form}, headers={"Accept-Encoding": packed})
