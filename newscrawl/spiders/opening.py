"""Opening a crawl session: first what an earlier process left half done is brought to its end."""

from __future__ import annotations

import logging

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.recovery import recover_archive
from newscrawl.archive.run_locks import dead_runs
from newscrawl.archive.warc import ArchiveError
from newscrawl.archive.warc_reader import read_page
from newscrawl.config import Config
from newscrawl.models import Outcome, Role
from newscrawl.session import CrawlSession
from newscrawl.sources import Sources
from newscrawl.spiders.discovery import Reach, reading
from search.backends import open_backend
from search.delivery_loop import DeliveryLoop

logger = logging.getLogger(__name__)


def open_session(config: Config, sources: Sources) -> CrawlSession:
    """A session over a consistent archive and catalogue.

    Raises:
        CatalogueError, ArchiveError, OSError: the data folder cannot be used.
    """
    catalogue = Catalogue.open(config.catalogue_url)
    recovered = recover_archive(config.archive_folder, catalogue, sources)
    if recovered.files:
        logger.warning(
            "recovered %d archive file(s): %d bytes of a torn record cut off, %d page(s) read back",
            recovered.files, recovered.cut_bytes, recovered.pages,
        )  # fmt: skip
    backend = open_backend(config.search_url, config.index_folder, config.search_index, config.vocabulary_file)
    session = CrawlSession(config, sources, catalogue, DeliveryLoop(catalogue, backend))
    for run_id in dead_runs(config.data):
        _settle(session, run_id)
    return session


def _settle(session: CrawlSession, run_id: str) -> None:
    """See the pages of a dead run to their outcomes, from the archive, and close the run."""
    records = session.catalogue.undecided_pages(run_id)
    logger.warning("run %s left %d page(s) undecided; they are brought to their end", run_id, len(records))
    for record in records:
        source = session.sources.by_key.get(record.source)
        try:
            page = read_page(session.config.archive_folder, record.warc)
        except ArchiveError as error:
            session.catalogue.decide(record.id, Outcome.FAILED, str(error))
            continue
        if record.role is Role.ARTICLE:
            future = session.pool.submit(page, source)
            session.catalogue.publish(record, session.pool.settled(page, future))
        elif source is None:
            session.catalogue.decide(record.id, Outcome.FAILED, "its source is not configured any more")
        else:
            read = reading(page, source, Reach())
            session.catalogue.decide(record.id, read.outcome, read.detail, read.found)
    run = session.catalogue.run(run_id)
    if run is not None and run.state == "running":
        session.catalogue.finish_run(run_id, "interrupted")
