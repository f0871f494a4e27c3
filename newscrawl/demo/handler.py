"""Answers HTTP requests out of a sample site, and notes each in the request log."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler

from newscrawl.demo.answers import SiteAnswer


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """One request as it arrived: monotonic time in seconds, "127.0.0.1:8651", path with query, headers, our status."""

    seconds: float
    host: str
    path: str
    headers: dict[str, str]
    status: int


class RequestLog:
    """All requests to all sample sites in the order of their arrival; safe to read while sites are served."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: list[LoggedRequest] = []
        self._seen: set[tuple[str, str]] = set()

    def note(self, request: LoggedRequest) -> None:
        """Append one request."""
        with self._lock:
            self._requests.append(request)

    def first_time(self, host: str, path: str) -> bool:
        """Is this the first time that this is asked for this page?"""
        with self._lock:
            first = (host, path) not in self._seen
            self._seen.add((host, path))
            return first

    def requests(self) -> list[LoggedRequest]:
        """A copy of the log."""
        with self._lock:
            return list(self._requests)


class SampleHandler(BaseHTTPRequestHandler):
    """GET and HEAD of a sample site; each site has a subclass of its own (`handler_class`) for the attributes.

    `answer_of` is looked up at each request: a revision swaps it.
    """

    host: str
    answer_of: Callable[[str], SiteAnswer]
    log: RequestLog

    def do_GET(self) -> None:
        """Answer with headers and body."""
        self._send(with_body=True)

    def do_HEAD(self) -> None:
        """Answer with headers alone."""
        self._send(with_body=False)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent: the request log holds what there is to know."""

    def _send(self, *, with_body: bool) -> None:
        arrived = time.monotonic()
        answer = type(self).answer_of(self.path)
        if answer.fails_once and self.log.first_time(self.host, self.path):
            answer = SiteAnswer(
                HTTPStatus.INTERNAL_SERVER_ERROR, b"", {"Content-Type": "text/html", "Retry-After": "0"}
            )
        status, body, headers = self._negotiated(answer)
        self.log.note(LoggedRequest(arrived, self.host, self.path, dict(self.headers.items()), status))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def _negotiated(self, answer: SiteAnswer) -> tuple[HTTPStatus, bytes, dict[str, str]]:
        headers = dict(answer.headers)
        if self._is_fresh(answer):
            return HTTPStatus.NOT_MODIFIED, b"", {key: headers[key] for key in ("ETag", "Last-Modified")}
        body = answer.body
        if answer.gzip:
            headers["Vary"] = "Accept-Encoding"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                headers["Content-Encoding"] = "gzip"
                body = gzip.compress(body, mtime=0)
        headers["Content-Length"] = str(len(body))
        return answer.status, body, headers

    def _is_fresh(self, answer: SiteAnswer) -> bool:
        if answer.etag is None or answer.last_modified is None:
            return False
        if (known := self.headers.get("If-None-Match")) is not None:
            return answer.etag in [tag.strip().removeprefix("W/") for tag in known.split(",")]
        if (since := self.headers.get("If-Modified-Since")) is not None:
            return parsedate_to_datetime(answer.last_modified) <= parsedate_to_datetime(since)
        return False


def handler_class(request_log: RequestLog) -> type[SampleHandler]:
    """A handler for one more site; `host` and `answer_of` are to be set before it serves."""

    class SiteHandler(SampleHandler):
        log = request_log

    return SiteHandler
