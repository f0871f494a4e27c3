"""What only Elasticsearch has: a server that may be away, an alias, credentials."""

from __future__ import annotations

import base64
import json
import logging
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from search.backends.elasticsearch import ElasticsearchBackend
from search.backends.elasticsearch_query import RECORD_COLUMN
from search.fields import MAPPING_VERSION
from search.request import BackendDownError, SearchRequest
from tests.search.conftest import drop, index_name
from tests.search.stored import documents, stored

NOBODY_LISTENS = "http://127.0.0.1:9"


@pytest.mark.parametrize(
    "call",
    [
        lambda backend: backend.prepare(),
        lambda backend: backend.send(documents(stored("a"))),
        lambda backend: backend.remove(["a"]),
        lambda backend: backend.search(SearchRequest()),
        lambda backend: list(backend.scan(SearchRequest())),
        lambda backend: list(backend.ids()),
        lambda backend: backend.clear(),
    ],
)
def test_server_that_is_away_is_down(call: object) -> None:
    backend = ElasticsearchBackend(NOBODY_LISTENS, "test")
    with pytest.raises(BackendDownError, match=NOBODY_LISTENS):
        call(backend)  # type: ignore[operator]
    assert backend.health().reachable is False
    backend.close()


class Recorder(BaseHTTPRequestHandler):
    """Answers everything with 401 and notes the Authorization header."""

    seen: ClassVar[list[str | None]] = []

    def do_HEAD(self) -> None:
        self.seen.append(self.headers["Authorization"])
        body = json.dumps({"error": "no"}).encode()
        self.send_response(401)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_HEAD  # noqa: N815 (the names that the base class calls)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def recorder() -> Iterator[str]:
    Recorder.seen.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Recorder) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_credentials_of_the_url_are_sent_and_never_told(recorder: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    backend = ElasticsearchBackend(f"http://reader:p%40ss@{recorder}", "test")
    with pytest.raises(BackendDownError) as error:
        backend.prepare()
    backend.close()
    assert Recorder.seen[0] == "Basic " + base64.b64encode(b"reader:p@ss").decode()
    assert "401" in str(error.value)
    assert not any("p@ss" in said or "p%40ss" in said for said in (str(error.value), caplog.text, repr(backend)))


def test_alias_points_at_the_index_of_the_mapping(elasticsearch: ElasticsearchBackend) -> None:
    aliased = elasticsearch._client.indices.get_alias(name=elasticsearch._name)
    assert list(aliased) == [f"{elasticsearch._name}-{MAPPING_VERSION}"]


def test_mapping_refuses_fields_that_are_not_declared(elasticsearch: ElasticsearchBackend) -> None:
    mapping = elasticsearch._client.indices.get_mapping(index=elasticsearch._index)
    assert mapping[elasticsearch._index]["mappings"]["dynamic"] == "strict"


def test_errors_of_single_documents_are_read(elasticsearch: ElasticsearchBackend) -> None:
    """The server itself refuses: a document whose column was spoilt on the way."""
    good, bad = documents(stored("good"), stored("bad"))
    client = elasticsearch._client
    elasticsearch.send([good])
    lines = [{"index": {"_id": "bad"}}, {"published_month": "May", RECORD_COLUMN: "{}"}]
    said = client.bulk(index=elasticsearch._name, operations=lines, refresh=True)
    refusals = elasticsearch._refusals(said["items"])
    assert [refusal.id for refusal in refusals] == ["bad"]
    assert "published_month" in refusals[0].reason
    assert elasticsearch.send([bad]) == []


def test_index_that_refuses_writes_is_down_and_not_a_rejection(elasticsearch: ElasticsearchBackend) -> None:
    elasticsearch._client.indices.put_settings(index=elasticsearch._index, settings={"index.blocks.write": True})
    with pytest.raises(BackendDownError, match="403"):
        elasticsearch.send(documents(stored("a")))
    elasticsearch._client.indices.put_settings(index=elasticsearch._index, settings={"index.blocks.write": None})


def test_index_that_is_missing_is_not_made_by_sending(elasticsearch: ElasticsearchBackend) -> None:
    elasticsearch.send(documents(stored("a")))
    elasticsearch._client.indices.delete(index=elasticsearch._index)
    with pytest.raises(BackendDownError):
        elasticsearch.send(documents(stored("b")))
    with pytest.raises(BackendDownError, match="newscrawl index --all"):
        elasticsearch.search(SearchRequest())
    assert elasticsearch.health().reachable is False
    elasticsearch.prepare()


def test_index_of_another_mapping_is_named_and_replaced_by_prepare(elasticsearch_url: str) -> None:
    backend = ElasticsearchBackend(elasticsearch_url, index_name())
    older = f"{backend._name}-older"
    backend._client.indices.create(index=older, aliases={backend._name: {}})
    with pytest.raises(BackendDownError, match=f"of another version \\({older}\\)"):
        backend.search(SearchRequest())
    assert backend.prepare() is True
    assert not backend._client.indices.exists(index=older)
    assert backend.search(SearchRequest()).total == 0
    drop(backend)


def test_alias_name_taken_by_an_index_is_a_clear_error(elasticsearch_url: str) -> None:
    backend = ElasticsearchBackend(elasticsearch_url, index_name())
    backend._client.indices.create(index=backend._name)
    with pytest.raises(BackendDownError, match=backend._name):
        backend.prepare()
    backend._client.indices.delete(index=backend._name)
    drop(backend)


def test_large_batch_goes_in_several_requests(
    elasticsearch: ElasticsearchBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.backends.elasticsearch._BULK_CHARACTERS", 1000)
    elasticsearch.send(documents(*(stored(str(number), "Tin") for number in range(30))))
    assert elasticsearch.health().documents == 30
