"""The order of the stages inside a crawl, once a response is archived: digest, publish, deliver."""

from __future__ import annotations

import asyncio
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newscrawl.digest import VERSIONS
from newscrawl.models import Outcome
from newscrawl.session import CrawlSession
from newscrawl.spiders.items import DigestJob
from newscrawl.spiders.run import run_of
from newscrawl.worker_pool import WorkersGoneError

#: Pages handed to the workers beyond those that they are at: enough to keep them busy, no more in memory.
WAITING_PER_WORKER = 2


class DigestPipeline:
    """A page that reads as it did at its last fetch ends here; any other goes through the workers to the catalogue.

    The index follows the catalogue by its queue (`search.delivery_loop`).
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._places: asyncio.Semaphore | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    async def process_item(self, item: DigestJob) -> DigestJob:
        """See a page to its outcome."""
        run = run_of(self._crawler)
        session = run.session
        async with self._place(session):
            outcome = await session.in_writer(session.catalogue.repeat_outcome, item.record, VERSIONS)
            if outcome is None:
                try:
                    outcome = await self._digest_and_publish(session, item)
                except WorkersGoneError as error:
                    run.stop(str(error))
                    raise DropItem(str(error)) from error
        session.count(item.source.key, outcome)
        return item

    async def _digest_and_publish(self, session: CrawlSession, item: DigestJob) -> Outcome:
        # In a thread: the first page waits here until the workers' server has loaded the models.
        future = await asyncio.to_thread(session.pool.submit, item.page, item.source)
        await asyncio.gather(asyncio.wrap_future(future), return_exceptions=True)
        digest = session.pool.settled(item.page, future)
        return await session.in_writer(session.catalogue.publish, item.record, digest)

    def _place(self, session: CrawlSession) -> asyncio.Semaphore:
        if self._places is None:
            self._places = asyncio.Semaphore((1 + WAITING_PER_WORKER) * session.pool.workers)
        return self._places
