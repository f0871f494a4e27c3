"""A catalogue that was lost is made again from the archive. (Articles: see the tests of the crawl.)"""

from __future__ import annotations

from pathlib import Path

import pytest

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.run_locks import dead_runs
from newscrawl.config import Config
from newscrawl.models import Outcome, Role
from newscrawl.rebuild import RebuildReport, rebuild
from newscrawl.sources import Source, Sources
from tests.archive.made import page, write_warc

RUN = "congdoan-20240502T000000-0000"
LISTING = b'<html><body><a href="/tin-11.html">Tin</a></body></html>'
SOURCE = Source.model_validate(
    {
        "key": "congdoan",
        "name": {"vi": "Công đoàn", "en": "Union"},
        "hosts": ["congdoan.example"],
        "sections": [{"url": "https://congdoan.example/", "name": "Tin"}],
        "article": {"pattern": r"-\d+\.html$"},
    }
)


@pytest.fixture
def report(tmp_path: Path, sqlite_catalogue: Catalogue) -> RebuildReport:
    """What a rebuild says after the catalogue of one run was lost."""
    config = Config(data=tmp_path)
    listing = page(LISTING, role=Role.LISTING, url="https://congdoan.example/")
    write_warc(config.archive_folder, page(role=Role.ROBOTS), listing, page(status=404), run_id=RUN)
    return rebuild(config, Sources([SOURCE]), sqlite_catalogue)


def test_responses_are_read_back(report: RebuildReport, sqlite_catalogue: Catalogue) -> None:
    assert report.registered == 3
    assert len(list(sqlite_catalogue.all_pages())) == 3


def test_run_that_was_read_back_is_closed(report: RebuildReport, sqlite_catalogue: Catalogue, tmp_path: Path) -> None:
    run = sqlite_catalogue.run(RUN)
    assert run is not None
    assert (run.state, run.undecided) == ("interrupted", 0)
    assert list(dead_runs(tmp_path)) == []


def test_listing_that_was_read_back_has_its_outcome(report: RebuildReport, sqlite_catalogue: Catalogue) -> None:
    run = sqlite_catalogue.run(RUN)
    assert run is not None
    assert run.outcomes == {Outcome.ROBOTS: 1, Outcome.LISTING: 1, Outcome.NOT_FOUND: 1}


def test_what_a_listing_names_and_the_archive_lacks_waits_to_be_fetched(
    report: RebuildReport, sqlite_catalogue: Catalogue
) -> None:
    assert [found.url for found in sqlite_catalogue.pending_urls("congdoan")] == [
        "https://congdoan.example/tin-11.html"
    ]


def test_run_of_a_source_that_is_not_configured_waits_for_the_next_start(
    tmp_path: Path, sqlite_catalogue: Catalogue
) -> None:
    config = Config(data=tmp_path)
    write_warc(config.archive_folder, page(role=Role.LISTING), run_id=RUN)
    rebuild(config, Sources([]), sqlite_catalogue)
    assert list(dead_runs(tmp_path)) == [RUN]
