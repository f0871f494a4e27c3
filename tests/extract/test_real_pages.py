"""Seeds and real pages, where they are at hand: other people's pages, never part of the project.

How well the real ones are read is held by the floors (`tests/evaluation/test_floors.py`).
"""

from __future__ import annotations

import json

import pytest
from warcio.archiveiterator import ArchiveIterator

from evaluation.pages import real, seeds
from evaluation.readers import measure, our_readers
from newscrawl.extract import read
from newscrawl.models import Article, Outcome, Page, Refusal
from tests.extract.pages import FETCHED, NO_SHARED, SHARED, SOURCES, page

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason=NO_SHARED)


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


def test_seeds_read_as_a_person_reads_them() -> None:
    ours, _ = our_readers()
    scores = measure(ours, seeds(SHARED / "seeds"))
    assert {score.page: score.wrong for score in scores if score.wrong} == {}


def test_exactly_the_seeds_are_articles_of_the_seed_archive() -> None:
    articles = {url for url, fetched in _seed_pages().items() if isinstance(read(fetched, SOURCES.owner(url)), Article)}
    records = (SHARED / "seeds" / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    assert articles == {json.loads(record)["url"] for record in records}


def test_real_pages_that_are_no_articles_are_refused_under_any_address() -> None:
    for stored in real(SHARED / "real").pages:
        if isinstance(stored.expected, str):
            for url in {stored.url, "https://example.vn/trang-123.html"}:
                result = read(page(stored.body, url), None)
                assert isinstance(result, Refusal), f"{stored.name} read as {result.title!r}"
                assert result.outcome is Outcome.NOT_AN_ARTICLE
