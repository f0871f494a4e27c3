"""Counts of a facet's values in the embedded index.

tantivy counts texts by looking up each text in each segment's dictionary: 60 ms for the entities of 4,000 articles
(measured 2026-11 with six facets, where numbers took 3 ms). So it counts 63-bit hashes, and the few values that are
shown are read from an article that has them, once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import tantivy

from search.columns import Column

#: Names remembered; beyond this the memory starts anew.
_REMEMBERED = 200_000


def hash_column(column: Column) -> str:
    """Name of the column that holds the hashes of a counted column's values."""
    return f"{column.name}_hash"


def value_hash(value: str) -> int:
    """The number that stands for a value."""
    return int.from_bytes(hashlib.blake2b(value.encode(), digest_size=8).digest()) >> 1


class FacetNames:
    """From hashes back to values."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema
        self._known: dict[int, str] = {}

    def most(
        self, searcher: tantivy.Searcher, column: Column, buckets: Sequence[Mapping[str, Any]], number: int
    ) -> dict[str, int]:
        """The `number` most frequent of the buckets counted by hash, and all that tie with the last of them."""
        least = buckets[number - 1]["doc_count"] if len(buckets) > number else 0
        return {
            self._name(searcher, column, bucket["key"]): bucket["doc_count"]
            for bucket in buckets
            if bucket["doc_count"] >= least
        }

    def _name(self, searcher: tantivy.Searcher, column: Column, hashed: int) -> str:
        if hashed not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            query = tantivy.Query.term_query(self._schema, hash_column(column), hashed)
            address = searcher.search(query, 1, count=False).hits[0][1]
            stored: dict[str, list[Any]] = searcher.doc(address).to_dict()
            self._known.update((value_hash(value), value) for value in stored[column.name])
        return self._known[hashed]
