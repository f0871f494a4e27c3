"""Every source is a spider: `scrapy list` and `scrapy crawl KEY` know them by key."""

from __future__ import annotations

import builtins
from typing import Self

from scrapy import Request, Spider
from scrapy.settings import BaseSettings

from newscrawl import __version__
from newscrawl.config import Config, load_config
from newscrawl.session import CrawlSession
from newscrawl.sources import BUILT_IN, Source, Sources
from newscrawl.spiders.spider import SourceSpider


def user_agent(contact: str | None) -> str:
    """Who asks, and how to reach whoever runs it."""
    return f"newscrawl/{__version__} (archive of union news; {contact or 'no contact configured'})"


def spider_class(source: Source, config: Config, *, replayed: bool) -> type[SourceSpider]:
    """The engine bound to a source. A replay asks no site, so it needs no delay."""
    delay = 0.0 if replayed else source.delay.total_seconds()
    custom = {
        "USER_AGENT": user_agent(config.contact),
        "DOWNLOAD_DELAY": delay,
        "AUTOTHROTTLE_START_DELAY": delay,
        "AUTOTHROTTLE_ENABLED": not replayed,
        "RETRY_ENABLED": not replayed,
    }
    return type("SourceSpider", (SourceSpider,), {"name": source.key, "source": source, "custom_settings": custom})


class SourceSpiderLoader:
    """Scrapy's way to the spiders, over the source files.

    Under `newscrawl crawl` the command's session has read configuration and source files; under `scrapy crawl` they
    are read here.
    """

    def __init__(self, settings: BaseSettings) -> None:
        session: CrawlSession | None = settings.get("NEWSCRAWL_SESSION")
        self._config = load_config() if session is None else session.config
        self._sources = Sources.load(BUILT_IN, self._config.sources_folder) if session is None else session.sources
        self._replayed = settings.get("NEWSCRAWL_REPLAY") is not None

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """Scrapy's constructor."""
        return cls(settings)

    def load(self, spider_name: str) -> type[Spider]:
        """The spider of a source. Raises KeyError for an unknown one, as Scrapy expects."""
        return spider_class(self._sources.by_key[spider_name], self._config, replayed=self._replayed)

    def list(self) -> list[str]:
        """Keys of all sources."""
        return sorted(self._sources.by_key)

    def find_by_request(self, request: Request) -> builtins.list[str]:
        """Keys of the sources on whose hosts a request lies."""
        owner = self._sources.owner(request.url)
        return [owner.key] if owner else []
