"""Which runs have lost their process: those whose lock is free."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newscrawl.archive.run_locks import dead_runs, hold_run_lock, leave_run_lock, release_run_lock

HOLD = """
import sys, time
from pathlib import Path
from newscrawl.archive.run_locks import hold_run_lock
held = hold_run_lock(Path(sys.argv[1]), "run-1")
print("held", flush=True)
time.sleep(60)
"""


def test_folder_without_locks_has_no_dead_run(tmp_path: Path) -> None:
    assert list(dead_runs(tmp_path)) == []


def test_run_of_a_killed_process_is_dead(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, tmp_path], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert list(dead_runs(tmp_path)) == []
        process.send_signal(signal.SIGKILL)
    assert list(dead_runs(tmp_path)) == ["run-1"]


def test_run_that_is_going_on_is_not_dead(tmp_path: Path) -> None:
    with hold_run_lock(tmp_path, "run-1"):
        assert list(dead_runs(tmp_path)) == []


def test_released_run_is_not_dead(tmp_path: Path) -> None:
    release_run_lock(tmp_path, "run-1", hold_run_lock(tmp_path, "run-1"))
    assert list(dead_runs(tmp_path)) == []


def test_dead_run_is_given_out_once(tmp_path: Path) -> None:
    leave_run_lock(tmp_path, "run-1")
    assert list(dead_runs(tmp_path)) == ["run-1"]
    assert list(dead_runs(tmp_path)) == []


def test_dead_run_that_could_not_be_dealt_with_is_given_out_again(tmp_path: Path) -> None:
    leave_run_lock(tmp_path, "run-1")
    first = dead_runs(tmp_path)
    next(first)
    with pytest.raises(RuntimeError):
        first.throw(RuntimeError("settling failed"))  # type: ignore[attr-defined]
    assert list(dead_runs(tmp_path)) == ["run-1"]


def test_lock_that_another_process_removes_meanwhile_is_passed_over(tmp_path: Path) -> None:
    for run_id in ("run-1", "run-2"):
        leave_run_lock(tmp_path, run_id)
    found = dead_runs(tmp_path)
    assert next(found) == "run-1"
    (tmp_path / "locks" / "run-2.lock").unlink()
    assert list(found) == []
