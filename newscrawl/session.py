"""What the crawls of one process share: one WARC writer, one catalogue, the digest workers, the way to the index."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import IO, ParamSpec, Self, TypeVar

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.pages import ArchivedPage
from newscrawl.archive.records import FetchedPage
from newscrawl.archive.run_locks import hold_run_lock, release_run_lock
from newscrawl.archive.warc import Capture, WarcWriter
from newscrawl.archive.warc_reader import read_page
from newscrawl.config import Config
from newscrawl.digest_pool import DigestPool
from newscrawl.models import Outcome, Page, payload_digest
from newscrawl.outcomes import outcome_of_status
from newscrawl.sources import Sources, url_key
from search.delivery import DeliveryReport
from search.delivery_loop import DeliveryLoop

P = ParamSpec("P")
R = TypeVar("R")


class CrawlSession:
    """Opened once a process, before the reactor runs; closed after it.

    Archive and catalogue are written by one thread of their own, so that the reactor waits for neither disk nor
    database, and a page's steps keep their order.
    """

    def __init__(self, config: Config, sources: Sources, catalogue: Catalogue, delivery: DeliveryLoop) -> None:
        self.config = config
        self.sources = sources
        self.catalogue = catalogue
        self.delivery = delivery
        self.pool = DigestPool(config.workers, config.digest_timeout_seconds)
        #: Outcomes by source since the session began, for progress displays.
        self.tally: dict[str, Counter[Outcome]] = {}
        #: Runs begun in this session, in order.
        self.run_ids: list[str] = []
        #: Why runs of this session had to stop, by run id.
        self.failures: dict[str, str] = {}
        self._locks: dict[str, IO[bytes]] = {}
        self._warc = WarcWriter(config.archive_folder, config.warc_size_bytes, config.contact)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="archive-and-catalogue")

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        # Scrapy copies the settings that carry the session to its crawlers; the crawls of a process share one session.
        return self

    def begin_run(self, source: str, command: str) -> str:
        """Write down a run as going on, and hold its lock: a run whose lock is free has lost its process."""
        run_id = self.catalogue.start_run(source, command)
        self.run_ids.append(run_id)
        self._locks[run_id] = hold_run_lock(self.config.data, run_id)
        return run_id

    def end_run(self, run_id: str, state: str, not_fetched: dict[str, int]) -> None:
        """Write down how a run ended; see `RunSummary.state`.

        One that leaves pages undecided leaves its lock file too, unlocked: the next start brings them to their end.
        """
        self.catalogue.finish_run(run_id, state, not_fetched)
        lock = self._locks.pop(run_id)
        if self.catalogue.undecided_pages(run_id):
            lock.close()
        else:
            release_run_lock(self.config.data, run_id, lock)

    async def in_writer(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a call on archive or catalogue in the writing thread."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, lambda: function(*args, **kwargs))

    def archive(self, capture: Capture, *, retries_left: bool, redirects_left: bool = True) -> FetchedPage:
        """Archive a response, then write it down in the catalogue. Runs in the writing thread.

        Raises:
            ArchiveError: it could not be archived; nothing may be done with it.
        """
        page = capture.page
        source = self.sources.by_key.get(capture.source)
        position = self._warc.write(capture)
        archived = ArchivedPage(
            page, capture.run_id, capture.source, url_key(page.final_url, source), position, payload_digest(page.body)
        )
        decided = outcome_of_status(page, source, retries_left=retries_left, redirects_left=redirects_left)
        record = self.catalogue.record_page(archived, *(decided or (None, None)))
        if record.outcome is not None:
            self.count(record.source, record.outcome)
        return record

    def last_answer(self, source: str, key: str) -> Page | None:
        """The page that an address last gave, read from the archive. Runs in the writing thread."""
        record = self.catalogue.last_answer(source, key)
        return None if record is None else read_page(self.config.archive_folder, record.warc)

    def count(self, source: str, outcome: Outcome) -> None:
        """Note for progress displays how a page ended."""
        self.tally.setdefault(source, Counter())[outcome] += 1

    def close(self) -> DeliveryReport:
        """Complete the archive's file, end the workers, deliver what waits; says what the index has not taken.

        The catalogue stays open for whoever reports on the runs.
        """
        self.pool.close()
        self._writer.shutdown()
        self._warc.close()
        return self.delivery.close()
