"""Manners: robots.txt as RFC 9309 reads it, questions that a site can answer with "not modified", own hosts only."""

from __future__ import annotations

import asyncio
from typing import Self
from urllib.parse import urljoin, urlsplit

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from newscrawl.extract.content import ContentError, decoded_body
from newscrawl.models import Page, Role
from newscrawl.sources import url_key
from newscrawl.spiders.run import run_of
from newscrawl.spiders.spider import SourceSpider


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's, but a robots.txt that the server fails to give (5xx, 429) forbids everything (RFC 9309, 2.3.1.4).

    And it holds for every request that waits for it. Scrapy 2.19 has them wait on one Deferred, which an asyncio
    reactor empties for the first of them: the others found no rules and were let through.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._rules_by_host: dict[str, asyncio.Task[RobotParser | None]] = {}

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules of the request's host, asked for once."""
        host = urlsplit(request.url).netloc
        if host not in self._rules_by_host:
            self._rules_by_host[host] = asyncio.ensure_future(super().robot_parser(request))
        # Shielded: a request that is given up must not take the rules from the others.
        return await asyncio.shield(self._rules_by_host[host])

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        await super()._parse_robots(response.replace(body=_rules(response)), netloc, request)


def _rules(response: Response) -> bytes:
    page: Page = response.meta["page"]
    if page.status >= 500 or page.status == 429:
        return b"User-agent: *\nDisallow: /\n"
    if page.status >= 400:
        return b""
    try:
        return decoded_body(page)
    except ContentError:  # bytes that are no rules
        return b""


class ConditionalRequestMiddleware:
    """Asks for what was fetched before only if it has changed (If-None-Match, If-Modified-Since)."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Add the validators of the last answer. A backfill reads listings whole: it wants what they link to."""
        spider = self._crawler.spider
        if not isinstance(spider, SourceSpider) or "role" not in request.meta:
            return
        if spider.backfill and request.meta["role"] is not Role.ARTICLE:
            return
        session = run_of(self._crawler).session
        key = url_key(request.url, spider.source)
        known = await session.in_writer(session.catalogue.known_url, spider.source.key, key)
        if known is None or known.url != request.url or known.last_status not in (200, 304):
            return
        if known.etag:
            request.headers["If-None-Match"] = known.etag
        if known.last_modified:
            request.headers["If-Modified-Since"] = known.last_modified


class OwnHostsRedirectMiddleware(RedirectMiddleware):
    """A redirect that leaves the source's hosts is not followed; the archive has it, with outcome `offsite`."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Follow, or give the response back as it is."""
        spider = self.crawler.spider
        location = response.headers.get("Location")
        if location is not None and isinstance(spider, SourceSpider):
            try:
                target = urljoin(request.url, location.decode("latin-1"))
            except ValueError:  # "http://[": no address at all
                return response
            if not spider.source.owns(target):
                return response
        followed: Request | Response = super().process_response(request, response)
        return followed
