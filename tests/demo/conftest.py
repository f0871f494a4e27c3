from __future__ import annotations

from collections.abc import Iterator

import pytest

from newscrawl.demo.server import SampleSites


@pytest.fixture(scope="module")
def served() -> Iterator[SampleSites]:
    """The sample sites on free ports, shared by tests that change nothing."""
    with SampleSites(port=0) as sites:
        yield sites


@pytest.fixture
def fresh() -> Iterator[SampleSites]:
    """Sample sites of the test's own: nothing was asked of them yet."""
    with SampleSites(port=0) as sites:
        yield sites
