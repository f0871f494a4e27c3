"""The five real articles beside the project (not in it): what must come out of their four sites."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.command import newscrawl
from tests.shared import SHARED

pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the real seed pages are not beside the checkout"
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("seeds")
    newscrawl("crawl", "--from-warc", SHARED / "seeds" / "seeds.warc.gz", data=folder)
    return folder


def expected() -> list[dict[str, Any]]:
    lines = (SHARED / "seeds" / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def exported(data: Path) -> dict[str, dict[str, Any]]:
    lines = newscrawl("export", "--format", "jsonl", data=data).stdout.splitlines()
    return {article["url"]: article for article in map(json.loads, lines)}


def test_exactly_the_seeds_are_exported(exported: dict[str, dict[str, Any]]) -> None:
    assert set(exported) == {article["url"] for article in expected()}


@pytest.mark.parametrize("field", ["title", "published", "lead", "author", "section"])
def test_field_is_as_a_person_reads_it(exported: dict[str, dict[str, Any]], field: str) -> None:
    assert {url: article[field] for url, article in exported.items()} == {
        article["url"]: article[field] for article in expected()
    }


@pytest.mark.parametrize(("kinds", "field"), [({"paragraph", "heading"}, "paragraphs"), ({"caption"}, "captions")])
def test_body_is_as_a_person_reads_it(exported: dict[str, dict[str, Any]], kinds: set[str], field: str) -> None:
    def read(url: str) -> list[str]:
        return [" ".join(block["text"].split()) for block in exported[url]["blocks"] if block["kind"] in kinds]

    assert {url: read(url) for url in exported} == {
        article["url"]: [" ".join(text.split()) for text in article[field]] for article in expected()
    }


@pytest.mark.parametrize(
    ("query", "vocabulary", "count"),
    [
        ("lien doan lao dong", "off", 3),
        ("Liên đoàn Lao động", "off", 3),
        ("liên đoàn lao động quận", "off", 2),
        ("Liên đoàn Lao động", "on", 5),
        ("ldld", "on", 5),
        ("LĐLĐ quận", "on", 4),
    ],
)
def test_a_query_finds_the_articles_that_hold_its_words(data: Path, query: str, vocabulary: str, count: int) -> None:
    said = newscrawl("search", query, "--vocabulary", vocabulary, "--json", data=data).stdout
    assert json.loads(said)["total"] == count


def test_the_same_crawl_again_is_all_unchanged(data: Path) -> None:
    again = newscrawl("crawl", "--from-warc", SHARED / "seeds" / "seeds.warc.gz", data=data).stdout
    rows = {line.split("│")[1].strip(): line.rsplit("│", 2)[1].strip() for line in again.splitlines() if "│" in line}
    assert rows["unchanged"] == "5"
    assert "indexed" not in rows
