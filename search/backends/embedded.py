"""The embedded index (tantivy): a folder on this machine, no server."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from functools import partial
from pathlib import Path

from tantivy import Query

from search.backends.asking import AskedBackend
from search.backends.base import BackendHealth, Rebuilding, Rejection
from search.backends.embedded_counts import Counts
from search.backends.embedded_facets import FacetNames
from search.backends.embedded_folder import IndexFolder
from search.backends.embedded_hits import Hits
from search.backends.embedded_parts import parts
from search.backends.embedded_phrases import holding
from search.backends.embedded_query import Compiler
from search.backends.embedded_rebuilding import EmbeddedRebuilding, make_index
from search.backends.embedded_trouble import as_down
from search.backends.embedded_views import EmbeddedView, EmbeddedViews
from search.backends.embedded_writing import IndexWriting, erase, write
from search.backends.engine import Answered, Count, HitsPage
from search.columns import UNIT
from search.document import Document
from search.query import VocabularyFiles
from search.request import BackendDownError


class EmbeddedBackend(AskedBackend[EmbeddedView]):
    """A tantivy index in `folder`.

    Any number of processes may search. One at a time writes; another waits for it up to `lock_wait_seconds`.
    """

    def __init__(
        self, folder: Path, vocabulary: VocabularyFiles | None = None, lock_wait_seconds: float = 30.0
    ) -> None:
        super().__init__(vocabulary)
        self._folder = IndexFolder(folder)
        self._views = EmbeddedViews(self._folder)
        self._writing = IndexWriting(self._folder, lock_wait_seconds)
        self._names = FacetNames()

    def prepare(self) -> bool:
        """Make the index where there is none that works; see `base.Backend`.

        Indices of other mapping versions go once this one holds something: until then, programs of before search them.
        """
        health = self.health()
        if health.reachable:
            if health.documents:
                self._sweep()
            return False
        with as_down(f"cannot make the search index in {self._folder.path}"), self._folder.changing():
            if self.health().reachable:  # by another process, meanwhile
                return False
            self._views.close()
            self._folder.serve(make_index(self._folder))
            return True

    def rebuild(self) -> Rebuilding:
        """Begin a new, empty index beside the one that serves; see `base.Backend`."""
        return EmbeddedRebuilding(self._folder, self._writing)

    def send(self, documents: Sequence[Document]) -> list[Rejection]:
        """Write documents; see `base.Backend`."""
        with self._writing.serving() as writer:
            return write(writer, documents)

    def remove(self, ids: Sequence[str]) -> None:
        """Take documents out; see `base.Backend`."""
        if ids:
            with self._writing.serving() as writer:
                erase(writer, ids)

    def clear(self) -> None:
        """Drop everything; see `base.Backend`."""
        with self._writing.serving() as writer:
            writer.delete_all_documents()

    def view(self, token: str | None = None) -> EmbeddedView:
        """A state of the index; see `engine.Engine`."""
        kept = self._views.at(token) if token else None
        return kept or self._views.newest()

    def answer(self, view: EmbeddedView, page: HitsPage | None, counts: Sequence[Count]) -> Answered:
        """A page of hits and counts; see `engine.Engine`."""
        with self._reading():
            counting = Counts(view, self._compiler(view, scored=False), self._names)
            counted = tuple(counting.counted(count) for count in counts)
            if page is None:
                return Answered((), counted)
            return Answered(self._hits(view, page, counting).found(), counted)

    def walk(self, view: EmbeddedView, page: HitsPage) -> Iterator[str]:
        """Ids of all hits; see `engine.Engine`."""
        with self._reading():
            yield from self._hits(view, page, Counts(view, self._compiler(view, scored=False), self._names)).ids()

    def parts(self, view: EmbeddedView, page: HitsPage, ids: Sequence[str]) -> list[Mapping[str, float]]:
        """How scores came about; see `engine.Engine`."""
        with self._reading():
            return parts(view, self._compiler(view, scored=True), page, ids)

    def health(self) -> BackendHealth:
        """Never raises; see `base.Backend`."""
        try:
            with self._reading():
                view = self._views.newest()
                stories = view.matches(Query.term_query(view.schema, UNIT.name, "story", "basic"))
                return BackendHealth("embedded", True, view.searcher.num_docs - stories)
        except BackendDownError as error:
            return BackendHealth("embedded", False, None, str(error))

    def close(self) -> None:
        """Let go of the index's files."""
        self._views.close()

    def _compiler(self, view: EmbeddedView, *, scored: bool) -> Compiler:
        return Compiler(view.schema, partial(holding, view), scored=scored)

    def _hits(self, view: EmbeddedView, page: HitsPage, counting: Counts) -> Hits:
        total = counting.counted(Count(page.selection)).total
        return Hits(view, self._compiler(view, scored=False), self._compiler(view, scored=True), page, total)

    def _reading(self) -> AbstractContextManager[None]:
        return as_down(f"the search index in {self._folder.path} cannot be read")

    def _sweep(self) -> None:
        lock = self._folder.rebuilding()
        if lock is None:
            return
        with lock, suppress(OSError), self._folder.changing():
            self._folder.sweep()
