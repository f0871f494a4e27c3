"""The bare engine: our embedded index, asked by tantivy itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import tantivy

from benchmarks.search.asked import FACET_VALUES, HITS, Answer
from benchmarks.search.bare import facets_of, passages, put
from benchmarks.search.plain_embedded import total_of
from benchmarks.search.questions import Question
from search.backends.embedded import EmbeddedBackend
from search.backends.embedded_phrases import holding
from search.backends.embedded_query import Compiler, ranking
from search.backends.embedded_schema import ID_COLUMN, RECORD_COLUMN, hash_column, value_hash
from search.backends.engine import Count
from search.columns import instant_columns, keyword_column
from search.fields import FACETS, PUBLISHED

_MONTH = instant_columns(PUBLISHED).month.name
#: Every segment gives all that it counted, for the counts are to be right.
_ALL = 10_000_000


class BareEmbedded:
    """One search for the hits, one aggregation for each set of documents that is counted."""

    name = "bare engine"

    def __init__(self, folder: Path) -> None:
        self._view = EmbeddedBackend(folder).view()
        self._names = self._read_names()

    def ready(self, question: Question) -> Callable[[], Any]:
        """The hits, everything counted, and the passages of the hits."""
        asked = put(question)
        find = partial(holding, self._view)
        counting = Compiler(self._view.schema, find, scored=False)
        matching = [counting.selection(count.selection) for count in asked.counts]
        aggregations = [_aggregations(count) for count in asked.counts]
        ranked = ranking(Compiler(self._view.schema, find, scored=True), asked.page, few=False)
        searcher = self._view.searcher

        def ask() -> Any:
            found = searcher.search(ranked, HITS, count=True)
            counted = [searcher.aggregate(query, body) for query, body in zip(matching, aggregations, strict=True)]
            hits = [searcher.doc(address) for _, address in found.hits]
            marked = [passages(bytes(hit.to_dict()[RECORD_COLUMN][0]), asked.terms) for hit in hits]
            facets = facets_of(list(zip(asked.counts, counted, strict=True)), self._named)
            return total_of(found), [str(hit.get_first(ID_COLUMN)) for hit in hits], facets, counted, marked

        return ask

    def read(self, said: Any) -> Answer:
        """See `asked.Contender`."""
        total, hits, facets, counted, marked = said
        return Answer(total, tuple(hits), facets, len(counted[0]["months"]["buckets"]), sum(marked))

    def _named(self, counted: Any, name: str) -> dict[str, int]:
        names = self._names[name]
        return {names[bucket["key"]]: bucket["doc_count"] for bucket in counted[name]["buckets"][:FACET_VALUES]}

    def _read_names(self) -> dict[str, dict[int, str]]:
        """The values behind the hashes that are counted: read once."""
        searcher: tantivy.Searcher = self._view.searcher
        return {
            name: {value_hash(value): value for value, _ in searcher.terms_with_prefix(name, "", limit=_ALL)}
            for name in FACETS
        }


def _aggregations(count: Count) -> dict[str, Any]:
    months = {"months": {"terms": {"field": _MONTH, "size": 4000, "segment_size": _ALL}}} if count.per else {}
    return months | {
        facet.column.name: {
            "terms": {
                "field": hash_column(keyword_column(FACETS[facet.column.name])),
                "size": FACET_VALUES,
                "segment_size": _ALL,
            }
        }
        for facet in count.facets
    }
