from __future__ import annotations

import pytest
from lxml import etree
from starlette.testclient import TestClient

from tests.search.served import COUNT

URL = "/feed.atom"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(client: TestClient, address: str = URL, **parameters: object) -> etree._Element:
    answer = client.get(address, params=parameters or None)
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(answer.content)


def titles(found: etree._Element) -> list[str]:
    return [str(title) for title in found.xpath("a:entry/a:title/text()", namespaces=ATOM)]


def link(found: etree._Element, rel: str) -> str | None:
    return next(iter(found.xpath(f"a:link[@rel='{rel}']/@href", namespaces=ATOM)), None)


def test_a_question_is_a_feed(client: TestClient) -> None:
    assert titles(feed(client, q="Nậm Sen", source="bachdinh", person="Giàng A Phềnh")) == [
        "Trao nhà Mái ấm Công đoàn cho đoàn viên ở xã Nậm Sen"
    ]


def test_pages_of_a_feed_hold_each_article_once(client: TestClient) -> None:
    seen, address = [], f"{URL}?size=4"
    while address:
        page = feed(client, address)
        seen += titles(page)
        address = link(page, "next") or ""
    assert len(seen) == COUNT


def test_a_feed_leads_to_its_page(client: TestClient) -> None:
    alternate = link(feed(client, q="đối thoại", vocabulary="off"), "alternate") or ""
    assert client.get(alternate).status_code == 200
    assert "vocabulary=off" in alternate


@pytest.mark.parametrize("query", ["sort=oldest", "size=0", "size=101", "facets=place", "cursor=made-up"])
def test_a_wrong_parameter_is_refused_by_name(client: TestClient, query: str) -> None:
    answer = client.get(f"{URL}?{query}")
    assert answer.status_code == 422
    assert query.split("=")[0] in answer.text
