"""What a second crawl brings: little traffic, revisions, nothing twice; and what survives trouble in between."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.records import RunSummary
from newscrawl.archive.warc_reader import responses, warc_files
from newscrawl.demo.server import SampleSites
from newscrawl.models import Outcome
from tests.command import clean_environment, newscrawl
from tests.crawl.conftest import SampleCrawl

#: Outcomes that say that something new is held.
NEW = {Outcome.INDEXED, Outcome.REVISED}


def sample_data(sites: SampleSites, folder: Path) -> tuple[Path, list[str]]:
    sites.write_sources(folder / "sources")
    return folder, sorted(source.key for source in sites.sources())


def opened(data: Path) -> Catalogue:
    return Catalogue.open(f"sqlite:///{data / 'catalogue.sqlite'}")


def last_runs(data: Path, keys: list[str]) -> list[RunSummary]:
    catalogue = opened(data)
    runs = [catalogue.runs(key, limit=1)[0] for key in keys]
    catalogue.close()
    return runs


def contents(data: Path) -> dict[str, tuple[str, int, tuple[object, ...]]]:
    """What a researcher would see of each article: text, number of revisions, mentions."""
    catalogue = opened(data)
    stored = catalogue.articles(list(catalogue.article_ids()))
    catalogue.close()
    return {item.article.id: (item.article.text, item.revision, item.mentions) for item in stored}


def test_the_same_crawl_again_brings_nothing_new_and_asks_for_changes_only(sites: SampleSites, tmp_path: Path) -> None:
    data, keys = sample_data(sites, tmp_path)
    newscrawl("crawl", *keys, data=data)
    before, asked = contents(data), len(sites.requests())
    newscrawl("crawl", *keys, data=data)
    runs = last_runs(data, keys)
    assert contents(data) == before
    assert [outcome for run in runs for outcome in run.outcomes if outcome in NEW] == []
    conditional = [request for request in sites.requests()[asked:] if request.status == 304]
    assert len(conditional) > len(before) / 2

    sites.publish_revision()
    newscrawl("crawl", *keys, data=data)
    revised = [article for article in sites.expected_articles() if article.edition == 2]
    outcomes = [run.outcomes for run in last_runs(data, keys)]
    assert sum(found.get(Outcome.REVISED, 0) + found.get(Outcome.INDEXED, 0) for found in outcomes) == len(revised)
    after = contents(data)
    changed = [article_id for article_id in before if after[article_id] != before[article_id]]
    assert changed
    catalogue = opened(data)
    texts = [revision.article.text for revision in catalogue.revisions(changed[0])]
    catalogue.close()
    assert texts[0] == before[changed[0]][0]
    assert texts[-1] == after[changed[0]][0]


def crawl_and_kill(data: Path, keys: list[str], after_requests: int, sites: SampleSites) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "newscrawl", "crawl", *keys, "--data", str(data)],
        env=clean_environment(),
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    asked = len(sites.requests())
    while len(sites.requests()) - asked < after_requests and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_a_killed_crawl_loses_nothing_and_doubles_nothing(
    first_crawl: SampleCrawl, sites: SampleSites, tmp_path: Path
) -> None:
    data, keys = sample_data(sites, tmp_path)
    for after_requests in (12, 40):
        crawl_and_kill(data, keys, after_requests, sites)
    newscrawl("crawl", *keys, data=data)
    whole = first_crawl.catalogue()
    expected = sorted((item.article.source, item.article.text) for item in whole.articles(list(whole.article_ids())))
    whole.close()
    catalogue = opened(data)
    held = sorted(
        (item.article.source, item.article.text) for item in catalogue.articles(list(catalogue.article_ids()))
    )
    states = {run.state for run in catalogue.runs(limit=100)}
    undecided = sum(run.undecided for run in catalogue.runs(limit=100))
    catalogue.close()
    assert held == expected
    assert states == {"finished", "interrupted"}
    assert undecided == 0
    assert [path.name for path in warc_files(data / "archive") if path.name.endswith(".open")] == []
    assert sum(1 for path in warc_files(data / "archive") for _ in responses(path)) > 0
    assert newscrawl("verify", data=data).stdout == "archive, catalogue and index agree\n"


@pytest.mark.parametrize("lost", ["index", "index and catalogue"])
def test_rebuild_makes_the_same_articles_from_the_archive_alone(
    first_crawl: SampleCrawl, tmp_path: Path, lost: str
) -> None:
    data = tmp_path / "data"
    shutil.copytree(first_crawl.data, data)
    before, asked = contents(data), len(first_crawl.sites.requests())
    shutil.rmtree(data / "index")
    if lost == "index and catalogue":
        for path in data.glob("catalogue.sqlite*"):
            path.unlink()
    newscrawl("rebuild", data=data)
    assert contents(data) == before
    assert len(first_crawl.sites.requests()) == asked
    assert newscrawl("verify", data=data).stdout == "archive, catalogue and index agree\n"


def test_an_index_that_is_down_loses_nothing(sites: SampleSites, tmp_path: Path) -> None:
    data, _ = sample_data(sites, tmp_path)
    down = newscrawl("crawl", "mau_khac", data=data, check=False, NEWSCRAWL_SEARCH_URL="http://127.0.0.1:9")
    held = len(contents(data))
    assert down.returncode == 1
    assert f"{held} articles wait for the index" in down.stderr
    assert f"{held} articles delivered, 0 waiting" in newscrawl("index", data=data).stdout
    assert newscrawl("verify", data=data).stdout == "archive, catalogue and index agree\n"


def test_limit_bounds_the_articles_asked_for_and_a_later_crawl_brings_the_rest(
    first_crawl: SampleCrawl, sites: SampleSites, tmp_path: Path
) -> None:
    data, _ = sample_data(sites, tmp_path)
    newscrawl("crawl", "mau_quan", "--limit", "3", data=data)
    assert 0 < len(contents(data)) <= 3
    newscrawl("crawl", "mau_quan", data=data)
    whole = first_crawl.catalogue()
    assert len(contents(data)) == len(list(whole.article_ids("mau_quan")))
    whole.close()


def test_scrapy_runs_a_source_through_its_own_command(sites: SampleSites, tmp_path: Path) -> None:
    data, _ = sample_data(sites, tmp_path)
    project = Path(__file__).parents[2]
    subprocess.run(
        [Path(sys.executable).with_name("scrapy"), "crawl", "mau_khac"],
        cwd=project,
        env=clean_environment() | {"NEWSCRAWL_DATA": str(data)},
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert len(contents(data)) == sum(article.source == "mau_khac" for article in sites.expected_articles())


def test_a_crawl_replayed_from_its_own_archive_gives_the_same_articles(
    first_crawl: SampleCrawl, tmp_path: Path
) -> None:
    data = tmp_path / "replayed"
    shutil.copytree(first_crawl.data / "sources", data / "sources")
    asked = len(first_crawl.sites.requests())
    files = warc_files(first_crawl.data / "archive")
    newscrawl("crawl", *first_crawl.keys, "--from-warc", *files, data=data)
    assert {key: text for key, (text, *_) in contents(data).items()} == {
        key: text for key, (text, *_) in contents(first_crawl.data).items()
    }
    assert len(first_crawl.sites.requests()) == asked


def test_a_damaged_place_in_the_archive_costs_only_the_records_that_it_hit(
    first_crawl: SampleCrawl, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(first_crawl.data, data)
    before = contents(data)
    for path in [*data.glob("catalogue.sqlite*")]:
        path.unlink()
    [path] = warc_files(data / "archive")
    middle = path.stat().st_size // 2
    with path.open("r+b") as file:
        file.seek(middle)
        file.write(bytes(200))
    done = newscrawl("rebuild", data=data, check=False)
    assert done.returncode == 1
    assert path.name in done.stderr
    assert "Traceback" not in done.stderr
    assert len(before) - 2 <= len(contents(data)) <= len(before)
