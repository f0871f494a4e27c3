"""Ways to index with tantivy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import tantivy

from benchmarks.search.indexing import Way
from search.backends.embedded import EmbeddedBackend
from search.backends.embedded_schema import register, schema, tantivy_document
from search.columns import Row, row
from search.delivery import BATCH


@contextmanager
def ways() -> Iterator[list[Way]]:
    """Building a new index, each turn its own, and bringing documents to one that serves; beside each tantivy's own
    writer with its defaults."""
    with TemporaryDirectory() as folder:
        backend = EmbeddedBackend(Path(folder) / "ours")
        backend.prepare()
        serving = _index(Path(folder) / "serving")
        numbers = count()

        def build(documents: Any) -> None:
            building = EmbeddedBackend(Path(folder) / f"ours-{next(numbers)}").rebuild()
            for start in range(0, len(documents), BATCH):
                building.send(documents[start : start + BATCH])
            assert not building.settled()
            building.take_over()

        def build_bare(documents: Any) -> None:
            _write(_index(Path(folder) / f"bare-{next(numbers)}"), documents)

        def send(documents: Any) -> None:
            for start in range(0, len(documents), BATCH):
                assert not backend.send(documents[start : start + BATCH])

        def send_bare(documents: Any) -> None:
            for start in range(0, len(documents), BATCH):
                _write(serving, documents[start : start + BATCH])

        yield [
            Way("ours, building an index", list, build),
            Way("tantivy's writer", _prepared, build_bare),
            Way("ours, to the index that serves", list, send),
            Way("tantivy's writer, shown by batches", _prepared, send_bare),
        ]
        backend.close()


def _prepared(documents: Any) -> list[Row]:
    return [row(document) for document in documents]


def _index(folder: Path) -> tantivy.Index:
    folder.mkdir()
    index = tantivy.Index(schema(), str(folder))
    register(index)
    return index


def _write(index: tantivy.Index, rows: list[Row]) -> None:
    """From plain values, as the client of Elasticsearch does it."""
    writer = index.writer()
    for each in rows:
        writer.add_document(tantivy_document(each))
    writer.commit()
    writer.wait_merging_threads()
