"""Writing to an embedded index: one process at a time, the others wait."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import tantivy

from search.backends.base import Rejection
from search.backends.embedded_folder import MEND, IndexFolder
from search.backends.embedded_schema import ID_COLUMN, register, tantivy_document
from search.backends.embedded_trouble import as_down
from search.columns import DocumentError, row
from search.document import Document
from search.request import BackendDownError

#: Memory of the writer, which works in one thread: more make more segments and little speed for batches of hundreds.
_WRITER_BYTES = 64_000_000


class IndexWriting:
    """Writes to the index that serves, and to new ones; waits for another writer up to `wait_seconds`."""

    def __init__(self, folder: IndexFolder, wait_seconds: float) -> None:
        self._folder = folder
        self._wait_seconds = wait_seconds

    @contextmanager
    def serving(self) -> Iterator[tantivy.IndexWriter]:
        """The writer of the index that serves; what it was given is committed, and merged, at the end."""
        writer = self._of_serving()
        with self.troubled():
            try:
                yield writer
                writer.commit()
            finally:
                writer.wait_merging_threads()  # gives the lock back

    def open(self, path: Path, heap_bytes: int = _WRITER_BYTES, threads: int = 1) -> tantivy.IndexWriter:
        """The one writer of an index."""
        deadline = time.monotonic() + self._wait_seconds
        with self.troubled():
            index = tantivy.Index.open(str(path))
            register(index)
            while True:
                try:
                    return index.writer(heap_bytes, threads)
                except ValueError as error:
                    if "LockBusy" not in str(error) or time.monotonic() > deadline:
                        raise
                time.sleep(0.02)

    @contextmanager
    def troubled(self) -> Iterator[None]:
        """Says what is wrong where writing fails."""
        with as_down(f"cannot write the search index in {self._folder.path}", self._mend):
            yield

    def _of_serving(self) -> tantivy.IndexWriter:
        while True:
            path = self._folder.serving()
            try:
                writer = self.open(path)
            except BackendDownError:
                if path == self._folder.serving():
                    raise
                continue
            if path == self._folder.serving():
                return writer
            writer.wait_merging_threads()  # another index took over while this waited

    def _mend(self) -> str:
        if self._folder.is_full():
            return "the disk is full: make room, then run: newscrawl index"
        return MEND


def write(writer: tantivy.IndexWriter, documents: Sequence[Document]) -> list[Rejection]:
    """Give documents to a writer, each in place of the one of its id; what no index takes is left out and named.

    tantivy indexes in a thread of its own while the next rows are made.
    """
    rejections = []
    for document in documents:
        try:
            new = tantivy_document(row(document))
        except DocumentError as error:
            rejections.append(Rejection(document.id, str(error)))
            continue
        writer.delete_documents_by_term(ID_COLUMN, document.id)
        writer.add_document(new)
    return rejections


def erase(writer: tantivy.IndexWriter, ids: Sequence[str]) -> None:
    """Take documents out."""
    for document_id in ids:
        writer.delete_documents_by_term(ID_COLUMN, document_id)
