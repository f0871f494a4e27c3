"""The plain index: one text field with tantivy's own words, asked as its documentation says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import tantivy
from tantivy import FieldType, Occur, Query

from benchmarks.search.asked import FACET_VALUES, FACETS, HITS, PASSAGE_CHARACTERS, Answer
from benchmarks.search.plain_elasticsearch import source
from benchmarks.search.questions import Question
from newscrawl.archive.records import StoredArticle
from newscrawl.models import VIETNAM_TIME

_MADE = "made"


class PlainEmbedded:
    """An index of that kind in a folder; kept ones are used again."""

    name = "plain index"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._schema = schema()
        self._index: tantivy.Index | None = None

    @property
    def made(self) -> bool:
        """Is it there, whole."""
        return (self.folder / _MADE).exists()

    def fill(self, stored: Iterable[StoredArticle]) -> None:
        """Write articles, with a writer as it comes."""
        self.folder.mkdir(parents=True)
        writer = tantivy.Index(self._schema, str(self.folder)).writer()
        for each in stored:
            writer.add_document(document(each))
        writer.commit()
        writer.wait_merging_threads()
        (self.folder / _MADE).touch()

    def ready(self, question: Question) -> Callable[[], Any]:
        """A search, an aggregation, the denominators, and a snippet of each hit."""
        index = self._opened()
        searcher = index.searcher()
        text = f'"{question.accented}"' if question.phrase else question.accented
        words = index.parse_query(text, ["text"], conjunction_by_default=True)
        days = self._days(question)
        chosen = {name: Query.term_query(self._schema, name, value) for name, value in question.filters.items()}
        query = _all_of([words, *days, *chosen.values()])
        own = [(name, _all_of([words, *days])) for name in chosen]
        of = [query for name, query in chosen.items() if name == "source"] or [Query.all_query()]
        shared = _MONTHS | {name: _terms(name) for name in FACETS if name not in chosen}

        def ask() -> Any:
            found = searcher.search(query, HITS, count=True)
            counted = searcher.aggregate(query, shared)
            counted |= {name: searcher.aggregate(without, {name: _terms(name)})[name] for name, without in own}
            searcher.aggregate(of[0], _MONTHS)
            marker = tantivy.SnippetGenerator.create(searcher, words, self._schema, "text")
            marker.set_max_num_chars(PASSAGE_CHARACTERS)
            hits = [searcher.doc(address).to_dict() for _, address in found.hits]
            marked = [marker.snippet_from_doc(searcher.doc(address)) for _, address in found.hits]
            passages = [(snippet.fragment(), snippet.highlighted()) for snippet in marked]
            return total_of(found), hits, counted, passages

        return ask

    def read(self, said: Any) -> Answer:
        """See `asked.Contender`."""
        total, hits, counted, marked = said
        facets = {name: {each["key"]: each["doc_count"] for each in counted[name]["buckets"]} for name in FACETS}
        ids = tuple(hit["id"][0] for hit in hits)
        return Answer(total, ids, facets, len(counted["months"]["buckets"]), len(marked))

    def _opened(self) -> tantivy.Index:
        if self._index is None:
            self._index = tantivy.Index.open(str(self.folder))
            self._index.reload()
        return self._index

    def _days(self, question: Question) -> list[Query]:
        if question.published is None:
            return []
        first, last = (datetime(day.year, day.month, day.day, tzinfo=VIETNAM_TIME) for day in question.published)
        return [
            Query.range_query(self._schema, "published", FieldType.Date, first, last + timedelta(days=1), True, False)
        ]


_MONTHS = {"months": {"terms": {"field": "month", "size": 4000}}}


def schema() -> tantivy.Schema:
    """Words with their positions and the text stored, columns for what is counted."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=True)
    builder.add_date_field("published", indexed=True, stored=True, fast=True)
    builder.add_integer_field("month", fast=True)
    for name in ("id", "title", "lead", "url", "author"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in FACETS:
        builder.add_text_field(name, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def document(stored: StoredArticle) -> tantivy.Document:
    """An article as tantivy takes it."""
    made = tantivy.Document()
    made.add_text("id", stored.article.id)
    for name, value in source(stored).items():
        if name not in ("published", "tags"):
            for each in value if isinstance(value, list) else [value] if value else []:
                made.add_text(name, each)
    published = stored.article.published
    assert isinstance(published, datetime)
    made.add_date("published", published)
    made.add_integer("month", published.year * 12 + published.month - 1)
    return made


def total_of(found: tantivy.SearchResult) -> int:
    """How many match."""
    return int(found.count)  # type: ignore[attr-defined]  # its stub forgets it


def _terms(name: str) -> dict[str, Any]:
    return {"terms": {"field": name, "size": FACET_VALUES}}


def _all_of(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Must, query) for query in queries])
