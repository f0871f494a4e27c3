"""A plain HTTP client: one request over a real connection, no redirect followed."""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urlsplit

from lxml import html


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Message
    body: bytes

    @property
    def tree(self) -> html.HtmlElement:
        return html.fromstring(self.body, parser=html.HTMLParser(encoding="utf-8"))

    @property
    def text(self) -> str:
        return self.body.decode()


def get(url: str, method: str = "GET", **headers: str) -> Reply:
    """Header names with underscores for hyphens."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    try:
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return Reply(response.status, response.headers, response.read())
    finally:
        connection.close()
