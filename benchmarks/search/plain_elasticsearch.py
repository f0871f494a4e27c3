"""The plain index: one text field with the standard analyzer, default settings, asked as the documentation says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError, helpers

from benchmarks.search.articles import SEED
from benchmarks.search.asked import FACET_VALUES, FACETS, HITS, PASSAGE_CHARACTERS, PASSAGES, Answer
from benchmarks.search.questions import Question
from newscrawl.archive.records import StoredArticle
from newscrawl.models import MentionType, iso

Body = dict[str, Any]

MAPPING: Body = {
    "dynamic": "strict",
    "properties": {
        "text": {"type": "text"},  # title, lead and blocks
        "title": {"type": "text", "index": False},
        "lead": {"type": "text", "index": False},
        "url": {"type": "keyword", "index": False},
        "author": {"type": "keyword"},
        "tags": {"type": "keyword"},
        "published": {"type": "date"},
        **{name: {"type": "keyword"} for name in FACETS},
    },
}
_MONTHS: Body = {
    "date_histogram": {"field": "published", "calendar_interval": "month", "time_zone": "Asia/Ho_Chi_Minh"}
}
_NAMED: dict[str, MentionType] = {"person": "PER", "organisation": "ORG", "place": "LOC", "document": "DOC"}
_CHUNK = 500
_STREAMS = 2


class PlainElasticsearch:
    """An index of that kind; kept ones are used again."""

    name = "plain index"

    def __init__(self, client: Elasticsearch, index: str, articles: int) -> None:
        self._client = client
        self._index = index
        self._marks = {"articles": articles, "seed": SEED}

    @property
    def made(self) -> bool:
        """Is it there, whole."""
        try:
            mapping = self._client.indices.get_mapping(index=self._index)[self._index]["mappings"]
        except NotFoundError:
            return False
        return bool(mapping.get("_meta") == self._marks and self._count() == self._marks["articles"])

    def create(self, name: str | None = None) -> None:
        """Make it anew, empty."""
        index = name or self._index
        self._client.indices.delete(index=index, ignore_unavailable=True)
        self._client.indices.create(
            index=index, mappings=MAPPING | {"_meta": self._marks}, settings={"number_of_replicas": 0}
        )

    def fill(self, stored: Iterable[StoredArticle]) -> None:
        """Send articles, as the client's helper does it, and make them searchable."""
        actions = ({"_index": self._index, "_id": each.article.id, "_source": source(each)} for each in stored)
        run(self._client, actions)
        self._client.indices.refresh(index=self._index)

    def ready(self, question: Question) -> Callable[[], Any]:
        """One search with everything, and the denominators."""
        of = {"query": _of_sources(question), "size": 0, "aggs": {"months": _MONTHS}}
        searches = [{}, body(question), {}, of]
        return lambda: self._client.msearch(index=self._index, searches=searches)["responses"]

    def read(self, said: Any) -> Answer:
        """See `asked.Contender`."""
        found, _ = said
        aggregations = {name: each.get("of", each) for name, each in found["aggregations"].items()}
        hits = found["hits"]["hits"]
        return Answer(
            total=found["hits"]["total"]["value"],
            hits=tuple(hit["_id"] for hit in hits),
            facets={name: counts(aggregations[name]) for name in FACETS},
            months=sum(1 for each in aggregations["months"]["buckets"] if each["doc_count"]),
            passages=sum(len(hit["highlight"]["text"]) for hit in hits),
        )

    def drop(self) -> None:
        """Remove it."""
        self._client.indices.delete(index=self._index, ignore_unavailable=True)

    def _count(self) -> int:
        return int(self._client.count(index=self._index)["count"])


def run(client: Elasticsearch, actions: Iterable[Body]) -> None:
    """Bulk actions by the client's own helper, in two streams."""
    for _ in helpers.parallel_bulk(client, actions, thread_count=_STREAMS, chunk_size=_CHUNK, queue_size=_STREAMS):
        pass


def source(stored: StoredArticle) -> Body:
    """An article as the plain index is sent it, all of it kept."""
    article = stored.article
    made = {
        "text": article.text,
        "title": article.title,
        "lead": article.lead,
        "url": article.url,
        "source": article.source,
        "author": article.author,
        "section": article.section,
        "tags": list(article.tags),
        "published": iso(article.published),
    }
    for name, kind in _NAMED.items():
        made[name] = list(dict.fromkeys(each.entity or each.text for each in stored.mentions if each.type == kind))
    return made


def body(question: Question) -> Body:
    """Hits with highlights, facets that do not shrink by their own choice, months."""
    matched: Body = {"match": {"text": {"query": question.accented, "operator": "and"}}}
    if question.phrase:
        matched = {"match_phrase": {"text": question.accented}}
    days = [{"range": {"published": _days(question)}}] if question.published else []
    chosen = {name: {"term": {name: value}} for name, value in question.filters.items()}
    facets: Body = {name: {"terms": {"field": name, "size": FACET_VALUES}} for name in FACETS}
    return {
        "query": {"bool": {"must": [matched], "filter": days}},
        "size": HITS,
        "track_total_hits": True,
        "aggs": dict(_filtered(facets | {"months": _MONTHS}, chosen)),
        "highlight": {"fields": {"text": {"number_of_fragments": PASSAGES, "fragment_size": PASSAGE_CHARACTERS}}},
    } | ({"post_filter": {"bool": {"filter": list(chosen.values())}}} if chosen else {})


def _filtered(aggregations: Body, chosen: Body) -> Iterator[tuple[str, Body]]:
    for name, aggregation in aggregations.items():
        others = [choice for field, choice in chosen.items() if field != name]
        yield name, {"filter": {"bool": {"filter": others}}, "aggs": {"of": aggregation}} if others else aggregation


def _days(question: Question) -> Body:
    first, last = question.published or (None, None)
    return {"gte": iso(first), "lte": iso(last), "time_zone": "Asia/Ho_Chi_Minh"}


def _of_sources(question: Question) -> Body:
    name = question.filters.get("source")
    return {"term": {"source": name}} if name else {"match_all": {}}


def counts(terms: Body) -> dict[str, int]:
    """The counts of a terms aggregation."""
    return {bucket["key"]: bucket["doc_count"] for bucket in terms["buckets"]}
