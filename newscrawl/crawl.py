"""One crawl of some sources, from opening the session to what came of it."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scrapy.crawler import CrawlerProcess
from scrapy.settings import Settings

from newscrawl.archive.records import RunSummary
from newscrawl.session import CrawlSession
from newscrawl.spiders.replay import ReplayIndex
from search.delivery import DeliveryReport

REPLAY_HANDLER = "newscrawl.spiders.replay.ReplayDownloadHandler"

#: Shows a session's progress while the crawl runs (`newscrawl.cli.progress`).
Display = Callable[[CrawlSession], AbstractContextManager[object]]


@dataclass(frozen=True, slots=True)
class CrawlOptions:
    """What the command line says of a crawl. `warc_files`: every answer comes out of these."""

    since: date | None = None
    limit: int | None = None
    backfill: bool = False
    warc_files: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """What came of a crawl: its runs, one a source, why some failed (by run id), and what the index has taken."""

    runs: tuple[RunSummary, ...]
    delivery: DeliveryReport
    failures: Mapping[str, str]

    @property
    def problems(self) -> list[str]:
        """What failed, a sentence each; empty for a crawl without trouble."""
        found = [
            f"{run.source}: the run ended as {run.state}{self.failures.get(run.id, '')}"
            for run in self.runs
            if run.state != "finished"
        ]
        found += [
            f"{run.source}: nothing answered ({run.not_fetched.get('unanswered')} requests)"
            for run in self.runs
            if run.responses == 0 and run.not_fetched.get("unanswered")
        ]
        return found if self.delivery.problem is None else [*found, self.delivery.problem]


def run_crawl(
    session: CrawlSession, sources: Sequence[str], options: CrawlOptions, command: str, display: Display
) -> CrawlReport:
    """Crawl these sources at once, each politely; closes the session, but leaves its catalogue open.

    Raises:
        ArchiveError: a file to replay cannot be read.
    """
    settings = _settings(session, options, command)
    # Its retries while an index is down say no more than our own report, in fifty lines each.
    logging.getLogger("elastic_transport").setLevel(logging.ERROR)
    process = CrawlerProcess(settings)
    for key in sources:
        process.crawl(
            key,
            since=options.since.isoformat() if options.since else None,
            limit=str(options.limit) if options.limit is not None else None,
            backfill="yes" if options.backfill else "",
        )
    # What was loaded until here stays: collecting it again and again would hold the reactor for 0.15 s each time.
    gc.collect()
    gc.freeze()
    with display(session):
        process.start()
        delivery = session.close()
    runs = [session.catalogue.run(run_id) for run_id in session.run_ids]
    return CrawlReport(tuple(run for run in runs if run is not None), delivery, session.failures)


def _settings(session: CrawlSession, options: CrawlOptions, command: str) -> Settings:
    settings = Settings()
    settings.setmodule("newscrawl.settings", priority="project")
    settings.set("LOG_LEVEL", session.config.log_level, priority="cmdline")
    settings.set("NEWSCRAWL_SESSION", session, priority="cmdline")
    settings.set("NEWSCRAWL_COMMAND", command, priority="cmdline")
    if options.warc_files:
        settings.set("NEWSCRAWL_REPLAY", ReplayIndex(options.warc_files), priority="cmdline")
        settings.set("DOWNLOAD_HANDLERS", {"http": REPLAY_HANDLER, "https": REPLAY_HANDLER}, priority="cmdline")
    return settings
