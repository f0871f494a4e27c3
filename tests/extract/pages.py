"""Pages for the tests of extraction."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from newscrawl.extract import read
from newscrawl.models import VIETNAM_TIME, Article, Page, Refusal
from newscrawl.sources import BUILT_IN, Source, Sources
from tests.shared import SHARED

FIXTURES = Path(__file__).parent / "fixtures"
FETCHED = datetime(2026, 11, 24, 3, 0, tzinfo=VIETNAM_TIME)
SOURCES = Sources.load(BUILT_IN)
#: What a person reads in each stored page; a record with an `outcome` is of a page that is no article.
RECORDS: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FIXTURES.glob("*.json"))
}
NOT_ARTICLES = [name for name, record in RECORDS.items() if "outcome" in record]
ARTICLES = [name for name in RECORDS if name not in NOT_ARTICLES]
NO_SHARED = f"the shared pages are not at {SHARED.name}/ beside the project (NEWSCRAWL_TEST_SHARED)"


def page(
    html: str | bytes,
    url: str = "https://example.vn/tin/mot-bai-bao-123.html",
    *,
    headers: tuple[tuple[str, str], ...] = (),
    status: int = 200,
    fetched: datetime = FETCHED,
) -> Page:
    body = html.encode() if isinstance(html, str) else html
    return Page(url, url, status, headers, body, fetched)


def article(html: str | bytes, source: Source | None = None, **about: Any) -> Article:
    """The article on a page that has one."""
    result = read(page(html, **about), source)
    assert isinstance(result, Article), result
    return result


def refusal(html: str | bytes, source: Source | None = None, **about: Any) -> Refusal:
    """The refusal of a page that is no article."""
    result = read(page(html, **about), source)
    assert isinstance(result, Refusal), result
    return result


def fixture(name: str) -> tuple[Article, dict[str, Any]]:
    """The article read from a stored page, and what a person reads in it."""
    return article(*_stored(name), url=RECORDS[name]["url"]), RECORDS[name]


def refused_fixture(name: str) -> tuple[Refusal, dict[str, Any]]:
    """The refusal of a stored page that is no article, and what it must be."""
    return refusal(*_stored(name), url=RECORDS[name]["url"]), RECORDS[name]


def _stored(name: str) -> tuple[bytes, Source | None]:
    source = RECORDS[name]["source"]
    return (FIXTURES / f"{name}.html").read_bytes(), SOURCES.by_key[source] if source else None
