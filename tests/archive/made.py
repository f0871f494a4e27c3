"""Pages, digests and WARC files for the tests of the archive: what is said in them is invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.pages import ArchivedPage
from newscrawl.archive.records import FetchedPage, WarcPosition
from newscrawl.archive.warc import OPEN_SUFFIX, Capture, WarcWriter
from newscrawl.models import (
    Article,
    Block,
    Digest,
    Mention,
    Outcome,
    Page,
    Refusal,
    Versions,
    payload_digest,
)
from newscrawl.signature import sign

DAY = datetime(2024, 5, 2, 3, 4, 5, 678901, tzinfo=UTC)
OLD, NEW = Versions("reader-1", "tagger-1"), Versions("reader-2", "tagger-1")
URL = "https://congdoan.example/hoi-nghi-101.html"
A, B, C = "Công đoàn tổ chức hội nghị.", "Công đoàn hoãn hội nghị.", "Công đoàn họp trực tuyến."

_offsets = count(0, 100)


def page(body: bytes = b"<p>tin</p>", *, url: str = URL, after_days: float = 0, **fields: object) -> Page:
    """A fetched page; `after_days` counts from DAY."""
    plain = Page(url, url, 200, (("Content-Type", "text/html"),), body, DAY + timedelta(days=after_days), "congdoan")
    return replace(plain, **fields)  # type: ignore[arg-type]


def record(
    catalogue: Catalogue,
    fetched: Page | None = None,
    *,
    key: str | None = None,
    run_id: str = "run-1",
    outcome: Outcome | None = None,
) -> FetchedPage:
    """Write a page down, as if it stood in some WARC file."""
    fetched = fetched or page()
    source = fetched.source or "congdoan"
    catalogue.start_run(source, "crawl", DAY, run_id)
    position = WarcPosition("a.warc.gz", next(_offsets), 100)
    digest = payload_digest(fetched.body)
    return catalogue.record_page(
        ArchivedPage(fetched, run_id, source, key or fetched.final_url, position, digest), outcome
    )


def digest(
    *text: str,
    article_id: str = "a1",
    versions: Versions = OLD,
    mentions: Sequence[Mention] = (),
    published: datetime | None = None,
    title: str = "Tin công đoàn",
) -> Digest:
    """An article whose paragraphs are `text`."""
    blocks = tuple(Block("paragraph", paragraph) for paragraph in text)
    article = Article(article_id, URL, "congdoan", title, None, blocks, published=published)
    payload = payload_digest("".join(text).encode(errors="replace"))
    return Digest(article, tuple(mentions), payload, versions, 0.1, sign(article))


def refusal(outcome: Outcome = Outcome.TOO_SHORT, versions: Versions = OLD) -> Digest:
    return Digest(Refusal(outcome, "ba từ"), (), payload_digest(b"x"), versions, 0.1)


def paragraphs(catalogue: Catalogue, article_id: str = "a1") -> list[str]:
    """The first paragraph of each revision, oldest first."""
    return [revision.article.blocks[0].text for revision in catalogue.revisions(article_id)]


def write_warc(folder: Path, *pages: Page, run_id: str = "congdoan-20240502T000000-0000", close: bool = True) -> Path:
    """A WARC file of these pages; left open (and unlocked, as by a dead writer) where not closed."""
    writer = WarcWriter(folder, 1_000_000)
    for fetched in pages:
        writer.write(Capture(fetched, run_id, fetched.source or "", (("User-Agent", "newscrawl"),)))
    writer.close()
    path = max(folder.glob("*.warc.gz"))
    return path if close else path.rename(path.with_name(path.name + OPEN_SUFFIX))
