"""Fetched pages and known addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Update, func, select, update
from sqlalchemy.orm import Session

from newscrawl.archive.database import Store, insert_row
from newscrawl.archive.records import FetchedPage, KnownUrl, WarcPosition
from newscrawl.archive.rows import page_record
from newscrawl.archive.schema import PageRow, UrlRow
from newscrawl.models import Outcome, Page, Role

#: Outcomes of answers that were no use, though their status was 200.
UNREAD = (Outcome.FAILED, Outcome.BLOCKED)
#: So often in a row an address may fail (a retry counts as well) before only a new find brings it back.
MOST_FAILURES = 12
#: What an answer's status makes of its address; anything else is "failed".
_STATES = {404: "gone", 410: "gone", 401: "blocked", 403: "blocked", 429: "blocked", 451: "blocked"}


@dataclass(frozen=True, slots=True)
class FoundUrl:
    """An address that discovery found."""

    url: str
    url_key: str
    role: Role


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page together with where it was archived: what `record_page` writes down."""

    page: Page
    run_id: str
    source: str
    url_key: str
    warc: WarcPosition
    payload_digest: str


def url_state(status: int) -> str:
    """State of an address after an answer: fetched, gone, blocked or failed."""
    return "fetched" if status < 400 else _STATES.get(status, "failed")


class PageStore(Store):
    """The catalogue's pages and addresses."""

    def record_page(self, archived: ArchivedPage, outcome: Outcome | None, detail: str | None = None) -> FetchedPage:
        """Write down a response that is in the archive; with its outcome where the status alone decides it.

        The same WARC record twice (read back after a kill) is one page.
        """
        page, position = archived.page, archived.warc
        with self._write() as session:
            known = select(PageRow).where(PageRow.warc_file == position.file, PageRow.warc_offset == position.offset)
            row = session.scalar(known)
            if row is None:
                row = PageRow(
                    run_id=archived.run_id,
                    source=archived.source,
                    role=page.role,
                    url=page.url,
                    final_url=page.final_url,
                    url_key=archived.url_key,
                    status=page.status,
                    fetched=page.fetched,
                    warc_file=position.file,
                    warc_offset=position.offset,
                    warc_length=position.length,
                    payload_digest=archived.payload_digest,
                    payload_bytes=len(page.body),
                    outcome=outcome,
                    detail=detail,
                )
                session.add(row)
                _note_answer(session, archived)
                session.flush()
            return page_record(row)

    def decide(self, page_id: int, outcome: Outcome, detail: str | None = None, found: Iterable[FoundUrl] = ()) -> None:
        """Write down a page's outcome, and what was found on it, together.

        An outcome once written stays: a page has exactly one.
        """
        with self._write() as session:
            row = session.get_one(PageRow, page_id)
            if row.outcome is None:
                row.outcome, row.detail = outcome, detail
            if outcome in UNREAD:
                forget_validators(session, row)
            if outcome is Outcome.BLOCKED:
                session.execute(_url_of(row).values(state="blocked"))
            _discover(session, row.source, found, row.final_url)

    def page(self, page_id: int) -> FetchedPage | None:
        """One fetched page."""
        with self._read() as session:
            row = session.get(PageRow, page_id)
            return None if row is None else page_record(row)

    def undecided_pages(self, run_id: str) -> list[FetchedPage]:
        """Pages of a run that no stage has answered for, oldest first."""
        query = select(PageRow).where(PageRow.run_id == run_id, PageRow.outcome.is_(None)).order_by(PageRow.id)
        with self._read() as session:
            return [page_record(row) for row in session.scalars(query)]

    def article_pages(self, source: str | None = None, batch: int = 500) -> Iterator[FetchedPage]:
        """Answers (200) that were fetched as articles, in the order fetched: what `rebuild` digests again."""
        query = select(PageRow.id).where(PageRow.role == Role.ARTICLE, PageRow.status == 200)
        query = query.order_by(PageRow.fetched, PageRow.id)
        if source is not None:
            query = query.where(PageRow.source == source)
        with self._read() as session:
            ids = list(session.scalars(query))
        for start in range(0, len(ids), batch):
            with self._read() as session:
                rows = {
                    row.id: row
                    for row in session.scalars(select(PageRow).where(PageRow.id.in_(ids[start : start + batch])))
                }
            yield from (page_record(rows[page_id]) for page_id in ids[start : start + batch])

    def pages_of(self, url: str, url_key: str | None) -> list[FetchedPage]:
        """Everything ever fetched for an address (or another address of the same article), oldest first."""
        wanted = (PageRow.url == url) | (PageRow.final_url == url)
        if url_key is not None:
            wanted = wanted | (PageRow.url_key == url_key)
        with self._read() as session:
            return [page_record(row) for row in session.scalars(select(PageRow).where(wanted).order_by(PageRow.id))]

    def last_answer(self, source: str, url_key: str) -> FetchedPage | None:
        """The page that an address last gave (200): what a later "not modified" refers to."""
        query = (
            select(PageRow)
            .where(PageRow.source == source, PageRow.url_key == url_key, PageRow.status == 200)
            .order_by(PageRow.fetched.desc(), PageRow.id.desc())
        )
        with self._read() as session:
            row = session.scalar(query.limit(1))
            return None if row is None else page_record(row)

    def all_pages(self) -> Iterator[FetchedPage]:
        """Every page, in archive order, for `verify`."""
        query = select(PageRow).order_by(PageRow.warc_file, PageRow.warc_offset).execution_options(yield_per=500)
        with self._read() as session:
            for row in session.scalars(query):
                yield page_record(row)

    def known_positions(self, warc_file: str) -> set[int]:
        """Offsets of the records of a WARC file that the catalogue knows."""
        with self._read() as session:
            return set(session.scalars(select(PageRow.warc_offset).where(PageRow.warc_file == warc_file)))

    def known_url(self, source: str, url_key: str) -> KnownUrl | None:
        """What is known of an address."""
        with self._read() as session:
            row = session.get(UrlRow, (source, url_key))
            return None if row is None else _url_record(row)

    def mark_url(self, source: str, url_key: str, state: str) -> None:
        """Note of an address that nothing came of it: "forbidden" by robots.txt, or "failed" (counted)."""
        failed = 1 if state == "failed" else 0
        with self._write() as session:
            session.execute(
                update(UrlRow)
                .where(UrlRow.source == source, UrlRow.url_key == url_key)
                .values(state=state, failures=UrlRow.failures + failed)
            )

    def pending_urls(self, source: str, limit: int | None = None) -> list[KnownUrl]:
        """Addresses that were found and never had (the crawl was killed, the site was down), oldest find first."""
        query = select(UrlRow).where(_pending(source)).order_by(UrlRow.discovered, UrlRow.url_key).limit(limit)
        with self._read() as session:
            return [_url_record(row) for row in session.scalars(query)]

    def pending_count(self, source: str) -> int:
        """How many addresses `pending_urls` gives without a limit."""
        with self._read() as session:
            return session.scalar(select(func.count()).select_from(UrlRow).where(_pending(source))) or 0


def forget_validators(session: Session, row: PageRow) -> None:
    """Have the address asked for anew: "not modified" would hide for ever that nothing came of what it gave."""
    session.execute(_url_of(row).values(etag=None, last_modified=None))


def _pending(source: str) -> ColumnElement[bool]:
    failed = (UrlRow.state == "failed") & (UrlRow.failures < MOST_FAILURES)
    return (UrlRow.source == source) & ((UrlRow.state == "discovered") | failed)


def _url_of(row: PageRow) -> Update:
    return update(UrlRow).where(UrlRow.source == row.source, UrlRow.url_key == row.url_key)


def _note_answer(session: Session, archived: ArchivedPage) -> None:
    page = archived.page
    row = session.get(UrlRow, (archived.source, archived.url_key))
    if row is None:
        row = UrlRow(
            source=archived.source, url_key=archived.url_key, url=page.url, role=page.role,
            state="discovered", discovered=page.fetched, failures=0,
        )  # fmt: skip
        session.add(row)
    row.last_fetched, row.last_status = page.fetched, page.status
    row.state = url_state(page.status)
    row.failures = row.failures + 1 if row.state == "failed" else 0
    if page.status == 200:
        row.etag, row.last_modified = page.header("ETag"), page.header("Last-Modified")
        row.payload_digest = archived.payload_digest


def _discover(session: Session, source: str, found: Iterable[FoundUrl], found_on: str) -> None:
    rows = [
        {
            "source": source,
            "url_key": item.url_key,
            "url": item.url,
            "role": item.role,
            "state": "discovered",
            "discovered": datetime.now(UTC),
            "found_on": found_on,
            "failures": 0,
        }
        for item in {item.url_key: item for item in found}.values()
    ]
    if rows:
        session.execute(insert_row(session, UrlRow).on_conflict_do_nothing(), rows)


def _url_record(row: UrlRow) -> KnownUrl:
    return KnownUrl(
        row.source, row.url_key, row.url, Role(row.role), row.state, row.last_fetched, row.last_status,
        row.etag, row.last_modified, row.payload_digest, row.failures, row.found_on,
    )  # fmt: skip
