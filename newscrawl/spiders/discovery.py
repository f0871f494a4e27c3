"""Finding articles: what a feed, a sitemap or a listing names. Pure functions over a page."""

from __future__ import annotations

from calendar import timegm
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin

import feedparser
from lxml import etree
from parsel import Selector
from scrapy.utils.gz import gunzip
from scrapy.utils.sitemap import Sitemap

from newscrawl.archive.pages import FoundUrl
from newscrawl.extract.challenge import is_challenge
from newscrawl.extract.content import ContentError, decoded_body, page_text
from newscrawl.models import Outcome, Page, Role
from newscrawl.sources import Source, normalise_url, url_key

#: How much of the past a daily crawl looks at; a backfill looks at all of it.
DAILY_LISTING_PAGES = 5
DAILY_SITEMAPS = 5
DAILY_SITEMAP_ENTRIES = 500
#: No listing is this long: a site whose paging runs in circles must not keep a backfill for ever.
MOST_LISTING_PAGES = 20_000

#: The outcome of a page that was fetched for discovery and read.
READ_AS = {Role.FEED: Outcome.FEED, Role.SITEMAP: Outcome.SITEMAP, Role.LISTING: Outcome.LISTING}


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a crawl looks: entries dated before `since` are passed over, a backfill goes through all pages.

    `depth` is the listing page's number, counted from 1.
    """

    since: datetime | None = None
    backfill: bool = False
    depth: int = 1


class BlockedError(Exception):
    """The site answered with a challenge page instead."""


class DiscoveryError(ValueError):
    """A feed or sitemap that is none: what came instead."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An address that a feed or sitemap names, with the time that it gives for it (None where it gives none)."""

    url: str
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a listing links to: articles and further pages of the listing, each once, in the page's order."""

    articles: tuple[str, ...]
    pages: tuple[str, ...]


def discover(page: Page, source: Source, reach: Reach) -> list[FoundUrl]:
    """What a feed, sitemap or listing of the source leads to, each address once, in the order to fetch it.

    Raises:
        DiscoveryError: it is not what it was fetched as.
        BlockedError: it is a challenge page.
    """
    try:
        if is_challenge(page_text(page), page.status):
            raise BlockedError(f"a challenge page instead of a {page.role}")
        if page.role is Role.FEED:
            found = [(entry, Role.ARTICLE) for entry in feed_entries(decoded_body(page), page.final_url)]
        elif page.role is Role.SITEMAP:
            found = _from_sitemap(page, reach)
        else:
            found = _from_listing(page, source, reach)
    except ContentError as error:
        raise DiscoveryError(f"{page.final_url}: {error}") from error
    wanted = (
        (entry.url, role)
        for entry, role in found
        if source.owns(entry.url)
        and (role is not Role.ARTICLE or source.is_article_url(entry.url))
        and (role is not Role.ARTICLE or reach.since is None or entry.changed is None or entry.changed >= reach.since)
    )
    by_key: dict[str, FoundUrl] = {}
    for url, role in wanted:
        by_key.setdefault(url_key(url, source), FoundUrl(url, url_key(url, source), role))
    return list(by_key.values())


def _from_sitemap(page: Page, reach: Reach) -> list[tuple[Entry, Role]]:
    body = decoded_body(page)
    kind, entries = sitemap_entries(gunzip(body) if body[:2] == b"\x1f\x8b" else body, page.final_url)
    if kind == "sitemapindex":
        return [(entry, Role.SITEMAP) for entry in entries[: None if reach.backfill else DAILY_SITEMAPS]]
    return [(entry, Role.ARTICLE) for entry in entries[: None if reach.backfill else DAILY_SITEMAP_ENTRIES]]


def _from_listing(page: Page, source: Source, reach: Reach) -> list[tuple[Entry, Role]]:
    listing = read_listing(page_text(page), page.final_url, source)
    found = [(Entry(url), Role.ARTICLE) for url in listing.articles]
    further = list(listing.pages)
    if source.paging is not None and source.paging.url is not None and listing.articles:
        further.append(urljoin(page.final_url, source.paging.url.replace("{page}", str(reach.depth + 1))))
    if reach.depth < (MOST_LISTING_PAGES if reach.backfill else DAILY_LISTING_PAGES):
        found += [(Entry(url), Role.LISTING) for url in further]
    return found


def feed_entries(body: bytes, url: str) -> list[Entry]:
    """Entries of an RSS or Atom feed.

    Raises:
        DiscoveryError: it is no feed.
    """
    feed = feedparser.parse(body)
    if not feed.get("version"):
        raise DiscoveryError(f"no feed: {url}")
    entries = []
    for item in feed.entries:
        link = item.get("link") or item.get("id")
        if link:
            stated = item.get("published_parsed") or item.get("updated_parsed")
            changed = datetime.fromtimestamp(timegm(stated), UTC) if stated else None
            entries.append(Entry(urljoin(url, link.strip()), changed))
    return entries


def sitemap_entries(body: bytes, url: str) -> tuple[str, list[Entry]]:
    """Kind ("urlset" or "sitemapindex") and entries of a sitemap, those changed last first.

    Raises:
        DiscoveryError: it is no sitemap.
    """
    try:
        sitemap = Sitemap(body)
        kind = sitemap.type
        entries = [
            Entry(urljoin(url, item["loc"].strip()), _moment(item.get("lastmod")))
            for item in sitemap
            if item.get("loc")
        ]
    except (etree.XMLSyntaxError, AttributeError, ValueError) as error:
        raise DiscoveryError(f"no sitemap: {url}") from error
    if kind not in ("urlset", "sitemapindex"):
        raise DiscoveryError(f"no sitemap: {url}")
    oldest = datetime.min.replace(tzinfo=UTC)
    return kind, sorted(entries, key=lambda entry: entry.changed or oldest, reverse=True)


def _moment(text: str | None) -> datetime | None:
    """A sitemap's W3C time; without an offset it counts as UTC, and anything else as not stated."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def read_listing(text: str, url: str, source: Source) -> Listing:
    """Articles and further pages that a listing of the source links to."""
    page = Selector(text=text or " ")
    base = urljoin(url, page.css("base::attr(href)").get(default="").strip())
    links = [urljoin(base, href.strip()) for href in page.css("a::attr(href)").getall() if href.strip()]
    articles = _once((link for link in links if source.is_article_url(link)), source)
    return Listing(tuple(articles), tuple(_further_pages(page, base, url, source)))


def _further_pages(page: Selector, base: str, url: str, source: Source) -> Iterable[str]:
    if source.paging is None or source.paging.links is None:
        return []
    found = (urljoin(base, href.strip()) for href in page.css(source.paging.links).css("::attr(href)").getall())
    own = (link for link in found if source.owns(link) and not source.is_article_url(link))
    return [link for link in _once(own, source) if normalise_url(link) != normalise_url(url)]


def _once(links: Iterable[str], source: Source) -> Iterator[str]:
    """Each page once, by what identifies it, under the first address met."""
    seen: dict[str, str] = {}
    for link in links:
        seen.setdefault(url_key(link, source), link)
    return iter(seen.values())
