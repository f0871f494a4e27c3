"""Invented pages of news as a site would serve them, and an archive that the real chain makes of them."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.pages import ArchivedPage
from newscrawl.archive.warc import Capture, WarcWriter
from newscrawl.digest import digest
from newscrawl.models import VIETNAM_TIME, Page, Role, payload_digest
from newscrawl.sources import article_id, url_key
from search.delivery import deliver
from search.services import Services
from tests.search.served import FETCHED, SOURCES, archive

_FILE_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Written:
    """A page: where it is, what it says, and what a hostile site hangs on to its head and body."""

    path: str
    title: str
    paragraphs: Sequence[str]
    published: datetime | None
    source: str = "songvang"
    section: str | None = "Hoạt động công đoàn"
    author: str | None = None
    fetched: datetime = FETCHED
    head: str = ""
    attachment: str = ""

    @property
    def url(self) -> str:
        """Its address."""
        return f"https://{self.source}.example/{self.path}.html"

    @property
    def id(self) -> str:
        """The id of the article that it becomes."""
        return article_id(url_key(self.url, SOURCES.owner(self.url)))

    def body(self) -> bytes:
        """The page as its site serves it."""
        told = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": self.title}
        told |= {"datePublished": self.published.isoformat()} if self.published else {}
        told |= {"articleSection": self.section} if self.section else {}
        told |= {"author": {"@type": "Person", "name": self.author}} if self.author else {}
        told_safely = json.dumps(told).replace("<", "\\u003c")
        texts = "".join(f"<p>{html.escape(text)}</p>" for text in self.paragraphs)
        return (
            f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{html.escape(self.title)}</title>'
            f'<script type="application/ld+json">{told_safely}</script>{self.head}</head>'
            f"<body><article><h1>{html.escape(self.title)}</h1>{texts}{self.attachment}</article></body></html>"
        ).encode()


def day(year: int, month: int, day_: int) -> datetime:
    """Morning of that day in Viet Nam."""
    return datetime(year, month, day_, 8, 30, tzinfo=VIETNAM_TIME)


@contextmanager
def written_archive(folder: Path, pages: Sequence[Written]) -> Iterator[Services]:
    """Catalogue, index and WARC files of these pages, read and tagged as a crawl does it.

    The pages must become articles, each; two with one address are its two texts.
    """
    warcs = folder / "archive"
    warcs.mkdir()
    with archive(folder, ()) as empty:
        _fill(empty.catalogue, WarcWriter(warcs, _FILE_BYTES), pages)
        deliver(empty.catalogue, empty.backend)
        yield Services(empty.catalogue, empty.backend, empty.sources, warcs)


def _fill(catalogue: Catalogue, warc: WarcWriter, pages: Sequence[Written]) -> None:
    runs = {key: catalogue.start_run(key, "crawl", FETCHED) for key in SOURCES.by_key}
    for number, written in enumerate(pages):
        _publish(catalogue, warc, runs[written.source], written, number)
    for run in runs.values():
        catalogue.finish_run(run, "finished")
    warc.close()


def _publish(catalogue: Catalogue, warc: WarcWriter, run: str, written: Written, number: int) -> None:
    headers = (("Content-Type", "text/html; charset=utf-8"), ("Set-Cookie", "site=1"))
    fetched = written.fetched + timedelta(seconds=number)
    page = Page(written.url, written.url, 200, headers, written.body(), fetched, written.source, Role.ARTICLE)
    position = warc.write(Capture(page, run, written.source, ()))
    owner = SOURCES.owner(written.url)
    archived = ArchivedPage(page, run, written.source, url_key(written.url, owner), position, payload_digest(page.body))
    made = digest(page, owner)
    assert made.signature is not None, f"{written.url} is no article: {made.result}"
    catalogue.publish(catalogue.record_page(archived, None), made)
