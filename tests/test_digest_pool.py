"""Worker processes: a page that hangs, kills or breaks its worker costs that page only."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from newscrawl.digest_pool import DigestPool
from newscrawl.models import Digest, Outcome, Page, Refusal, Versions
from newscrawl.sources import Source
from newscrawl.worker_pool import WorkersGoneError
from tests.archive.made import digest as article_digest
from tests.archive.made import page

TIMEOUT_SECONDS = 0.5


def said(page: Page, source: Source | None) -> Digest:
    """Stands for the digest in the workers: does what the page's body says."""
    match page.body:
        case b"hang":
            time.sleep(60)
        case b"kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"leave":
            os._exit(3)
        case b"break":
            raise ValueError("no page at all")
        case b"pid":
            return Digest(Refusal(Outcome.TOO_SHORT, str(os.getpid())), (), "", Versions("r", "t"), 0.0)
    return article_digest(page.body.decode())


def ready() -> None:
    """Nothing to load."""


def broken() -> None:
    raise RuntimeError("the model is not there")


@pytest.fixture(scope="module")
def pool() -> Iterator[DigestPool]:
    with DigestPool(1, TIMEOUT_SECONDS, said, ready) as opened:
        yield opened


def digested(pool: DigestPool, body: bytes) -> Digest:
    return pool.settled(page(body), pool.submit(page(body), None))


def outcome(digest: Digest) -> tuple[Outcome, str]:
    assert isinstance(digest.result, Refusal)
    return digest.result.outcome, digest.result.reason


def test_page_is_digested_in_a_worker(pool: DigestPool) -> None:
    assert digested(pool, b"Tin.") == article_digest("Tin.")
    assert outcome(digested(pool, b"pid"))[1] != str(os.getpid())


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"hang", "the digest took longer than 0.5 s"),
        (b"kill", "the digest killed its worker (exit code -9)"),
        (b"leave", "the digest killed its worker (exit code 3)"),
        (b"break", "the digest failed: ValueError: no page at all"),
    ],
)
def test_page_that_costs_a_worker_fails_and_the_next_one_is_digested(
    pool: DigestPool, body: bytes, reason: str
) -> None:
    assert outcome(digested(pool, body)) == (Outcome.FAILED, reason)
    assert digested(pool, b"Tin.") == article_digest("Tin.")


def test_pages_behind_one_that_hangs_are_digested(pool: DigestPool) -> None:
    futures = [(body, pool.submit(page(body), None)) for body in (b"hang", b"mot", b"hai")]
    results = [pool.settled(page(body), future) for body, future in futures]
    assert results[1:] == [article_digest("mot"), article_digest("hai")]


def test_failed_digest_names_the_bytes_that_it_was_of(pool: DigestPool) -> None:
    assert digested(pool, b"break").payload_digest.startswith("sha256:")


def test_pool_goes_on_after_its_idle_worker_was_killed(pool: DigestPool) -> None:
    os.kill(int(outcome(digested(pool, b"pid"))[1]), signal.SIGKILL)
    time.sleep(0.5)
    assert digested(pool, b"Tin.") == article_digest("Tin.")


def test_workers_that_cannot_start_are_no_pages_fault() -> None:
    pool = DigestPool(1, TIMEOUT_SECONDS, said, broken)
    with pytest.raises(WorkersGoneError, match="workers are gone"):
        digested(pool, b"Tin.")
    pool.stop()


def test_page_that_was_not_digested_before_a_stop_is_not_failed() -> None:
    pool = DigestPool(1, 60, said, ready)
    future = pool.submit(page(b"hang"), None)
    waiting = pool.submit(page(b"Tin."), None)
    time.sleep(0.3)
    pool.stop()
    for left in (future, waiting):
        left.cancel()
        with pytest.raises(WorkersGoneError):
            pool.settled(page(), left)
