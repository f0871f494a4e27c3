"""A source, and what it answers: feeds, sitemaps and listings in a line each."""

from __future__ import annotations

from datetime import UTC, datetime

from newscrawl.models import Page, Role
from newscrawl.sources import Source
from newscrawl.spiders.discovery import Reach, discover

HOST = "https://congdoan.example"
SINCE = datetime(2024, 5, 1, tzinfo=UTC)
BACKFILL = Reach(backfill=True)
TYPES = {Role.FEED: "application/rss+xml", Role.SITEMAP: "application/xml", Role.LISTING: "text/html; charset=utf-8"}


def source(**fields: object) -> Source:
    plain = {
        "key": "congdoan",
        "name": {"vi": "Công đoàn", "en": "Union"},
        "hosts": ["congdoan.example", "www.congdoan.example"],
        "sections": [{"url": f"{HOST}/tin", "name": "Tin"}],
        "article": {"pattern": r"-\d+\.html$", "identity": r"-(\d+)\.html$"},
        "paging": {"links": ".trang a"},
    }
    return Source.model_validate(plain | fields)


def answer(role: Role, body: str | bytes, url: str = f"{HOST}/tin", content_type: str | None = None) -> Page:
    data = body.encode() if isinstance(body, str) else body
    headers = (("Content-Type", TYPES[role] if content_type is None else content_type),)
    return Page(url, url, 200, headers, data, SINCE, "congdoan", role)


def found(page: Page, reach: Reach | None = None, of: Source | None = None) -> list[str]:
    """Addresses without the host."""
    return [item.url.removeprefix(HOST) for item in discover(page, of or source(), reach or Reach())]


def rss(*items: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title>{"".join(items)}</channel></rss>'


def item(url: str, date: str = "") -> str:
    return f"<item><link>{url}</link>{f'<pubDate>{date}</pubDate>' if date else ''}</item>"


def urlset(*entries: str) -> str:
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(entries)}</urlset>'


def entry(url: str, lastmod: str = "", tag: str = "url") -> str:
    return f"<{tag}><loc>{url}</loc>{f'<lastmod>{lastmod}</lastmod>' if lastmod else ''}</{tag}>"
