from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from newscrawl.models import article_to_json
from tests.search.served import LED, REPRINT, SAFETY, SHELTER, UNDATED, VERSIONS, identity


@pytest.fixture(scope="module")
def article(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/api/articles/{identity(LED)}").json()
    return found


def test_the_article_has_the_fields_of_the_contract(article: dict[str, Any]) -> None:
    expected = article_to_json(LED) | {"id": identity(LED)}
    del expected["found_by"], expected["conflicts"]
    expected["blocks"] = [{"form": None, "picture": None} | block for block in expected["blocks"]]
    assert {name: article[name] for name in expected} == expected


def test_mentions_are_offsets_into_the_text(article: dict[str, Any]) -> None:
    cut = [article["text"][mention["start"] : mention["end"]] for mention in article["mentions"]]
    assert cut == [mention["text"] for mention in article["mentions"]]
    assert len(cut) == 8


def test_entities_are_what_the_mentions_name(article: dict[str, Any]) -> None:
    named = {(mention["type"], mention["entity"]) for mention in article["mentions"] if mention["type"] != "DATE"}
    assert {(entity["type"], entity["name"]) for entity in article["entities"]} == named


def test_absent_values_are_null(client: TestClient) -> None:
    found = client.get(f"/api/articles/{identity(SAFETY)}").json()
    assert (found["lead"], found["author"], found["modified"]) == (None, None, None)


def test_reprints_share_the_story(client: TestClient, article: dict[str, Any]) -> None:
    other = client.get(f"/api/articles/{identity(REPRINT)}").json()
    assert other["story"] == article["story"]
    assert [reprint["id"] for reprint in article["reprints"]] == [identity(REPRINT)]


def test_revisions_keep_the_earlier_text(client: TestClient) -> None:
    revisions = client.get(f"/api/articles/{identity(SAFETY)}").json()["revisions"]
    assert [revision["number"] for revision in revisions] == [1, 2]
    assert "kiểm tra máy móc" in revisions[1]["text"]
    assert "kiểm tra máy móc" not in revisions[0]["text"]


def test_provenance_leads_to_the_warc_record(article: dict[str, Any]) -> None:
    origin = article["provenance"]
    assert origin["warc"] == {"file": "newscrawl-20240601.warc.gz", "offset": 0, "length": 900}
    assert origin["payload_digest"] == f"sha256:{0:064x}"
    assert (origin["reader"], origin["tagger"]) == (VERSIONS.reader, VERSIONS.tagger)
    assert origin["found_by"] == LED.found_by
    assert origin["fetched"] == article["fetched"] == "2024-06-01T20:30:00+00:00"


@pytest.mark.parametrize("unknown", ["ffffffffffffffffffff", "%00", "..%2F..%2Fetc", "<script>", "a" * 3000])
def test_an_unknown_article_is_404(client: TestClient, unknown: str) -> None:
    answer = client.get(f"/api/articles/{unknown}")
    assert (answer.status_code, set(answer.json())) == (404, {"error", "parameter"})


def test_an_article_takes_no_parameters(client: TestClient) -> None:
    assert client.get(f"/api/articles/{identity(LED)}?full=1").json()["parameter"] == "full"


def test_similar_articles_are_neither_the_article_nor_its_reprints(client: TestClient) -> None:
    hits = client.get(f"/api/articles/{identity(SHELTER)}/similar").json()["hits"]
    assert identity(UNDATED) in [hit["id"] for hit in hits]
    assert identity(SHELTER) not in [hit["id"] for hit in hits]


def test_nothing_is_similar_to_an_unknown_article(client: TestClient) -> None:
    assert client.get("/api/articles/none/similar").status_code == 404
