"""Archive first: a response is in the WARC file and in the catalogue before anything else is done with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from newscrawl.archive.warc import ArchiveError, Capture
from newscrawl.models import Page, Role
from newscrawl.spiders.run import run_of


class ArchiveMiddleware:
    """Puts `page` (models.Page) and `record` (archive.records.FetchedPage) into the request's meta."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._redirects = crawler.settings.getint("REDIRECT_MAX_TIMES")
        self._retries = crawler.settings.getint("RETRY_TIMES") if crawler.settings.getbool("RETRY_ENABLED") else 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Archive the response; a run that cannot archive stops at once."""
        run = run_of(self._crawler)
        page = self._page(request, response)
        headers = tuple(_headers(request.headers.items()))
        capture = Capture(page, run.run_id, page.source or "", headers)
        retries_left = request.meta.get("retry_times", 0) < self._retries
        redirects_left = request.meta.get("redirect_times", 0) < self._redirects
        try:
            record = await run.session.in_writer(
                run.session.archive, capture, retries_left=retries_left, redirects_left=redirects_left
            )
        except ArchiveError as error:
            run.stop(str(error))
            raise IgnoreRequest(f"not archived: {error}") from error
        request.meta["page"], request.meta["record"] = page, record
        return response

    def _page(self, request: Request, response: Response) -> Page:
        role = Role.ROBOTS if urlsplit(request.url).path == "/robots.txt" else request.meta.get("role", Role.ARTICLE)
        return Page(
            url=request.meta.get("redirect_urls", [request.url])[0],
            final_url=request.url,
            status=response.status,
            headers=tuple(_headers(response.headers.items())),
            body=response.body,
            fetched=request.meta.get("replayed", datetime.now(UTC)),
            source=self._crawler.spider.name if self._crawler.spider else None,
            role=role,
        )


def _headers(items: Iterable[tuple[bytes, list[bytes]]]) -> list[tuple[str, str]]:
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, values in items for value in values]
