"""Where the embedded index lies on disk: which of the folders serves, and taking turns at changing that.

A pointer (a symbolic link, replaced in one step) names the folder that serves; a new index is built in a folder beside
it. A folder that no pointer names is a leftover, unless somebody holds the lock of rebuilding.
"""

from __future__ import annotations

import fcntl
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from search.fields import MAPPING_VERSION
from search.request import BackendDownError

_INDEX = "index-"
_POINTER = "serving-"

MEND = "mend it with: newscrawl index --all"


class IndexFolder:
    """The indices of all mapping versions in a folder; the methods are about those of this one."""

    def __init__(self, folder: Path) -> None:
        self.path = folder
        self._pointer = folder / f"{_POINTER}{MAPPING_VERSION}"

    def serving(self) -> Path:
        """The index that serves. Raises BackendDownError when there is none."""
        with suppress(OSError):
            return self.path / self._pointer.readlink()
        raise BackendDownError(f"there is no search index in {self.path} yet; {MEND}")

    def new(self) -> Path:
        """A new, empty folder for an index, which nobody searches yet."""
        made = self.path / f"{_INDEX}{MAPPING_VERSION}-{secrets.token_hex(4)}"
        made.mkdir(parents=True)
        return made

    def serve(self, index: Path) -> None:
        """Let an index serve from now on, in one step."""
        link = self.path / f".{index.name}"
        link.symlink_to(index.name)
        link.replace(self._pointer)

    def sweep(self) -> None:
        """Remove all but the index that serves: leftovers, and indices of other mapping versions. For who holds both
        locks. A process that still searches one of them keeps its open files."""
        serving = self.serving().name
        for path in self.path.iterdir():
            if path.name.startswith(_INDEX) and path.name != serving:
                shutil.rmtree(path, ignore_errors=True)
            elif path.name.startswith(_POINTER) and path != self._pointer:
                path.unlink(missing_ok=True)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """One process at a time makes and changes pointers: a second one must not take what the first one makes for
        damaged."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / ".changing").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def rebuilding(self) -> IO[str] | None:
        """The lock of rebuilding, free again when the file is closed; None when another process holds it."""
        self.path.mkdir(parents=True, exist_ok=True)
        lock = (self.path / ".rebuilding").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            return None
        return lock

    def is_full(self) -> bool:
        """Is (nearly) no room left on the disk?"""
        with suppress(OSError):
            return shutil.disk_usage(self.path).free < 20_000_000
        return False
