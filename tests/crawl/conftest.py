"""A first crawl of the sample sites through the real command, shared by the tests that only look at what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from newscrawl.archive.catalogue import Catalogue
from newscrawl.demo.server import SampleSites
from tests.command import newscrawl


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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole crawls take their time: `make unit` leaves them out."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("slow")


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
