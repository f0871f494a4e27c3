"""The spider engine: one class collects every source, by what the source's file says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import ClassVar

from scrapy import Request, Spider
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from newscrawl.archive.pages import FoundUrl
from newscrawl.models import VIETNAM_TIME, Page, Role
from newscrawl.sources import Source, url_key
from newscrawl.spiders.discovery import DAILY_LISTING_PAGES, Reach, reading
from newscrawl.spiders.items import DigestJob
from newscrawl.spiders.run import RunExtension, run_of


class SourceSpider(Spider):
    """Discovers articles by feeds, sitemaps and listings, and hands each fetched article to the digest.

    Spider arguments (strings under `scrapy crawl -a`): `since`, a day; `limit`, a number of articles; `backfill`.
    """

    source: ClassVar[Source]

    def __init__(self, since: str | None = None, limit: str | None = None, backfill: str = "") -> None:
        super().__init__()
        start = datetime.combine(date.fromisoformat(since), time(), VIETNAM_TIME) if since else None
        self.backfill = backfill.lower() in ("1", "true", "yes")
        self._reach = Reach(since=start, backfill=self.backfill)
        self._articles_left = int(limit) if limit else None
        self._asked: set[str] = set()

    async def start(self) -> AsyncIterator[Request]:
        """What an earlier run found and did not fetch; then feeds, sitemaps and listings."""
        session = self._run.session
        pending = await session.in_writer(session.catalogue.pending_urls, self.source.key)
        left_over = [FoundUrl(known.url, known.url_key, known.role) for known in pending]
        # How deep a left-over listing page lay is not known: a daily crawl goes no deeper from it.
        for request in self._requests(left_over, DAILY_LISTING_PAGES):
            yield request
        starts = [(url, Role.FEED) for url in self.source.feeds]
        starts += [(url, Role.SITEMAP) for url in self.source.sitemaps]
        starts += [(section.url, Role.LISTING) for section in self.source.sections]
        for request in self._requests(FoundUrl(url, url_key(url, self.source), role) for url, role in starts):
            yield request

    async def read_discovery(self, response: Response) -> AsyncIterator[Request]:
        """A feed, sitemap or listing: its outcome and all that it leads to are written down before any is asked for.

        One that has not changed leads where it led before, and what it leads to may have changed.
        """
        session, record = self._run.session, response.meta["record"]
        page: Page | None = response.meta["page"]
        if response.status == 304:
            page = await session.in_writer(session.last_answer, self.source.key, record.url_key)
        if page is None:
            return
        reach = replace(self._reach, depth=response.meta["depth_in_listing"])
        # In a thread: a sitemap of fifty thousand entries takes seconds to read.
        read = await asyncio.to_thread(reading, page, self.source, reach)
        await session.in_writer(session.catalogue.decide, record.id, read.outcome, read.detail, read.found)
        if record.outcome is None:
            session.count(self.source.key, read.outcome)
        for request in self._requests(read.found, reach.depth + 1):
            yield request

    async def read_article(self, response: Response) -> AsyncIterator[DigestJob]:
        """An article goes to the digest (`newscrawl.pipelines`)."""
        yield DigestJob(response.meta["page"], response.meta["record"], self.source)

    async def note_unanswered(self, failure: Failure) -> None:
        """Nothing came: robots.txt forbids it, or the site did not answer. It is no page, but it is counted."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        if isinstance(failure.value, HttpError):
            return  # it was answered, by a status that decided the outcome
        forbidden = isinstance(failure.value, IgnoreRequest) and "robots" in str(failure.value)
        self._run.not_fetched["robots-forbidden" if forbidden else "unanswered"] += 1
        session = self._run.session
        state = "forbidden" if forbidden else "failed"
        key = url_key(request.url, self.source)
        await session.in_writer(session.catalogue.mark_url, self.source.key, key, state)

    @property
    def _run(self) -> RunExtension:
        return run_of(self.crawler)

    def _requests(self, found: Iterable[FoundUrl], depth: int = 1) -> Iterator[Request]:
        """A request for each address that this run has not asked for yet, under any of its spellings."""
        for item in found:
            if item.url_key in self._asked or (item.role is Role.ARTICLE and self._articles_left == 0):
                continue
            self._asked.add(item.url_key)
            if item.role is Role.ARTICLE and self._articles_left is not None:
                self._articles_left -= 1
            yield Request(
                item.url,
                callback=self.read_article if item.role is Role.ARTICLE else self.read_discovery,
                errback=self.note_unanswered,
                meta={
                    "role": item.role,
                    "depth_in_listing": depth,
                    "handle_httpstatus_list": [] if item.role is Role.ARTICLE else [304],
                },
                dont_filter=True,  # `_asked` knows better than Scrapy's filter which addresses are one page
            )
