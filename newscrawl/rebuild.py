"""The archive digested again, without the network: what newer readers and taggers make of what was fetched."""

from __future__ import annotations

import secrets
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.records import FetchedPage
from newscrawl.archive.recovery import recover_archive, register_archive
from newscrawl.archive.run_locks import leave_run_lock
from newscrawl.archive.warc import ArchiveError
from newscrawl.archive.warc_reader import read_page
from newscrawl.config import Config
from newscrawl.digest_pool import DigestPool
from newscrawl.models import Digest, Outcome, Page
from newscrawl.sources import Sources
from newscrawl.spiders.discovery import READ_AS, Reach, Reading, reading

#: Pages read ahead of the one that is published next: keeps the workers busy, bounds the memory.
AHEAD_PER_WORKER = 4


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild did. `registered` responses were in the archive, but not in the catalogue."""

    registered: int
    outcomes: Counter[Outcome]
    withdrawn: int
    unreadable: tuple[str, ...]


def rebuild(config: Config, sources: Sources, catalogue: Catalogue, source: str | None = None) -> RebuildReport:
    """Digest every archived article page again, in the order fetched, and publish what comes of it.

    A catalogue that was lost is made again from the archive first. Each article is replaced as a whole, so that a
    rebuild that was stopped leaves none half done. An article that no page brings any more is withdrawn, unless a
    record could not be read, or its own page was not (the digest failed, or a crawl brought it meanwhile).
    """
    read_back = recover_archive(config.archive_folder, catalogue, sources)
    read_back += register_archive(config.archive_folder, catalogue, sources)
    mark = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(2)}"
    outcomes: Counter[Outcome] = Counter()
    unreadable = list(read_back.damages)
    read_pages: set[int] = set()
    with DigestPool(config.workers, config.digest_timeout_seconds) as pool:
        for record, digest in _digested(config, sources, catalogue.article_pages(source), pool, unreadable):
            outcome = catalogue.publish(record, digest, rebuild=mark)
            outcomes[outcome] += 1
            if outcome is not Outcome.FAILED:
                read_pages.add(record.id)
    for run_id in sorted(read_back.runs):
        _end_run(config, sources, catalogue, run_id)
    withdrawn = 0 if unreadable else catalogue.drop_unbuilt(mark, source, read_pages)
    return RebuildReport(read_back.pages, outcomes, withdrawn, tuple(unreadable))


def _end_run(config: Config, sources: Sources, catalogue: Catalogue, run_id: str) -> None:
    """Close a run that was read back from the archive; pages left over (of a source not rebuilt) wait for a crawl."""
    for record in catalogue.undecided_pages(run_id):
        source = sources.by_key.get(record.source)
        if source is None or record.role not in READ_AS:
            continue
        try:
            read = reading(read_page(config.archive_folder, record.warc), source, Reach())
        except ArchiveError as error:
            read = Reading(Outcome.FAILED, str(error), ())
        catalogue.decide(record.id, read.outcome, read.detail, read.found)
    if catalogue.undecided_pages(run_id):
        leave_run_lock(config.data, run_id)
    else:
        catalogue.close_read_back(run_id)


def _digested(
    config: Config, sources: Sources, records: Iterator[FetchedPage], pool: DigestPool, unreadable: list[str]
) -> Iterator[tuple[FetchedPage, Digest]]:
    """Pages with their digests, in the order of the pages."""
    under_way: deque[tuple[FetchedPage, Page, Future[Digest]]] = deque()
    for record in records:
        try:
            page = read_page(config.archive_folder, record.warc)
        except ArchiveError as error:
            unreadable.append(str(error))
            continue
        under_way.append((record, page, pool.submit(page, sources.by_key.get(record.source))))
        if len(under_way) >= AHEAD_PER_WORKER * pool.workers:
            yield _settled(pool, under_way.popleft())
    while under_way:
        yield _settled(pool, under_way.popleft())


def _settled(pool: DigestPool, job: tuple[FetchedPage, Page, Future[Digest]]) -> tuple[FetchedPage, Digest]:
    record, page, future = job
    return record, pool.settled(page, future)
