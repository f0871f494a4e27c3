"""The page as it was fetched, from its WARC record: shown in a frame where nothing of it can run, load or reach us."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from starlette.responses import HTMLResponse, Response

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.records import FetchedPage, Revision, StoredArticle
from newscrawl.archive.warc import ArchiveError
from newscrawl.archive.warc_reader import read_page
from newscrawl.extract.content import ContentError, page_text
from search.parameters import number
from search.request import RequestError

MOST_REVISIONS = 100_000
REVISION = number("revision", "Which revision's page, counted from 1.", MOST_REVISIONS, 1)

#: `sandbox` without a word behind it: an origin of its own, which has none of our cookies, no scripts, no forms, no
#: plugins, no way to lead the window elsewhere; and whatever the page names is not loaded.
FRAME_HEADERS = {
    "Content-Security-Policy": (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; "
        "frame-ancestors 'self'"
    ),
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-cache",
}


@dataclass(frozen=True, slots=True)
class ArchivedCopy:
    """The page that one revision of an article was read from."""

    revision: Revision
    page: FetchedPage
    latest: bool


def copy_of(catalogue: Catalogue, stored: StoredArticle, wanted: int | None) -> ArchivedCopy:
    """The copy behind a revision (None: the present one). Raises RequestError where there is no such revision."""
    revisions = {each.number: each for each in catalogue.revisions(stored.article.id)}
    revision = revisions.get(stored.revision if wanted is None else wanted)
    if revision is None:
        raise RequestError(REVISION.name, f"the article has {len(revisions)} revisions")
    page = catalogue.page(revision.page_id)
    if page is None:
        raise RequestError(REVISION.name, "its page is not known any more")
    return ArchivedCopy(revision, page, revision.number == stored.revision)


def framed(folder: Path | None, page: FetchedPage) -> Response | None:
    """The archived page as a document for the frame; None where the record is not at hand or cannot be read.

    The text is what the page showed, in UTF-8 and NFC whatever its bytes were in; nothing else is changed.
    """
    if folder is None:
        return None
    try:
        text = page_text(read_page(folder, page.warc))
    except (ArchiveError, ContentError):
        return None
    return HTMLResponse(text.encode("utf-8", errors="replace"), headers=FRAME_HEADERS)
