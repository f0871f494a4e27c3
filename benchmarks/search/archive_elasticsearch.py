"""A generated archive in Elasticsearch."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from elasticsearch import Elasticsearch, OrjsonSerializer

from benchmarks.search import indexing_elasticsearch
from benchmarks.search.archive import Archive
from benchmarks.search.articles import articles
from benchmarks.search.asked import Contender
from benchmarks.search.bare_elasticsearch import BareElasticsearch
from benchmarks.search.indexing import Way
from benchmarks.search.ours import Place
from benchmarks.search.pieces import Pieces
from benchmarks.search.plain_elasticsearch import PlainElasticsearch
from benchmarks.search.sizes import elasticsearch_size

_REQUEST_SECONDS = 600


class ElasticsearchArchive(Archive):
    """Indices whose names say how many articles they hold."""

    def __init__(self, articles: int, folder: Path, url: str, *, kept: bool) -> None:
        super().__init__(articles, folder, url, kept=kept)
        name = f"benchmark-{articles}"
        self.place = Place(url, folder / f"ours-elasticsearch-{articles}", name)
        self._client = Elasticsearch(
            url, request_timeout=_REQUEST_SECONDS, serializers={OrjsonSerializer.mimetype: OrjsonSerializer()}
        )
        self._plain_name = f"benchmark-plain-{articles}"
        self._plain = PlainElasticsearch(self._client, self._plain_name, articles)

    def plain_made(self) -> bool:
        """See `Archive`."""
        return self._plain.made

    def make_plain(self, pieces: Pieces) -> None:
        """See `Archive`."""
        self._plain.create()
        self._plain.fill(articles(pieces, self.articles))

    def bare(self) -> Contender:
        """See `Archive`."""
        return BareElasticsearch(self._client, self.place.index)

    def plain(self) -> Contender:
        """See `Archive`."""
        return self._plain

    def sizes(self) -> dict[str, tuple[float, float]]:
        """See `Archive`."""
        return {
            name: (
                elasticsearch_size(self._client, self.place.index, merged=merged)[0],
                elasticsearch_size(self._client, self._plain_name, merged=merged)[0],
            )
            for name, merged in (("as it comes", False), ("merged", True))
        }

    def ways(self) -> AbstractContextManager[list[Way]]:
        """See `Archive`."""
        return indexing_elasticsearch.ways(self.place.url, self._client)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Indices that are not kept go."""
        if not self._kept:
            held = self._client.indices.get(index=f"{self._plain_name},{self.place.index}-*", ignore_unavailable=True)
            if held:
                self._client.indices.delete(index=",".join(held))
        self._client.close()

    def __enter__(self) -> Self:
        return self
