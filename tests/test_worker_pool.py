"""The end of a pool: no call is taken any more, and nobody hears of it."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from newscrawl.worker_pool import WorkerPool, WorkersGoneError
from tests.command import clean_environment

#: Each worker takes one call: at every stop some are just starting. A script, for workers write their own errors.
STOPS = """
from newscrawl import worker_pool

worker_pool.CALLS_PER_WORKER = 1
if __name__ == "__main__":
    for number in range(5):
        pool = worker_pool.WorkerPool(ord, 6, 60)
        calls = [pool.submit("a") for _ in range(30)]
        calls[4 * number].result()
        pool.stop()
"""


def test_pool_that_was_stopped_takes_no_call() -> None:
    pool = WorkerPool(ord, 1, 60)
    assert pool.result(pool.submit("a")) == 97
    pool.stop()
    with pytest.raises(WorkersGoneError, match="stopped"):
        pool.submit("a")


def test_pool_is_stopped_while_another_thread_submits() -> None:
    pool = WorkerPool(ord, 4, 60)
    pool.submit("a")
    said: list[str] = []

    def submit_on() -> None:
        try:
            while True:
                pool.submit("a")
        except WorkersGoneError as error:
            said.append(str(error))

    thread = threading.Thread(target=submit_on)
    thread.start()
    pool.stop()
    thread.join(timeout=60)
    assert said == ["the workers are gone: stopped"]


@pytest.mark.slow
def test_stop_is_silent_where_workers_are_just_starting(tmp_path: Path) -> None:
    script = tmp_path / "stops.py"
    script.write_text(STOPS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script], env=clean_environment(), capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stderr == ""
