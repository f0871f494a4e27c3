"""Elasticsearch, 8 or 9, over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TypeVar

from search.backends.asking import AskedBackend
from search.backends.base import BackendHealth, Rejection
from search.backends.elasticsearch_bulk import take_out, write
from search.backends.elasticsearch_counts import count_bodies, counted
from search.backends.elasticsearch_hits import WALK, found, found_at, page_body, part_body, walk_body
from search.backends.elasticsearch_indices import Indices, Successor
from search.backends.elasticsearch_mapping import SHOWS_COLUMN
from search.backends.elasticsearch_query import gain, query
from search.backends.elasticsearch_server import Body, LostViewError, Server
from search.backends.elasticsearch_views import ElasticsearchView, PointsInTime
from search.backends.engine import Answered, Count, HitsPage
from search.document import Document
from search.query import Everything, VocabularyFiles
from search.request import BackendDownError

R = TypeVar("R")


class ElasticsearchBackend(AskedBackend[ElasticsearchView]):
    """The index of this mapping version (`elasticsearch_indices`) of the archive `name`.

    `url` may carry user and password; they go into the requests' header and nowhere else.
    """

    def __init__(self, url: str, name: str, vocabulary: VocabularyFiles | None = None) -> None:
        super().__init__(vocabulary)
        self._server = Server(url)
        self._indices = Indices(self._server, name)
        self._views = PointsInTime(self._server, self._indices)

    def prepare(self) -> bool:
        """Make the index if there is none; see `base.Backend`."""
        return self._indices.prepare()

    def rebuild(self) -> Successor:
        """Begin a new index beside the one that serves; see `base.Backend`."""
        return self._indices.begin()

    def send(self, documents: Sequence[Document]) -> list[Rejection]:
        """Write documents; see `base.Backend`."""
        with self._writing(bool(documents)):
            return write(self._server, self._indices.alias, documents)

    def remove(self, ids: Sequence[str]) -> None:
        """Take documents out; see `base.Backend`."""
        with self._writing(bool(ids)):
            take_out(self._server, self._indices.alias, ids)

    def clear(self) -> None:
        """Drop everything; see `base.Backend`."""
        self._indices.begin().take_over()
        self._views.outdated()

    def view(self, token: str | None = None) -> ElasticsearchView:
        """The newest state, or a kept one; see `engine.Engine`."""
        return self._views.newest() if token is None else self._views.of(token)

    def answer(self, view: ElasticsearchView, page: HitsPage | None, counts: Sequence[Count]) -> Answered:
        """Answer all at once; see `engine.Engine`."""
        return self._of(view, lambda: self._answer(view, page, counts))

    def walk(self, view: ElasticsearchView, page: HitsPage) -> Iterator[str]:
        """Ids of all articles shown, in order; see `engine.Engine`."""
        rest = replace(page, after=None)
        with view.walked():
            while True:
                hits = self._of(view, partial(self._walked, view, rest))
                yield from (hit["fields"][SHOWS_COLUMN][0] for hit in hits)
                if len(hits) < WALK:
                    return
                rest = replace(page, after=found_at(page, hits[-1]))

    def parts(self, view: ElasticsearchView, page: HitsPage, ids: Sequence[str]) -> list[Mapping[str, float]]:
        """How scores came about; see `engine.Engine`."""
        asked = [query(page.selection.query), *map(gain, page.clauses)]
        return self._of(view, lambda: self._parts(view, asked, list(ids))) if ids else [{} for _ in asked]

    def health(self) -> BackendHealth:
        """Never raises; see `base.Backend`."""
        try:
            articles = self._indices.articles()
            with self._server.as_down():
                version = self._server.client.info()["version"]["number"]
        except BackendDownError as error:
            return BackendHealth("elasticsearch", False, None, str(error))
        return BackendHealth("elasticsearch", True, articles, f"version {version}")

    def close(self) -> None:
        """Give back points in time and connections."""
        with suppress(BackendDownError):  # the server drops them itself after minutes
            self._views.close()
        self._server.close()

    @contextmanager
    def _writing(self, anything: bool) -> Iterator[None]:
        """What is written inside is visible to searches afterwards."""
        yield
        if anything:
            with self._server.as_down():
                self._server.writing.indices.refresh(index=self._indices.alias)
            self._views.outdated()

    def _of(self, view: ElasticsearchView, ask: Callable[[], R]) -> R:
        """Ask; where the view is lost (minutes passed, the server began anew, another index took over), once more."""
        token = view.token
        try:
            return ask()
        except LostViewError:
            self._views.renew(view, token)
        try:
            return ask()
        except LostViewError as error:
            raise self._server.down(str(error)) from error

    def _answer(self, view: ElasticsearchView, page: HitsPage | None, counts: Sequence[Count]) -> Answered:
        known = {count: before for count in counts if (before := view.remembered(count)) is not None}
        asked = {count: count_bodies(count) for count in counts if count not in known}
        searches = [body for bodies in asked.values() for body in bodies]
        if page is not None:
            searches.insert(0, page_body(page))
        responses = iter(self._search(view, searches))
        hits = [found(page, hit) for hit in next(responses)["hits"]["hits"]] if page is not None else ()
        for count, bodies in asked.items():
            known[count] = counted(count, list(islice(responses, len(bodies))))
            if isinstance(count.selection.query, Everything):
                view.remember(count, known[count])
        return Answered(tuple(hits), tuple(known[count] for count in counts))

    def _walked(self, view: ElasticsearchView, page: HitsPage) -> list[Body]:
        (said,) = self._search(view, [walk_body(page)])
        hits: list[Body] = said["hits"]["hits"]
        return hits

    def _parts(self, view: ElasticsearchView, asked: Sequence[Body], ids: list[str]) -> list[Mapping[str, float]]:
        said = self._search(view, [part_body(each, ids) for each in asked])
        return [{hit["_id"]: hit["_score"] for hit in each["hits"]["hits"] if hit["_score"]} for each in said]

    def _search(self, view: ElasticsearchView, bodies: Sequence[Body]) -> list[Body]:
        return self._server.search_all([body | {"pit": view.searched} for body in bodies]) if bodies else []
