"""A first crawl of the sample sites through the real command, shared by the tests that only look at what came of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from newscrawl.archive.catalogue import Catalogue
from newscrawl.demo.server import SampleSites

CONTACT = "https://example.org/newscrawl; archive@example.org"


def newscrawl(
    *arguments: str | Path, data: Path, check: bool = True, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command as an operator would; its output as text."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "newscrawl", *map(str, arguments), "--data", str(data)],
        env=clean_environment() | {"NEWSCRAWL_CONTACT": CONTACT} | environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if check:
        assert done.returncode == 0, done.stderr
    return done


def clean_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("NEWSCRAWL_")}


@dataclass(frozen=True)
class SampleCrawl:
    """The sites, the data folder, and what the command printed."""

    sites: SampleSites
    data: Path
    output: str

    @property
    def keys(self) -> list[str]:
        return sorted(source.key for source in self.sites.sources())

    def catalogue(self) -> Catalogue:
        return Catalogue.open(f"sqlite:///{self.data / 'catalogue.sqlite'}")


@pytest.fixture
def sites() -> Iterator[SampleSites]:
    with SampleSites(port=0) as served:
        yield served


@pytest.fixture(scope="session")
def first_crawl(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleCrawl]:
    data = tmp_path_factory.mktemp("first-crawl")
    with SampleSites(port=0) as served:
        served.write_sources(data / "sources")
        keys = sorted(source.key for source in served.sources())
        done = newscrawl("crawl", *keys, data=data)
        yield SampleCrawl(served, data, done.stdout)


@pytest.fixture(scope="session")
def catalogue(first_crawl: SampleCrawl) -> Iterator[Catalogue]:
    opened = first_crawl.catalogue()
    yield opened
    opened.close()
