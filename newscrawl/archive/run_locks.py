"""A locked file a run, held by its process: the kernel frees it whatever happens to the process."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from pathlib import Path
from typing import IO


def _lock_path(data: Path, run_id: str) -> Path:
    path = data / "locks" / f"{run_id}.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def hold_run_lock(data: Path, run_id: str) -> IO[bytes]:
    """Lock a run of this process; the lock lasts until the file is closed or the process ends."""
    path = _lock_path(data, run_id)
    unnamed = path.with_suffix(".new")
    file = unnamed.open("wb")
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    unnamed.rename(path)  # named once it is locked, lest another process takes it for a dead run's
    return file


def release_run_lock(data: Path, run_id: str, file: IO[bytes]) -> None:
    """The run is over: its lock file goes."""
    _lock_path(data, run_id).unlink(missing_ok=True)
    file.close()


def leave_run_lock(data: Path, run_id: str) -> None:
    """Have the next start bring a run to its end that has no process here (read back from archive or backup)."""
    _lock_path(data, run_id).touch()


def dead_runs(data: Path) -> Iterator[str]:
    """Runs of this data folder whose process died; each lock file goes once its run has been dealt with."""
    for path in sorted((data / "locks").glob("*.lock")):
        try:
            file = path.open("rb")
        except FileNotFoundError:  # another process has just dealt with it
            continue
        with file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            if path.exists():
                yield path.stem
                path.unlink(missing_ok=True)
