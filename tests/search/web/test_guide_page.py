from __future__ import annotations

import re

from starlette.testclient import TestClient

from evaluation.shown import shown_scores
from search.query import read
from search.web.guide import scores
from tests.search.web.pages import get, said


def test_every_example_is_read_without_a_slip(client: TestClient) -> None:
    queries = said(get(client, "/help"), "//table[@class='wide']//th/a")
    assert queries
    assert [query for query in queries if read(query).notes] == []


def test_every_example_is_asked_of_the_archive(client: TestClient) -> None:
    page = get(client, "/help")
    for row in page.xpath("//table[@class='wide']/tbody/tr"):
        count = row.xpath("td[@class='number']")[0].text_content()
        answer = get(client, row.xpath("th/a/@href")[0])
        assert said(answer, "//h1")[0].startswith(f"{count} bài")


def test_the_guide_stands_without_the_index(down: TestClient) -> None:
    assert set(said(get(down, "/help"), "//table[@class='wide']//td[@class='number']")) == {"–"}


def test_the_figures_are_those_measured_last() -> None:
    assert scores() == shown_scores(), "python -m evaluation.shown hands them over"


def test_figures_are_told_with_the_command_that_measures_them(client: TestClient) -> None:
    text = get(client, "/help").text_content()
    assert re.search(r"Tên người\s*\d\d,\d\s%", text)
    assert "make eval-tag" in text
