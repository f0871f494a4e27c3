"""What only Elasticsearch has: a server that may be away, credentials, limits."""

from __future__ import annotations

import base64
import json
import logging
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from search.backends.elasticsearch import ElasticsearchBackend
from search.backends.elasticsearch_bulk import refusals
from search.conditions import Selection, units
from search.document import build_story
from search.query import Node, Not, Or
from search.request import BackendDownError, RequestError
from tests.search.engine_asking import both, count, either, matching, page, phrase, prefix, ranked, word
from tests.search.stored import documents, stored

NOBODY_LISTENS = "http://127.0.0.1:9"
DAY = date(2024, 5, 1)


@pytest.mark.parametrize(
    "call",
    [
        lambda backend: backend.prepare(),
        lambda backend: backend.send(documents(stored("a"))),
        lambda backend: backend.remove(["a"]),
        lambda backend: backend.rebuild(),
        lambda backend: backend.view(),
        lambda backend: backend.view("a token of before"),
        lambda backend: count(backend, word("tin")),
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


def test_mapping_refuses_fields_that_are_not_declared(elasticsearch: ElasticsearchBackend) -> None:
    mapping = elasticsearch._server.client.indices.get_mapping(index=elasticsearch._indices.alias)
    assert [each["mappings"]["dynamic"] for each in mapping.body.values()] == ["strict"]


def test_errors_of_single_documents_are_read(elasticsearch: ElasticsearchBackend) -> None:
    """The server itself refuses: a document whose column was spoilt on the way."""
    good, bad = documents(stored("good"), stored("bad"))
    elasticsearch.send([good])
    lines = b'{"index": {"_id": "bad"}}\n{"published_month": "May", "record": "{}"}\n'
    refused = refusals(elasticsearch._server, elasticsearch._server.bulk(elasticsearch._indices.alias, lines))
    assert [refusal.id for refusal in refused] == ["bad"]
    assert "published_month" in refused[0].reason
    assert elasticsearch.send([bad]) == []


def test_index_that_refuses_writes_is_down_and_not_a_rejection(elasticsearch: ElasticsearchBackend) -> None:
    indices = elasticsearch._server.client.indices
    indices.put_settings(index=elasticsearch._indices.alias, settings={"index.blocks.write": True})
    with pytest.raises(BackendDownError, match="403"):
        elasticsearch.send(documents(stored("a")))
    indices.put_settings(index=elasticsearch._indices.alias, settings={"index.blocks.write": None})


def test_large_batch_goes_in_several_requests(
    elasticsearch: ElasticsearchBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.backends.elasticsearch_bulk.BULK_BYTES", 1000)
    elasticsearch.send(documents(*(stored(str(number), "Tin") for number in range(30))))
    assert elasticsearch.health().documents == 30


def test_last_of_an_id_counts_although_requests_overtake_each_other(
    elasticsearch: ElasticsearchBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.backends.elasticsearch_bulk.BULK_BYTES", 1)
    elasticsearch.send(documents(*(stored("a", f"Bản {number}") for number in range(20))))
    assert matching(elasticsearch, word("19")) == {"a"}


def test_query_that_asks_for_too_much_is_the_questions_fault(elasticsearch: ElasticsearchBackend) -> None:
    nested: Node = word("tin")
    for _ in range(40):
        nested = Or((Not(nested), word("bản")))
    with pytest.raises(RequestError) as error:
        matching(elasticsearch, nested)
    assert error.value.parameter == "q"


def test_clauses_without_number_are_the_questions_fault(elasticsearch: ElasticsearchBackend) -> None:
    elasticsearch.send(documents(stored("a")))
    with pytest.raises(RequestError) as error:
        matching(elasticsearch, Or(tuple(word(f"tin{number}") for number in range(70_000))))
    assert error.value.parameter == "q"


def test_prefix_does_not_score(elasticsearch: ElasticsearchBackend) -> None:
    elasticsearch.send(documents(stored("a", "Tin đình công", published=date(2001, 1, 1))))
    (hit,) = elasticsearch.answer(elasticsearch.view(), page(prefix("đì")), ()).hits
    assert (hit.id, hit.score) == ("a", 0.0)


def test_parts_add_up_to_the_score(elasticsearch: ElasticsearchBackend) -> None:
    elasticsearch.send(
        documents(*(stored(f"a{number}", "Tin công đoàn", ["Hội nghị"] * number) for number in range(9)))
    )
    asked = page(both(word("công"), word("doan"), either(word("hội"), phrase("hội", "nghị", slop=2))))
    hits = elasticsearch.answer(elasticsearch.view(), asked, ()).hits
    parts = elasticsearch.parts(elasticsearch.view(), asked, [hit.id for hit in hits])
    assert len(hits) == 8
    assert len(parts) == 1 + len(asked.clauses)
    sums = {hit.id: sum(each.get(hit.id, 0.0) for each in parts) for hit in hits}
    assert sums == pytest.approx({hit.id: hit.score for hit in hits}, rel=1e-5)


def test_walk_goes_through_all_in_one_order(
    elasticsearch: ElasticsearchBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.backends.elasticsearch_hits.WALK", 7)
    monkeypatch.setattr("search.backends.elasticsearch.WALK", 7)
    elasticsearch.send(
        documents(*(stored(f"a{number}", "Tin", ["tin"] * (number % 5), published=DAY) for number in range(30)))
    )
    walked = list(elasticsearch.walk(elasticsearch.view(), page(word("tin"))))
    assert walked == ranked(elasticsearch, word("tin"), 30)
    assert len(walked) == 30


def test_walk_names_the_article_that_a_story_shows(elasticsearch: ElasticsearchBackend) -> None:
    first, second = stored("first", "Tin chung"), stored("second", "Tin chung")
    elasticsearch.send([build_story("s", [first, second], ())])
    asked = page(word("chung"))
    stories = replace(asked, selection=Selection(word("chung"), (units("collapse"),)))
    assert list(elasticsearch.walk(elasticsearch.view(), stories)) == ["first"]
    assert list(elasticsearch.walk(elasticsearch.view(), asked)) == []
