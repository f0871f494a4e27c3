"""Whatever a page is, reading it ends: in bounded time, in bounded memory, with an article or an outcome."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from newscrawl.extract import read
from newscrawl.models import Article, Outcome
from newscrawl.worker_pool import WorkerPool
from tests.extract.hostile import CASES, SENTENCES, TITLE, document, page

#: Of the processor's time: the slowest of these took 4 s (2026-11, one core of a shared machine).
MOST_SECONDS = 10.0
#: Of the whole process, which also made the page.
MOST_BYTES = 1 << 30

#: Pages whose article is there for a reader and must not be lost.
READABLE = (
    "a data URI of 10 MB",
    "5,000 objects of JSON-LD",
    "JSON-LD a million deep",
    "JSON-LD of graphs 900 deep",
    "JSON-LD with an author 900 deep",
    "JSON-LD with a name 900 deep",
    "JSON-LD with a number of 5,000 digits",
    "JSON-LD of other types than promised",
    "an entity bomb",
    "NUL bytes",
    "100,000 open scripts",
    "half a letter of UTF-16",
    "a charset that is none",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a page, and what it took."""

    outcome: Outcome
    text: str
    seconds: float
    bytes: int


def reading(name: str) -> Reading:
    made = CASES[name]()
    read(page(document()), None)  # imports and caches are not the page's doing
    started = time.process_time()
    result = read(made, None)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    if isinstance(result, Article):
        return Reading(Outcome.INDEXED, result.text[:10_000], seconds, peak)
    return Reading(result.outcome, result.reason, seconds, peak)


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool[[str], Reading]]:
    """A page that hangs or kills the reader shall not do so to the tests."""
    with WorkerPool(reading, 1, 30) as opened:
        yield opened


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_reading_ends_in_bounded_time_and_memory(name: str, pool: WorkerPool[[str], Reading]) -> None:
    found = pool.result(pool.submit(name))
    assert isinstance(found, Reading), found
    assert found.seconds < MOST_SECONDS
    assert found.bytes < MOST_BYTES


@pytest.mark.parametrize("name", READABLE)
def test_article_in_a_hostile_page_is_read(name: str) -> None:
    article = read(CASES[name](), None)
    assert isinstance(article, Article), article
    assert article.title == TITLE
    assert all(sentence in article.text for sentence in SENTENCES)


def test_every_readable_case_is_one_of_the_cases() -> None:
    assert set(READABLE) <= set(CASES)
