"""The bare engine: our Elasticsearch index, asked by its own client."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

from elasticsearch import Elasticsearch

from benchmarks.search.asked import HITS, Answer
from benchmarks.search.bare import passages, put
from benchmarks.search.questions import Question
from search.backends.elasticsearch_counts import count_bodies, counted
from search.backends.elasticsearch_hits import page_body


class BareElasticsearch:
    """Asks all at once by one multi-search: of all ways the fastest."""

    name = "bare engine"

    def __init__(self, client: Elasticsearch, index: str) -> None:
        self._client = client
        self._index = index

    def ready(self, question: Question) -> Callable[[], Any]:
        """The hits, everything counted, and the passages of the hits."""
        asked = put(question)
        of_counts = [count_bodies(count) for count in asked.counts]
        bodies = [page_body(asked.page), *(body for bodies in of_counts for body in bodies)]
        searches = [line for body in bodies for line in ({}, body)]

        def ask() -> Any:
            said = self._client.msearch(index=self._index, searches=searches)["responses"]
            hits = said[0]["hits"]["hits"][:HITS]
            return said, asked, of_counts, [passages(hit["_source"]["record"], asked.terms) for hit in hits]

        return ask

    def read(self, said: Any) -> Answer:
        """See `asked.Contender`."""
        (found, *counts), asked, of_counts, marked = said
        rest = iter(counts)
        read = [counted(count, list(islice(rest, len(of)))) for count, of in zip(asked.counts, of_counts, strict=True)]
        return Answer(
            total=read[0].total,
            hits=tuple(hit["_id"] for hit in found["hits"]["hits"][:HITS]),
            facets={name: dict(counts) for each in read for name, counts in each.facets.items()},
            months=len(read[0].per),
            passages=sum(marked),
        )
