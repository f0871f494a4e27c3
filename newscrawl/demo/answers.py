"""All that a sample site can answer, worked out before the first request: address -> status, headers, body."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from http import HTTPStatus

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class SiteAnswer:
    """One prepared response. `gzip` and `fails_once` are acted upon by the server."""

    status: HTTPStatus
    body: bytes
    headers: Mapping[str, str]
    gzip: bool = False
    fails_once: bool = False

    @property
    def etag(self) -> str | None:
        """The validator of conditional requests."""
        return self.headers.get("ETag")

    @property
    def last_modified(self) -> str | None:
        """HTTP date of the last change."""
        return self.headers.get("Last-Modified")


def page(body: bytes, changed: datetime | None, content_type: str = HTML) -> SiteAnswer:
    """A 200; with ETag and Last-Modified where the time of the last change is given."""
    headers = {"Content-Type": content_type}
    if changed is not None:
        headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        headers["Last-Modified"] = format_datetime(changed.astimezone(UTC), usegmt=True)
    return SiteAnswer(HTTPStatus.OK, body, headers)


def redirect(location: str) -> SiteAnswer:
    """A permanent redirect."""
    return SiteAnswer(HTTPStatus.MOVED_PERMANENTLY, b"", {"Location": location, "Content-Type": HTML})
