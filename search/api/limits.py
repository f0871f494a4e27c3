"""What one address may ask, and how long an answer may take: so that one reader does not shut out the others."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search.api.errors import RETRY_AFTER_SECONDS, answer_failure

logger = logging.getLogger(__name__)

#: Eight filters of 400 characters, escaped, and then some; no browser or proxy takes more than 64 kB.
LONGEST_ADDRESS_BYTES = 30_000
#: Addresses remembered for the rate limit; beyond them all begin anew, rather than that memory grows.
MOST_ADDRESSES = 50_000
#: What browsers load with a page, and what watches the server.
_UNLIMITED = ("/static/", "/healthz")


class AddressLengthMiddleware:
    """Refuses addresses that are too long with 414."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "http" and len(scope["query_string"]) + len(scope["path"]) > LONGEST_ADDRESS_BYTES:
            error = HTTPException(414, f"the address is longer than {LONGEST_ADDRESS_BYTES} bytes")
            await answer_failure(Request(scope), error)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


class RateLimitMiddleware:
    """Refuses what goes beyond so many requests in any minute from one address (of IPv6: one /64) with 429."""

    def __init__(self, app: ASGIApp, per_minute: int) -> None:
        self.app = app
        self._limit = RateLimitItemPerMinute(per_minute)
        self._storage = MemoryStorage()
        self._limiter = MovingWindowRateLimiter(self._storage)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http" or scope["path"].startswith(_UNLIMITED):
            await self.app(scope, receive, send)
            return
        if len(self._storage.events) > MOST_ADDRESSES:
            self._storage.reset()
        who = reader(scope)
        if self._limiter.hit(self._limit, who):
            await self.app(scope, receive, send)
            return
        begun, _ = self._limiter.get_window_stats(self._limit, who)
        error = HTTPException(
            429,
            f"more than {self._limit.amount} requests in a minute",
            {"Retry-After": str(max(1, math.ceil(begun - time.time())))},
        )
        await answer_failure(Request(scope), error)(scope, receive, send)


def reader(scope: Scope) -> str:
    """Whose requests are counted together."""
    host = scope["client"][0] if scope.get("client") else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:  # a socket file, a test
        return host
    if address.version == 4:
        return host
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, 64), strict=False))


class DeadlineMiddleware:
    """Answers 503 where an answer has not begun in time. What has begun (an export) may go on as long as it takes.

    The work itself goes on to its end: a thread cannot be stopped.
    """

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self.app = app
        self._seconds = seconds
        self._left: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, late = False, False

        async def send_in_time(message: Message) -> None:
            nonlocal begun
            if not late:
                begun = True
                await send(message)

        task = asyncio.ensure_future(self.app(scope, receive, send_in_time))
        await asyncio.wait({task}, timeout=self._seconds)
        if task.done() or begun:
            await task
            return
        late = True
        self._left.add(task)
        task.add_done_callback(self._gone)
        error = HTTPException(
            503,
            f"no answer within {self._seconds:g} seconds",
            {"Retry-After": str(RETRY_AFTER_SECONDS)},
        )
        await answer_failure(Request(scope), error)(scope, receive, send)

    def _gone(self, task: asyncio.Task[None]) -> None:
        self._left.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("a request that was given up failed", exc_info=error)
