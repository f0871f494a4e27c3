"""The embedded index (tantivy): a folder on this machine, no server."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from search.backends.base import BackendHealth, Rejection
from search.backends.cursor import Position
from search.backends.embedded_facets import FacetNames
from search.backends.embedded_query import (
    ALL_COUNTS,
    MONTH_COUNTS,
    MONTHS,
    TOTAL,
    below,
    matching,
    of_sources,
    ranking,
)
from search.backends.embedded_schema import ID_COLUMN, RECORD_COLUMN, register, schema, tantivy_document
from search.backends.plan import Plan, plan
from search.backends.result import FACET_VALUES, Answer, Found, result
from search.columns import DocumentError, keyword_column, row
from search.document import Document
from search.fields import FACETS, MAPPING_VERSION
from search.request import BackendDownError, SearchRequest, SearchResult

#: Memory of the writer, which works in one thread: more make more segments and little speed for batches of hundreds.
_WRITER_BYTES = 64_000_000

#: Articles read at once when everything that matches is walked through.
_WALK = 1000

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
        try:
            self._searcher()
            return False
        except BackendDownError:
            pass
        with _as_down(f"cannot make the search index in {self._folder}"):
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            for old in self._folder.parent.glob("index-*"):
                shutil.rmtree(old)
            made = tempfile.mkdtemp(prefix=".making-", dir=self._folder.parent)
            tantivy.Index(self._schema, made)
            Path(made).rename(self._folder)
        return True

    def send(self, documents: Sequence[Document]) -> list[Rejection]:
        """Write documents; see `base.Backend`."""
        made: list[tuple[str, tantivy.Document]] = []
        rejections = []
        for document in documents:
            try:
                made.append((document.id, tantivy_document(row(document))))
            except DocumentError as error:
                rejections.append(Rejection(document.id, str(error)))
        if not made:
            return rejections
        with self._writer() as writer:
            for article_id, new in made:
                writer.delete_documents_by_term(ID_COLUMN, article_id)
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
            answer = Answer(
                total=total,
                found=self._page(searcher, asked, total) if total else (),
                facets=self._facets(searcher, counts),
                months=_counts(counts[MONTHS]),
                months_of=_counts(of[MONTHS]),
            )
        return result(asked, answer, time.perf_counter() - started)

    def scan(self, request: SearchRequest) -> Iterator[str]:
        """Ids of everything that matches, of one state of the index; see `base.Backend`."""
        asked = plan(request)
        searcher = self._searcher()
        with _as_down(self._trouble):
            if asked.order is None:
                ranked = self._ranked(searcher, asked, max(1, searcher.num_docs))
                yield from (_stored_id(searcher, address) for _, _, address in ranked)
            else:
                yield from self._walk(searcher, matching(self._schema, asked), asked.order.name)

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

    @property
    def _trouble(self) -> str:
        return f"the search index in {self._folder} cannot be read; {_MEND}"

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
        try:
            with _as_down(f"cannot write the search index in {self._folder}"):
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

    def _page(self, searcher: tantivy.Searcher, asked: Plan, total: int) -> list[Found]:
        wanted = asked.size + 1
        if asked.order is None:
            hits = self._ranked_page(searcher, asked, total, wanted)
        else:
            query = matching(self._schema, asked)
            if asked.position is not None:
                query = below(self._schema, query, asked.order.name, asked.position.key)
            hits = [(0.0, key, at) for key, at in _ordered(searcher, query, asked.order.name, wanted)]
        return [_found(searcher, asked, *hit) for hit in hits]

    def _ranked_page(
        self, searcher: tantivy.Searcher, asked: Plan, total: int, wanted: int
    ) -> list[tuple[float, int, tantivy.DocAddress]]:
        """Hits after the position by score, ties by sort key. tantivy leaves ties in the order of its files, so hits
        that tie with the last one fetched are not trusted, and more are fetched where that leaves too few."""
        limit = 4 * wanted
        while True:
            hits = self._ranked(searcher, asked, limit)
            rest = hits
            if asked.position is not None:
                after = (asked.position.score, asked.position.key)
                rest = [hit for hit in hits if (hit[0], hit[1]) < after]
            sure = rest if limit >= total else [hit for hit in rest if hit[0] > hits[-1][0]]
            if limit >= total or len(sure) >= wanted:
                return sure[:wanted]
            limit *= 4

    def _ranked(
        self, searcher: tantivy.Searcher, asked: Plan, limit: int
    ) -> list[tuple[float, int, tantivy.DocAddress]]:
        hits = searcher.search(ranking(self._schema, asked), limit, count=False).hits
        keys = searcher.fast_field_values(asked.tie.name, [address for _, address in hits])
        ranked = [(score, int(key or 0), address) for (score, address), key in zip(hits, keys, strict=True)]
        return sorted(ranked, key=lambda hit: (-hit[0], -hit[1]))

    def _walk(self, searcher: tantivy.Searcher, query: tantivy.Query, column: str) -> Iterator[str]:
        rest = query
        while hits := _ordered(searcher, rest, column, _WALK):
            yield from (_stored_id(searcher, address) for _, address in hits)
            rest = below(self._schema, query, column, hits[-1][0])


def _ordered(
    searcher: tantivy.Searcher, query: tantivy.Query, column: str, limit: int
) -> list[tuple[int, tantivy.DocAddress]]:
    return searcher.search(query, limit, count=False, order_by_field=column).hits


def _found(searcher: tantivy.Searcher, asked: Plan, score: float, key: int, address: tantivy.DocAddress) -> Found:
    stored: dict[str, list[Any]] = searcher.doc(address).to_dict()
    position = Position(score if asked.order is None else None, key)
    return Found(stored[ID_COLUMN][0], score, position, bytes(stored[RECORD_COLUMN][0]).decode())


def _stored_id(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> str:
    return str(searcher.doc(address).get_first(ID_COLUMN))


def _counts(terms: dict[str, Any]) -> dict[Any, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in terms["buckets"]}


@contextmanager
def _as_down(trouble: str) -> Iterator[None]:
    """tantivy reports damage, a full disk and missing files as ValueError or OSError."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise BackendDownError(f"{trouble} ({error})") from error
