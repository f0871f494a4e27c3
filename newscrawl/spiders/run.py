"""A run from its first request to its closing: begun and closed in the catalogue, its outcomes accounted for."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from typing import Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler

from newscrawl.config import load_config
from newscrawl.models import Outcome
from newscrawl.session import CrawlSession
from newscrawl.sources import BUILT_IN, Sources
from newscrawl.spiders.opening import open_session

logger = logging.getLogger(__name__)


class RunExtension:
    """One run's id, session and figures; the middlewares, the spider and the pipeline ask for it."""

    def __init__(self, crawler: Crawler, session: CrawlSession, command: str, *, owned: bool) -> None:
        self._crawler = crawler
        self._closing: asyncio.Future[None] | None = None
        self.session = session
        self.run_id = ""
        #: What was never asked or never answered, by reason.
        self.not_fetched: Counter[str] = Counter()
        #: Why the run had to stop, where it had to.
        self.failure: str | None = None
        self._command = command
        self._owned = owned

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Use the command's session, or (under `scrapy crawl`) open one for this run."""
        session = crawler.settings.get("NEWSCRAWL_SESSION")
        owned = session is None
        if owned:
            config = load_config()
            session = open_session(config, Sources.load(BUILT_IN, config.sources_folder))
        run = cls(crawler, session, crawler.settings.get("NEWSCRAWL_COMMAND", "scrapy crawl"), owned=owned)
        crawler.signals.connect(run.spider_opened, signals.spider_opened)
        crawler.signals.connect(run.spider_closed, signals.spider_closed)
        return run

    def stop(self, failure: str) -> None:
        """Stop the run, which can do no more; the pages left over are brought to their end by the next start.

        Not awaited: the spider closes only after the requests under way, and whoever calls this is one of them.
        """
        if self.failure is None and self._crawler.engine is not None:
            self._closing = asyncio.ensure_future(self._crawler.engine.close_spider_async(reason="failed"))
        self.failure = self.failure or failure

    def spider_opened(self, spider: Spider) -> None:
        """Begin the run in the catalogue."""
        self.run_id = self.session.begin_run(spider.name, self._command)

    async def spider_closed(self, spider: Spider, reason: str) -> None:
        """Close the run. What no stage answered for is a defect of ours: it ends as failed, and so does the run.

        After a stop half way the pages that are left keep waiting; the next start digests them from the archive.
        """
        await self.session.in_writer(self._close_run, spider.name, reason)
        if self._owned:
            self.session.close()
            self.session.catalogue.close()

    def _close_run(self, source: str, reason: str) -> None:
        state = "finished" if reason == "finished" and self.failure is None else "interrupted"
        if self.failure is not None:
            state = "failed"
            self.session.failures[self.run_id] = f": {self.failure}"
        elif state == "finished":
            for page in self.session.catalogue.undecided_pages(self.run_id):
                logger.error("no stage answered for %s", page.final_url)
                self.session.catalogue.decide(page.id, Outcome.FAILED, "no stage answered for it")
                self.session.count(source, Outcome.FAILED)
                state = "failed"
        self.session.end_run(self.run_id, state, dict(self.not_fetched))


def run_of(crawler: Crawler) -> RunExtension:
    """The run that a crawler is on."""
    run = crawler.get_extension(RunExtension)
    if run is None:
        raise RuntimeError("newscrawl's RunExtension is not among the enabled extensions")
    return run
