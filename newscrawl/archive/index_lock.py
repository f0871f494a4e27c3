"""One process at a time builds the search index anew."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from newscrawl.archive.database import Store

#: Key of the PostgreSQL advisory lock.
_LOCK = 7_305_112_024


class IndexLockStore(Store):
    """The lock, held by a process: the database or the kernel frees it whatever happens to the process."""

    @contextmanager
    def rebuilding_index(self) -> Iterator[bool]:
        """True while this process alone builds the index; False where another one does."""
        if self._engine.dialect.name == "postgresql":
            with self._engine.connect() as connection:
                mine = bool(connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _LOCK}))
                try:
                    yield mine
                finally:
                    if mine:
                        connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _LOCK})
        else:
            with Path(f"{self._engine.url.database}.index-lock").open("w") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    yield False
                else:
                    yield True
