"""The embedded index (tantivy): a folder on this machine, no server."""

from __future__ import annotations

import fcntl
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from search.backends.base import BackendHealth, Rejection
from search.backends.embedded_facets import FacetNames
from search.backends.embedded_hits import everything, page
from search.backends.embedded_query import (
    ALL_COUNTS,
    MONTH_COUNTS,
    MONTHS,
    TOTAL,
    matching,
    of_sources,
)
from search.backends.embedded_schema import ID_COLUMN, register, schema, tantivy_document
from search.backends.plan import Plan, plan
from search.backends.result import FACET_VALUES, EngineAnswer, result
from search.columns import DocumentError, keyword_column, row
from search.document import Document
from search.fields import FACETS, MAPPING_VERSION
from search.request import BackendDownError, SearchRequest, SearchResult

#: Memory of the writer, which works in one thread: more make more segments and little speed for batches of hundreds.
_WRITER_BYTES = 64_000_000

_MEND = "mend it with: newscrawl index --all"


class EmbeddedBackend:
    """A tantivy index in `folder`, in a subfolder named after the mapping version.

    Any number of processes may search. One at a time writes; another waits for it up to `lock_wait_seconds`.
    """

    def __init__(self, folder: Path, lock_wait_seconds: float = 30.0) -> None:
        self._folder = folder / f"index-{MAPPING_VERSION}"
        self._lock_wait_seconds = lock_wait_seconds
        self._schema = schema()
        self._names = FacetNames(self._schema)
        self._index: tantivy.Index | None = None
        self._seen: tuple[int, int] | None = None

    def prepare(self) -> bool:
        """Make the index where there is none that works; indices of other mapping versions go. See `base.Backend`."""
        if self.health().reachable:
            return False
        with _as_down(f"cannot make the search index in {self._folder}"), self._making():
            return self._make()

    def send(self, documents: Sequence[Document]) -> list[Rejection]:
        """Write documents; see `base.Backend`."""
        rejections = []
        with self._writer() as writer:  # tantivy indexes in a thread of its own while the next rows are made
            for document in documents:
                try:
                    new = tantivy_document(row(document))
                except DocumentError as error:
                    rejections.append(Rejection(document.id, str(error)))
                    continue
                writer.delete_documents_by_term(ID_COLUMN, document.id)
                writer.add_document(new)
        return rejections

    def remove(self, ids: Sequence[str]) -> None:
        """Take documents out; see `base.Backend`."""
        if not ids:
            return
        with self._writer() as writer:
            for article_id in ids:
                writer.delete_documents_by_term(ID_COLUMN, article_id)

    def clear(self) -> None:
        """Drop everything; see `base.Backend`."""
        with self._writer() as writer:
            writer.delete_all_documents()

    def search(self, request: SearchRequest) -> SearchResult:
        """Answer a request; see `base.Backend`."""
        started = time.perf_counter()
        asked = plan(request)
        searcher = self._searcher()
        with _as_down(self._trouble):
            counts = searcher.aggregate(matching(self._schema, asked), ALL_COUNTS)
            of = searcher.aggregate(of_sources(self._schema, asked), MONTH_COUNTS)
            total = int(counts[TOTAL]["value"])
            answer = EngineAnswer(
                total=total,
                found=page(self._schema, searcher, asked, total) if total else (),
                facets=self._facets(searcher, counts),
                months=_counts(counts[MONTHS]),
                months_of=_counts(of[MONTHS]),
            )
        return result(asked, answer, time.perf_counter() - started)

    def scan(self, request: SearchRequest) -> Iterator[str]:
        """Ids of everything that matches, of one state of the index; see `base.Backend`."""
        return self._scan(plan(request), self._searcher())

    def ids(self) -> Iterator[str]:
        """Ids of all documents held; see `base.Backend`."""
        return self.scan(SearchRequest(sort="newest"))

    def health(self) -> BackendHealth:
        """Never raises; see `base.Backend`."""
        try:
            return BackendHealth("embedded", True, self._searcher().num_docs)
        except BackendDownError as error:
            return BackendHealth("embedded", False, None, str(error))

    def close(self) -> None:
        """Let go of the index's files."""
        self._index = None

    def _scan(self, asked: Plan, searcher: tantivy.Searcher) -> Iterator[str]:
        with _as_down(self._trouble):
            yield from everything(self._schema, searcher, asked)

    @property
    def _trouble(self) -> str:
        return f"the search index in {self._folder} cannot be read; {_MEND}"

    @contextmanager
    def _making(self) -> Iterator[None]:
        """One process at a time makes the index: a second one must not take the first one's for damaged."""
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        with (self._folder.parent / ".making").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _make(self) -> bool:
        if self.health().reachable:  # by another process, meanwhile
            return False
        self.close()
        for old in self._folder.parent.glob("index-*"):
            shutil.rmtree(old)
        made = self._folder.with_name("making")
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
        tantivy.Index(self._schema, str(made))
        made.rename(self._folder)
        return True

    def _open(self) -> tantivy.Index:
        if self._index is None:
            if not (self._folder / "meta.json").exists():
                raise BackendDownError(f"there is no search index in {self._folder} yet; {_MEND}")
            with _as_down(self._trouble):
                index = tantivy.Index.open(str(self._folder))
                register(index)
                index.config_reader("manual")
                self._index = index
        return self._index

    def _searcher(self) -> tantivy.Searcher:
        """A view of the newest commit of any process. Asking the file system is cheaper than reloading each time."""
        index = self._open()
        with _as_down(self._trouble):
            state = (self._folder / "meta.json").stat()
            seen = (state.st_mtime_ns, state.st_ino)
            if seen != self._seen:
                index.reload()
                self._seen = seen
            return index.searcher()

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter]:
        """The one writer of the index; what it was given is committed, and merged, at the end."""
        index = self._open()
        writer = self._locked_writer(index)
        with _as_down(f"cannot write the search index in {self._folder}"):
            try:
                yield writer
                writer.commit()
            finally:
                writer.wait_merging_threads()  # gives the lock back

    def _locked_writer(self, index: tantivy.Index) -> tantivy.IndexWriter:
        deadline = time.monotonic() + self._lock_wait_seconds
        while True:
            try:
                return index.writer(_WRITER_BYTES, 1)
            except ValueError as error:
                if "LockBusy" not in str(error) or time.monotonic() > deadline:
                    raise BackendDownError(f"cannot write the search index in {self._folder}: {error}") from error
            time.sleep(0.02)

    def _facets(self, searcher: tantivy.Searcher, counts: dict[str, Any]) -> dict[str, dict[str, int]]:
        return {
            field.name: self._names.most(searcher, keyword_column(field), counts[field.name]["buckets"], FACET_VALUES)
            for field in FACETS
        }


def _counts(terms: dict[str, Any]) -> dict[Any, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in terms["buckets"]}


@contextmanager
def _as_down(trouble: str) -> Iterator[None]:
    """tantivy reports damage, a full disk and missing files as ValueError or OSError."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise BackendDownError(f"{trouble} ({error})") from error
