"""Ways to index with Elasticsearch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from elasticsearch import Elasticsearch

from benchmarks.search.indexing import Way
from benchmarks.search.plain_elasticsearch import run
from search.backends.elasticsearch import ElasticsearchBackend
from search.backends.elasticsearch_mapping import RECORD_COLUMN, SHOWS_COLUMN, mapping, settings
from search.columns import row
from search.delivery import BATCH
from search.document import Document

_NAME = "benchmark-indexing"


@contextmanager
def ways(url: str, client: Elasticsearch) -> Iterator[list[Way]]:
    """Building a new index, and bringing documents to one that serves; beside each the same by the client's helper."""
    backend = ElasticsearchBackend(url, _NAME)
    backend.prepare()
    building = backend.rebuild()
    bare = [f"{_NAME}-bare-{name}" for name in ("building", "serving")]
    for index, loading in zip(bare, (True, False), strict=True):
        client.indices.delete(index=index, ignore_unavailable=True)
        client.indices.create(index=index, mappings=mapping(), settings=settings(loading=loading))

    def build(documents: Any) -> None:
        for start in range(0, len(documents), BATCH):
            building.send(documents[start : start + BATCH])
        assert not building.settled()

    def send(documents: Any) -> None:
        for start in range(0, len(documents), BATCH):
            assert not backend.send(documents[start : start + BATCH])

    def bulk(index: str, *, shown: bool) -> Way:
        def send_bare(actions: Any) -> None:
            step = BATCH if shown else len(actions)
            for start in range(0, len(actions), step):
                run(client, actions[start : start + step])
                if shown:
                    client.indices.refresh(index=index)

        name = "the client's bulk, shown by batches" if shown else "the client's bulk"
        return Way(name, lambda documents: _actions(index, documents), send_bare)

    try:
        yield [
            Way("ours, building an index", list, build),
            bulk(bare[0], shown=False),
            Way("ours, to the index that serves", list, send),
            bulk(bare[1], shown=True),
        ]
    finally:
        building.abandon()
        backend.close()
        client.indices.delete(index=",".join(client.indices.get(index=f"{_NAME}-*")))


def _actions(index: str, documents: Sequence[Document]) -> list[dict[str, Any]]:
    made = []
    for document in documents:
        prepared = row(document)
        values = prepared.values | {RECORD_COLUMN: prepared.record, SHOWS_COLUMN: document.shows or prepared.id}
        made.append({"_index": index, "_id": prepared.id, "_source": values})
    return made
