"""Nothing that an article or an address says gets out of its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from search.api.app import create_app
from tests.search.served import HOSTILE, Fetched, archive, identity
from tests.search.web.pages import get


@pytest.mark.parametrize("path", ["/", "/search", "/search?q=thoa+uoc", f"/articles/{identity(HOSTILE)}", "/sources"])
def test_markup_in_an_article_stays_text(client: TestClient, path: str) -> None:
    text = client.get(path).text
    assert "<script>" not in text
    assert "<img" not in text
    assert "<b>" not in text


@pytest.mark.parametrize("name", ["q", "person", "section"])
def test_markup_in_the_address_stays_text(client: TestClient, name: str) -> None:
    attack = '"><script>alert(1)</script>'
    page = client.get("/search", params={name: attack})
    assert page.status_code == 200
    assert "<script>" not in page.text


def test_only_web_addresses_are_linked(tmp_path: Path) -> None:
    hostile = replace(HOSTILE, url="javascript://songvang.example/%0aalert(1)", source="songvang")
    with archive(tmp_path, [Fetched(hostile)]) as served:
        client = TestClient(create_app(served.catalogue, served.backend, served.sources))
        (article_id,) = served.catalogue.article_ids()
        page = get(client, f"/articles/{article_id}")
    assert [link for link in page.xpath("//a/@href") if link.startswith("javascript")] == []
    assert "javascript://songvang.example/%0aalert(1)" in page.text_content()
