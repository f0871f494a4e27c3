"""What each sample site is: its name, layout, sections, addresses and traps; one TOML file each in `sites/`."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from pydantic import BaseModel, ConfigDict

from newscrawl.demo.texts import SampleArticle

SITES = Path(__file__).parent / "sites"

#: Query parameters that tell one page of a sample site from another; the servers ignore all others.
TELLING_PARAMETER = re.compile(r"(?:^|_)(?:assetEntryId|cur|page)$")


class _SiteTable(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SiteSection(_SiteTable):
    """A listing: with `holds` it shows the articles of these sections, otherwise all."""

    path: str
    name: str
    holds: tuple[str, ...] = ()


class Trap(_SiteTable):
    """A link in the listings that leads to no article.

    missing: 404; challenge: a script that sets a cookie and reloads; topic: a list of links under an article's
    address; short: one sentence; offsite: a redirect to another site; disallowed: an article that robots.txt forbids.
    """

    kind: Literal["missing", "challenge", "topic", "short", "offsite", "disallowed"]
    path: str
    title: str
    text: str = ""


class Site(_SiteTable):
    """One sample site. `article_path` and `paging` are formats (`slug`, `number`; `section`, `page`, `offset`)."""

    key: str
    name: str
    layout: Literal["mastercms", "liferay", "congdoanvienchuc", "hanoi", "generic"]
    port_offset: int
    dateline: str = ""
    owner: str
    licence: str
    address: str
    article_path: str
    paging: str | None = None
    page_size: int = 8
    #: What links on the home page carry besides: session and tracking parameters.
    link_noise: str = ""
    #: Text of /robots.txt; None: the site has none.
    robots: str | None = None
    feed_path: str | None = None
    feed_items: int = 10
    sitemap_path: str | None = None
    sitemap_part_path: str = "/sitemaparticles-site-1.xml"
    #: Are ETag and Last-Modified sent?
    validators: bool = True
    menu: tuple[SiteSection, ...] = ()
    sections: tuple[SiteSection, ...]
    traps: tuple[Trap, ...] = ()

    def article_address(self, article: SampleArticle) -> str:
        """Path and query of an article."""
        return self.article_path.format(slug=article.slug, number=article.head.number)

    def listing_address(self, section: SiteSection, page: int) -> str:
        """Path and query of a listing's page, counted from 1; the first is the section's own address."""
        if page == 1 or self.paging is None:
            return section.path
        return self.paging.format(section=section.path, page=page, offset=(page - 1) * self.page_size)

    def on_home_page(self, address: str) -> str:
        """The address as the home page links to it."""
        return address + (self.link_noise if "?" in address else self.link_noise.replace("&", "?", 1))


def page_key(address: str) -> str:
    """Equal for all addresses that a sample site answers with the same page."""
    parts = urlsplit(address)
    telling = sorted(item for item in parse_qsl(parts.query) if TELLING_PARAMETER.search(item[0]))
    return "?".join([parts.path, *(f"{name}={value}" for name, value in telling)])


def load_sites(folder: Path = SITES) -> tuple[Site, ...]:
    """All sample sites in the order of their ports."""
    files = sorted(folder.glob("*.toml"))
    sites = [Site.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))) for path in files]
    return tuple(sorted(sites, key=lambda site: site.port_offset))
