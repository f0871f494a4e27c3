"""What a source file may say, and the checks on it."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cached_property
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from cssselect import ExpressionError, SelectorError
from parsel import css2xpath
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from newscrawl.sources.addresses import bare_host, plain_views, shown_address

#: No source may be asked more often than this, whatever its file says; loopback hosts (the sample sites) may.
MINIMUM_DELAY_SECONDS = 1.0

#: The families of page objects, a module each in `newscrawl.cms` (which stands above: a test compares the two).
CmsFamily: TypeAlias = Literal["congdoanvienchuc", "hanoi", "laodong", "liferay", "mastercms", "vccorp"]

_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?")


def plain_host(scheme: str, netloc: str) -> str:
    """The netloc in small letters, without the scheme's own port."""
    return netloc.lower().removesuffix(_DEFAULT_PORTS.get(scheme, ":"))


class _SourceTable(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Name(_SourceTable):
    """The source's name as the pages show it."""

    vi: str
    en: str


class Section(_SourceTable):
    """One listing of a source: its address, and what the site calls it."""

    url: str
    name: str


class ArticleUrls(_SourceTable):
    """How the address of an article looks.

    `pattern` is searched in the whole URL. `identity` is a regular expression whose first matching group
    identifies the article whatever else the address says (Liferay's assetEntryId, MasterCMS' number); without it the
    normalised URL does.
    """

    pattern: str
    identity: str | None = None

    @field_validator("pattern", "identity")
    @classmethod
    def _compiles(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                re.compile(value)
            except re.error as error:
                raise ValueError(f"no regular expression: {error}") from error
        return value

    @model_validator(mode="after")
    def _has_group(self) -> ArticleUrls:
        if self.identity is not None and re.compile(self.identity).groups < 1:
            raise ValueError("identity needs one group, the part that identifies the article")
        return self


class Paging(_SourceTable):
    """How a listing's further pages are found: a CSS selector of their links, or a URL pattern with `{page}`."""

    links: str | None = None
    url: str | None = None

    @field_validator("links")
    @classmethod
    def _selects(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                css2xpath(value)
            except (SelectorError, ExpressionError) as error:
                raise ValueError(f"no CSS selector: {error}") from error
        return value

    @model_validator(mode="after")
    def _one_way(self) -> Paging:
        if (self.links is None) == (self.url is None):
            raise ValueError("paging takes either links or url")
        if self.url is not None and "{page}" not in self.url:
            raise ValueError("paging.url needs {page}")
        return self


class Politeness(_SourceTable):
    """A source may be asked more slowly than the default, never faster than the floor."""

    delay_seconds: float = Field(default=2.0, ge=0, le=600)


class Source(_SourceTable):
    """One union news site: its hosts, sections and CMS, how to discover its articles and to tell them apart.

    `hosts` are netlocs ("laodongthudo.vn", "127.0.0.1:8651"), the first the one that the site uses today.
    """

    key: str = Field(pattern=r"^[a-z][a-z0-9_]{1,40}$")
    name: Name
    hosts: tuple[str, ...] = Field(min_length=1)
    cms: CmsFamily | None = None
    sections: tuple[Section, ...] = ()
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    article: ArticleUrls
    paging: Paging | None = None
    politeness: Politeness = Politeness()

    @field_validator("hosts")
    @classmethod
    def _netlocs(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for host in value:
            if _HOST.fullmatch(host) is None:
                raise ValueError(f"{host!r} is no host; write it in small letters and without http://")
        return value

    @model_validator(mode="after")
    def _consistent(self) -> Source:
        starts = [*self.feeds, *self.sitemaps, *(section.url for section in self.sections)]
        if not starts:
            raise ValueError("a source needs a feed, a sitemap or a section")
        for url in starts:
            if not self.owns(url):
                raise ValueError(f"{url} is on none of the source's hosts")
        return self

    @cached_property
    def _article_pattern(self) -> re.Pattern[str]:
        return re.compile(self.article.pattern)

    def owns(self, url: str) -> bool:
        """Is this http(s) address on one of the source's hosts, or on one for telephones or AMP beside it?"""
        try:
            parts = urlsplit(url)
        except ValueError:  # "http://[…", as people write addresses by hand
            return False
        host = plain_host(parts.scheme, parts.netloc)
        return parts.scheme in _DEFAULT_PORTS and (host in self.hosts or bare_host(host) in self.hosts)

    def is_article_url(self, url: str) -> bool:
        """Does this address look like an article of the source, without its fragment, tracking, session and view?"""
        if not self.owns(url):
            return False
        if self._article_pattern.search(url.partition("#")[0]) is not None:
            return True
        shown = shown_address(url)
        return any(self._article_pattern.search(view) is not None for view in (shown, *plain_views(shown)))

    @property
    def delay(self) -> timedelta:
        """Time between two requests to one host; loopback hosts alone may go below the floor."""
        loopback = all(host.partition(":")[0] in ("127.0.0.1", "localhost") for host in self.hosts)
        floor = 0.0 if loopback else MINIMUM_DELAY_SECONDS
        return timedelta(seconds=max(self.politeness.delay_seconds, floor))
