"""What feeds and sitemaps name: addresses with the times given for them. Pure functions over their bytes."""

from __future__ import annotations

from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from time import struct_time
from urllib.parse import urldefrag, urljoin

import feedparser
from lxml import etree
from scrapy.utils.sitemap import Sitemap


class DiscoveryError(ValueError):
    """A feed or sitemap that is none: what came instead."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An address that a feed or sitemap names, with the time that it gives for it (None where it gives none)."""

    url: str
    changed: datetime | None = None


def absolute(base: str, href: str) -> str | None:
    """A link's address without its fragment, or None where it is none: one wrong link must not cost the others."""
    try:
        return urldefrag(urljoin(base, href.strip())).url
    except ValueError:  # "http://[…"
        return None


def feed_entries(body: bytes, url: str) -> list[Entry]:
    """Entries of an RSS or Atom feed.

    Raises:
        DiscoveryError: it is no feed.
    """
    feed = feedparser.parse(BytesIO(body))  # a stream: of bytes it would open the local file that they name
    if not feed.get("version"):
        raise DiscoveryError(f"no feed: {url}")
    entries = []
    for item in feed.entries:
        link = absolute(url, item.get("link") or item.get("id") or "")
        if link:
            # Past feedparser's own lookup, which warns that it takes one name for the other.
            stated = dict.get(item, "published_parsed") or dict.get(item, "updated_parsed")
            entries.append(Entry(link, _feed_time(stated)))
    return entries


def _feed_time(stated: struct_time | None) -> datetime | None:
    try:
        return datetime.fromtimestamp(timegm(stated), UTC) if stated else None
    except (ValueError, OverflowError, OSError):  # a year that no calendar has
        return None


def sitemap_entries(body: bytes, url: str) -> tuple[str, list[Entry]]:
    """Kind ("urlset" or "sitemapindex") and entries of a sitemap, those changed last first.

    Raises:
        DiscoveryError: it is no sitemap.
    """
    try:
        sitemap = Sitemap(body)
        kind, items = sitemap.type, list(sitemap)
    except (etree.XMLSyntaxError, StopIteration, AttributeError, ValueError) as error:
        raise DiscoveryError(f"no sitemap: {url}") from error
    if kind not in ("urlset", "sitemapindex"):
        raise DiscoveryError(f"no sitemap: {url}")
    named = ((absolute(url, item["loc"]), item.get("lastmod")) for item in items if item.get("loc"))
    entries = [Entry(address, _w3c_time(lastmod)) for address, lastmod in named if address]
    oldest = datetime.min.replace(tzinfo=UTC)
    return kind, sorted(entries, key=lambda entry: entry.changed or oldest, reverse=True)


def _w3c_time(text: str | None) -> datetime | None:
    """A sitemap's W3C time; without an offset it counts as UTC, and anything else as not stated."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
