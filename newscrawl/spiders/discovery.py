"""Finding articles: what a feed, a sitemap or a listing names. Pure functions over a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urljoin

from parsel import Selector

from newscrawl.archive.pages import FoundUrl
from newscrawl.extract.challenge import is_challenge
from newscrawl.extract.content import ContentError, decoded_body, is_html, page_text
from newscrawl.models import Outcome, Page, Role
from newscrawl.sources import Source, url_key
from newscrawl.spiders.feeds import DiscoveryError, Entry, absolute, feed_entries, sitemap_entries

__all__ = ["READ_AS", "BlockedError", "DiscoveryError", "Listing", "Reach", "Reading", "discover", "reading"]

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


@dataclass(frozen=True, slots=True)
class Listing:
    """What a listing links to: articles and further pages of the listing, each once, in the page's order."""

    articles: tuple[str, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a feed, sitemap or listing ended, a word on it, and what it leads to."""

    outcome: Outcome
    detail: str | None
    found: tuple[FoundUrl, ...]


def discover(page: Page, source: Source, reach: Reach) -> list[FoundUrl]:
    """What a feed, sitemap or listing of the source leads to, each address once, in the order to fetch it.

    Raises:
        DiscoveryError: it is not what it was fetched as.
        BlockedError: it is a challenge page.
    """
    try:
        if is_html(page, decoded_body(page)) and is_challenge(page_text(page), page.status):
            raise BlockedError(f"a challenge page instead of a {page.role}")
        if page.role is Role.FEED:
            found = [(entry, Role.ARTICLE) for entry in feed_entries(decoded_body(page), page.final_url)]
        elif page.role is Role.SITEMAP:
            found = _from_sitemap(page, reach)
        else:
            found = _from_listing(page, source, reach)
    except (ContentError, LookupError, UnicodeError) as error:  # the last two: a charset that is none for text
        raise DiscoveryError(f"{page.final_url}: {error}") from error
    wanted = {
        entry.url: role
        for entry, role in found
        if (source.is_article_url(entry.url) and not _is_too_old(entry, reach) if role is Role.ARTICLE
            else source.owns(entry.url))
    }  # fmt: skip
    return [FoundUrl(url, key, wanted[url]) for key, url in _by_key(wanted, source).items()]


def reading(page: Page, source: Source, reach: Reach) -> Reading:
    """What a page that was fetched for discovery comes to, whatever came instead of it."""
    try:
        return Reading(READ_AS[page.role], None, tuple(discover(page, source, reach)))
    except BlockedError as blocked:
        return Reading(Outcome.BLOCKED, str(blocked), ())
    except DiscoveryError as error:
        return Reading(Outcome.FAILED, str(error), ())


def _is_too_old(entry: Entry, reach: Reach) -> bool:
    return reach.since is not None and entry.changed is not None and entry.changed < reach.since


def _from_sitemap(page: Page, reach: Reach) -> list[tuple[Entry, Role]]:
    body = decoded_body(page)
    if body.startswith(b"\x1f\x8b"):  # sitemap.xml.gz: gzip'd itself, whatever the transfer's coding
        body = decoded_body(replace(page, body=body, headers=(("Content-Encoding", "gzip"),)))
    kind, entries = sitemap_entries(body, page.final_url)
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


def read_listing(text: str, url: str, source: Source) -> Listing:
    """Articles and further pages that a listing of the source links to."""
    page = Selector(text=text or " ")
    base = absolute(url, page.css("base::attr(href)").get(default="")) or url
    articles = [link for link in _links(page, "a", base) if source.is_article_url(link)]
    return Listing(tuple(_by_key(articles, source).values()), tuple(_further_pages(page, base, url, source)))


def _links(page: Selector, selector: str, base: str) -> Iterator[str]:
    for href in page.css(selector).css("::attr(href)").getall():
        link = absolute(base, href) if href.strip() else None
        if link is not None:
            yield link


def _further_pages(page: Selector, base: str, url: str, source: Source) -> Iterable[str]:
    if source.paging is None or source.paging.links is None:
        return []
    found = _links(page, source.paging.links, base)
    own = (link for link in found if source.owns(link) and not source.is_article_url(link))
    here = url_key(url, source)
    return [link for key, link in _by_key(own, source).items() if key != here]


def _by_key(links: Iterable[str], source: Source) -> dict[str, str]:
    """Each page once, by what identifies it, under the first address met; what is no address is left out."""
    addresses: dict[str, str] = {}
    for link in links:
        with suppress(ValueError):
            addresses.setdefault(url_key(link, source), link)
    return addresses
