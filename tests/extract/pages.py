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
    expected: dict[str, Any] = json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
    source = SOURCES.by_key[expected["source"]] if expected["source"] else None
    return article((FIXTURES / f"{name}.html").read_bytes(), source, url=expected["url"]), expected
