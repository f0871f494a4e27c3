"""Seeds and real pages, where they are at hand: other people's pages, never part of the project."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from newscrawl.extract import read
from newscrawl.models import Article, Outcome, Page, Refusal
from tests.extract.pages import FETCHED, NO_SHARED, SHARED, SOURCES, page
from tests.extract.scoring import score, scores, table

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason=NO_SHARED)

#: Measured 2026-11 on the eight articles, by general rules alone: body 0.999, everything else right.
BODY_F1_FLOOR = 0.99
EXACT_FLOOR = 8


def _seed_pages() -> dict[str, Page]:
    found = {}
    with (SHARED / "seeds" / "seeds.warc.gz").open("rb") as file:
        for record in ArchiveIterator(file):
            if record.rec_type == "response":
                url = record.rec_headers.get_header("WARC-Target-URI")
                headers = tuple(record.http_headers.headers)
                status = int(record.http_headers.get_statuscode())
                found[url] = Page(url, url, status, headers, record.raw_stream.read(), FETCHED)
    return found


def _seed_records() -> list[dict[str, Any]]:
    if not SHARED.is_dir():
        return []
    return [json.loads(line) for line in (SHARED / "seeds" / "expected.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("expected", _seed_records(), ids=lambda expected: expected["site"])
def test_seed_reads_as_a_person_reads_it(expected: dict[str, Any]) -> None:
    article = read(_seed_pages()[expected["url"]], SOURCES.owner(expected["url"]))
    assert isinstance(article, Article)
    result = score(expected["site"], article, expected)
    assert result.body_f1 == 1
    assert result.exact == dict.fromkeys(result.exact, True)
    assert [block.text for block in article.blocks if block.kind != "caption"] == [
        " ".join(text.split()) for text in expected["paragraphs"]
    ]


def test_exactly_the_seeds_are_articles_of_the_seed_archive() -> None:
    articles = {url for url, fetched in _seed_pages().items() if isinstance(read(fetched, SOURCES.owner(url)), Article)}
    assert articles == {record["url"] for record in _seed_records()}


def test_real_articles_stay_over_the_floors() -> None:
    rows = scores(SHARED / "real")
    print(table(rows))  # noqa: T201
    assert sum(row.body_f1 for row in rows) / len(rows) >= BODY_F1_FLOOR
    for field in rows[0].exact:
        assert sum(row.exact[field] for row in rows) >= EXACT_FLOOR, f"{field}\n{table(rows)}"


def test_real_pages_that_are_no_articles_are_refused() -> None:
    for line in (SHARED / "real" / "not-articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        html = gzip.decompress((SHARED / "real" / "not-articles" / f"{row['name']}.html.gz").read_bytes())
        for url in {row["url"] or "", "https://example.vn/trang-123.html"} - {""}:
            result = read(page(html, url), None)
            assert isinstance(result, Refusal), f"{row['name']} read as {result.title!r}"
            assert result.outcome is Outcome.NOT_AN_ARTICLE
