"""The chain over real servers: the catalogue in PostgreSQL, the index in Elasticsearch."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newscrawl.demo.server import SampleSites
from tests.command import exported_articles, newscrawl
from tests.crawl.conftest import SampleCrawl

QUERIES = [
    "lien doan lao dong",
    "Liên đoàn Lao động",
    "liên đoàn lao động huyện",
    '"thỏa ước lao động"',
    "",
    "lao động -công",
]


def answer(query: str, data: Path, **environment: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(newscrawl("search", query, "--json", data=data, **environment).stdout)
    return found


@pytest.fixture(scope="module")
def index(elasticsearch_url: str) -> dict[str, str]:
    """Settings of an index of our own on the server."""
    name = f"test-{secrets.token_hex(4)}"
    return {"NEWSCRAWL_SEARCH_URL": elasticsearch_url, "NEWSCRAWL_SEARCH_INDEX": name}


def test_elasticsearch_gives_the_embedded_indexs_answers(
    first_crawl: SampleCrawl, index: dict[str, str], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(first_crawl.data, data)
    newscrawl("index", "--all", data=data, **index)
    assert newscrawl("verify", data=data, **index).stdout == "archive, catalogue and index agree\n"
    for query in QUERIES:
        ours, theirs = answer(query, first_crawl.data), answer(query, data, **index)
        assert theirs["total"] == ours["total"]
        assert theirs["facets"] == ours["facets"]
        assert theirs["timeline"] == ours["timeline"]
        assert {hit["id"] for hit in theirs["hits"]} == {hit["id"] for hit in ours["hits"]} or theirs["cursor"]
    assert exported_articles(first_crawl.data) == exported_articles(data, **index)


def test_a_crawl_goes_straight_into_postgresql_and_elasticsearch(
    sites: SampleSites, elasticsearch_url: str, new_postgres: Callable[[], str], tmp_path: Path
) -> None:
    sites.write_sources(tmp_path / "sources")
    servers = {
        "NEWSCRAWL_SEARCH_URL": elasticsearch_url,
        "NEWSCRAWL_SEARCH_INDEX": f"test-{secrets.token_hex(4)}",
        "NEWSCRAWL_DATABASE_URL": new_postgres(),
    }
    newscrawl("crawl", "mau_khac", data=tmp_path, **servers)
    expected = {article.title for article in sites.expected_articles() if article.source == "mau_khac"}
    assert {hit["title"] for hit in answer("", tmp_path, **servers)["hits"]} == expected
    assert newscrawl("verify", data=tmp_path, **servers).stdout == "archive, catalogue and index agree\n"
    assert not (tmp_path / "index").exists()
    assert not (tmp_path / "catalogue.sqlite").exists()
