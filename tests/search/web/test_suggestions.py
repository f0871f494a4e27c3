from __future__ import annotations

import pytest
from lxml import html
from starlette.testclient import TestClient

from tests.search.web.pages import said


def offered(client: TestClient, query: str) -> html.HtmlElement:
    return html.fromstring(f"<ul>{client.get(f'/suggest?{query}').text}</ul>")


@pytest.mark.parametrize("typed", ["lò th", "lo th", "man"])
def test_names_are_offered_as_they_are_typed(client: TestClient, typed: str) -> None:
    assert said(offered(client, f"q={typed}"), "//li") == ["Lò Thị Mận Người, 2 bài"]


def test_a_name_leads_to_what_names_it_and_keeps_the_filters(client: TestClient) -> None:
    (option,) = offered(client, "q=giàng&source=bachdinh&cursor=x").xpath("//li")
    assert option.get("data-href") == "/search?source=bachdinh&person=Gi%C3%A0ng+A+Ph%E1%BB%81nh"


@pytest.mark.parametrize("query", ["", "q=", "q=l", "q=%20l%20", "q=khongaitenthe"])
def test_too_little_offers_nothing(client: TestClient, query: str) -> None:
    assert client.get(f"/suggest?{query}").text.strip() == ""


def test_while_the_index_is_away_nothing_is_offered(down: TestClient) -> None:
    assert (down.get("/suggest?q=lo").status_code, down.get("/suggest?q=lo").text.strip()) == (200, "")


def test_it_is_said_in_the_readers_language(served_client: TestClient) -> None:
    assert said(offered(served_client, "q=lò+th&lang=en"), "//li") == ["Lò Thị Mận Person, 2 articles"]
