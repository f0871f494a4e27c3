"""What one session leaves half done, the next one brings to its end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newscrawl.archive.records import RunSummary
from newscrawl.archive.warc import Capture
from newscrawl.config import Config
from newscrawl.demo.server import SampleSites
from newscrawl.models import Page
from newscrawl.session import CrawlSession
from newscrawl.sources import BUILT_IN, Sources
from newscrawl.spiders.opening import open_session
from tests.command import clean_environment, newscrawl

URL = "https://longbien.hanoi.gov.vn/web/guest/x?_101_assetEntryId=1"


def opened(data: Path) -> CrawlSession:
    return open_session(Config(data=data), Sources.load(BUILT_IN))


def runs_at_next_start(data: Path) -> list[RunSummary]:
    session = opened(data)
    session.close()
    runs = session.catalogue.runs()
    session.catalogue.close()
    return runs


@pytest.mark.parametrize("state", ["failed", "interrupted"])
def test_pages_that_a_stopped_run_left_undecided_are_decided_at_the_next_start(state: str, tmp_path: Path) -> None:
    session = opened(tmp_path)
    run_id = session.begin_run("longbien", "crawl")
    page = Page(URL, URL, 200, (("Content-Type", "text/html"),), b"<p>x</p>", datetime.now(UTC), "longbien")
    session.archive(Capture(page, run_id, "longbien", ()), retries_left=False)
    session.end_run(run_id, state, {})
    session.close()
    session.catalogue.close()
    assert [(run.state, run.undecided) for run in runs_at_next_start(tmp_path)] == [(state, 0)]
    assert list((tmp_path / "locks").glob("*.lock")) == []


def test_an_interrupted_crawl_ends_in_order_and_the_next_one_goes_on(sites: SampleSites, tmp_path: Path) -> None:
    sites.write_sources(tmp_path / "sources")
    command = [sys.executable, "-m", "newscrawl", "crawl", "mau_thudo", "--data", str(tmp_path)]
    process = subprocess.Popen(command, env=clean_environment(), stderr=subprocess.PIPE, text=True)
    while len(sites.requests()) < 15 and process.poll() is None:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "mau_thudo: the run ended as interrupted" in said
    assert "Traceback" not in said
    newscrawl("crawl", "mau_thudo", data=tmp_path)
    session = opened(tmp_path)
    session.close()
    held = len(list(session.catalogue.article_ids("mau_thudo")))
    undecided = [run.undecided for run in session.catalogue.runs()]
    session.catalogue.close()
    assert held == sum(article.source == "mau_thudo" for article in sites.expected_articles())
    assert set(undecided) == {0}
