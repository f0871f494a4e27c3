"""Which outcome a response has by its status alone; every other one is decided by discovery or by the digest."""

from __future__ import annotations

from urllib.parse import urljoin

from newscrawl.models import Outcome, Page, Role
from newscrawl.sources import Source

#: Passing errors of a server or the way to it: asked for again, with growing delays.
RETRIED_STATUSES = (408, 429, 500, 502, 503, 504, 522, 524)
#: What a page that holds an article ends in.
ARTICLE_OUTCOMES = (Outcome.INDEXED, Outcome.REVISED, Outcome.UNCHANGED)
_REDIRECTS = (301, 302, 303, 307, 308)
_BLOCKED = (401, 403, 429, 451)


def outcome_of_status(
    page: Page, source: Source | None, *, retries_left: bool, redirects_left: bool = True
) -> tuple[Outcome, str | None] | None:
    """The outcome and a word on it, or None where the content decides (a 200)."""
    status = page.status
    if page.role is Role.ROBOTS:
        return Outcome.ROBOTS, None
    if status in _REDIRECTS:
        return _redirect(page, source) if redirects_left else (Outcome.FAILED, "too many redirects")
    if status in RETRIED_STATUSES and retries_left:
        return Outcome.RETRIED, f"status {status}"
    if status == 304:
        return Outcome.UNCHANGED, "not modified"
    if status in (404, 410):
        return Outcome.NOT_FOUND, f"status {status}"
    if status in _BLOCKED:
        return Outcome.BLOCKED, f"status {status}"
    if status != 200:
        return Outcome.FAILED, f"status {status}"
    return None


def _redirect(page: Page, source: Source | None) -> tuple[Outcome, str]:
    location = page.header("Location")
    if not location:
        return Outcome.FAILED, f"status {page.status} without a Location"
    try:
        target = urljoin(page.final_url, location)
    except ValueError:
        return Outcome.FAILED, f"a redirect to {location}, which is no address"
    stays = source is None or source.owns(target)
    return (Outcome.REDIRECTED if stays else Outcome.OFFSITE), f"to {target}"
