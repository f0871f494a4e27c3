"""The whole chain on the sample sites: pages and articles a second, and the longest time that the reactor stood still.

    python benchmarks/crawl.py

The reactor must never wait for a digest: its longest pause while pages are digested is printed beside its longest pause
in a crawl of the same pages that digests nothing (all bytes as before), in one run. A pause is the time by which a
heartbeat came late; of it the reactor's own thread was busy for `busy` (the rest went to other threads and programs).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newscrawl.config import Config
from newscrawl.crawl import CrawlOptions, run_crawl
from newscrawl.demo.server import SampleSites
from newscrawl.session import CrawlSession
from newscrawl.sources import BUILT_IN, Sources
from newscrawl.spiders.opening import open_session

HEARTBEAT_SECONDS = 0.002


@contextmanager
def heartbeat(session: CrawlSession, pauses: list[tuple[float, float]]) -> Iterator[None]:
    """Note by how much each heartbeat of the reactor came late, once the first page is in."""
    from twisted.internet import reactor, task

    last = [(time.perf_counter(), time.thread_time())]

    def beat() -> None:
        now, busy = time.perf_counter(), time.thread_time()
        if session.tally:
            pauses.append((now - last[0][0] - HEARTBEAT_SECONDS, busy - last[0][1]))
        last[0] = (now, busy)

    loop = task.LoopingCall(beat)
    reactor.callWhenRunning(loop.start, HEARTBEAT_SECONDS)  # type: ignore[attr-defined]
    yield


def crawl(data: Path) -> None:
    """One crawl in this process (a reactor runs once); prints its figures as JSON."""
    config = Config(data=data)
    sources = Sources.load(BUILT_IN, config.sources_folder)
    keys = sorted(key for key in sources.by_key if key.startswith("mau_"))
    pauses: list[tuple[float, float]] = []

    def display(session: CrawlSession) -> object:
        return heartbeat(session, pauses)

    session = open_session(config, sources)
    report = run_crawl(session, keys, CrawlOptions(), "benchmark", display)  # type: ignore[arg-type]
    session.catalogue.close()
    seconds = (
        max(run.finished for run in report.runs if run.finished) - min(run.started for run in report.runs)
    ).total_seconds()
    responses = sum(run.responses for run in report.runs)
    articles = len(list(session.catalogue.article_ids()))
    late = sorted(pauses, reverse=True)
    print(
        json.dumps(
            {
                "responses": responses,
                "articles": articles,
                "seconds": round(seconds, 2),
                "responses_per_second": round(responses / seconds, 1),
                "articles_per_second": round(articles / seconds, 1),
                "longest_pauses_ms": [round(pause * 1000) for pause, _ in late[:5]],
                "of_which_busy_ms": [round(busy * 1000) for _, busy in late[:5]],
                "longest_busy_ms": round(max(busy for _, busy in late) * 1000),
            }
        )
    )


def main() -> None:
    """Crawl twice over one server of the sample sites: the first digests every article, the second none."""
    if len(sys.argv) > 1:
        crawl(Path(sys.argv[1]))
        return
    with SampleSites(port=0) as sites, tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        sites.write_sources(data / "sources")
        for name in ("first crawl, all digested", "same crawl again, nothing digested"):
            done = subprocess.run([sys.executable, __file__, folder], capture_output=True, text=True, check=True)
            print(f"{name}: {done.stdout.strip()}")


if __name__ == "__main__":
    main()
