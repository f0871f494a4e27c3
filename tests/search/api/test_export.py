from __future__ import annotations

import csv
import io
import json

import pytest
from starlette.testclient import TestClient

from search.fields import FIELDS
from tests.search.served import COUNT, LED, SHELTER, identity

URL = "/api/export"


def test_jsonl_holds_every_article_that_matches(client: TestClient) -> None:
    lines = client.get(URL, params={"source": "bachdinh", "sort": "newest"}).text.splitlines()
    assert [json.loads(line)["id"] for line in lines][:2] == [identity(LED), identity(SHELTER)]
    assert len(lines) == 3


def test_csv_has_a_row_for_each_article(client: TestClient) -> None:
    answer = client.get(URL, params={"format": "csv"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == COUNT
    assert list(rows[0]) == [field.name for field in FIELDS]


@pytest.mark.parametrize(("form", "media"), [("jsonl", "application/x-ndjson"), ("csv", "text/csv; charset=utf-8")])
def test_an_export_is_a_file(client: TestClient, form: str, media: str) -> None:
    answer = client.get(URL, params={"format": form, "q": "không có bài nào như vậy"})
    assert answer.headers["content-type"] == media
    assert answer.headers["content-disposition"] == f'attachment; filename="newscrawl.{form}"'


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


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_backend_that_is_down_shows_before_the_answer_begins(down: TestClient, form: str) -> None:
    assert down.get(URL, params={"format": form}).status_code == 503
