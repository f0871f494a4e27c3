"""A new embedded index, built beside the one that serves."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import tantivy

from search.backends.base import Rejection
from search.backends.embedded_folder import IndexFolder
from search.backends.embedded_schema import schema
from search.backends.embedded_writing import IndexWriting, erase, write
from search.document import Document
from search.request import BackendDownError

#: Memory of the writer: all is committed at the end, and the fewer parts an index has the faster it is searched.
_WRITER_BYTES = 256_000_000


class EmbeddedRebuilding:
    """See `base.Rebuilding`. One process at a time rebuilds."""

    def __init__(self, folder: IndexFolder, writing: IndexWriting) -> None:
        self._folder = folder
        self._writing = writing
        self._lock = _locked(folder)
        with writing.troubled():
            self._path = make_index(folder)
        self._refused: list[Rejection] = []
        self._writer: tantivy.IndexWriter | None = writing.open(self._path, _WRITER_BYTES)

    def send(self, documents: Sequence[Document]) -> None:
        """See `base.Rebuilding`; nothing is on disk for good before it takes over."""
        with self._writing.troubled():
            self._refused += write(self._open, documents)

    def settled(self) -> list[Rejection]:
        """See `base.Rebuilding`."""
        refused, self._refused = self._refused, []
        return refused

    def remove(self, ids: Sequence[str]) -> None:
        """See `base.Backend.remove`."""
        with self._writing.troubled():
            erase(self._open, ids)

    def take_over(self) -> None:
        """Serve from now on. Who writes to the old index meanwhile is waited for; who waits for it writes to this."""
        with self._writing.troubled():
            self._open.commit()
            self._end()
        with self._folder.changing(), self._writing.troubled():
            old = self._old_writer()
            self._folder.serve(self._path)
            if old is not None:
                old.wait_merging_threads()
            self._folder.sweep()
        self._lock.close()

    def abandon(self) -> None:
        """Drop it; the old one goes on serving."""
        self._end()
        shutil.rmtree(self._path, ignore_errors=True)
        self._lock.close()

    @property
    def _open(self) -> tantivy.IndexWriter:
        if self._writer is None:
            raise ValueError("this rebuilding has ended")
        return self._writer

    def _end(self) -> None:
        if self._writer is not None:
            self._writer.wait_merging_threads()
            self._writer = None

    def _old_writer(self) -> tantivy.IndexWriter | None:
        try:
            return self._writing.open(self._folder.serving())
        except BackendDownError as error:
            if "LockBusy" in str(error):
                raise
            return None  # there is none, or it is damaged


def make_index(folder: IndexFolder) -> Path:
    """A new, empty index that does not serve yet."""
    path = folder.new()
    tantivy.Index(schema(), str(path))
    return path


def _locked(folder: IndexFolder) -> IO[str]:
    lock = folder.rebuilding()
    if lock is None:
        raise BackendDownError(f"another process rebuilds the search index in {folder.path}; wait until it is done")
    return lock
