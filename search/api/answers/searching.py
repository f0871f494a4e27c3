"""What a search is answered with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Self

from newscrawl.archive.records import Reprint
from search.api.answers.base import Answer
from search.result import SearchResult


class ReprintAnswer(Answer):
    """Another article that carries the same text."""

    id: str
    url: str
    source: str
    title: str
    published: str | None

    @classmethod
    def of(cls, reprint: Reprint) -> Self:
        """From the catalogue's record."""
        return cls(
            id=reprint.id, url=reprint.url, source=reprint.source, title=reprint.title, published=reprint.published
        )


class SnippetAnswer(Answer):
    """A passage; `marks` are offsets [start, end) into `text` of the words asked for."""

    text: str
    marks: list[tuple[int, int]]


class HitAnswer(Answer):
    """An article that answers the question; `reprints` are the other articles that carry its text."""

    id: str
    url: str
    source: str
    title: str
    lead: str | None
    published: str | None
    author: str | None
    section: str | None
    snippets: list[SnippetAnswer]
    score: float
    reprints: list[ReprintAnswer]


class FacetAnswer(Answer):
    """A value and the number of matching articles that have it."""

    value: str
    count: int


class BarAnswer(Answer):
    """Matching articles of the month that begins on `start`, `of` all articles of the sources asked."""

    start: str
    count: int
    of: int


class SearchAnswer(Answer):
    """`total` is exact; `undated` matches are in no bar of the timeline; `cursor` is null on the last page."""

    total: int
    hits: list[HitAnswer]
    facets: dict[str, list[FacetAnswer]]
    timeline: list[BarAnswer]
    undated: int
    cursor: str | None
    took_ms: int

    @classmethod
    def of(cls, result: SearchResult, reprints: Mapping[str, Sequence[Reprint]]) -> Self:
        """From a backend's result, with the reprints of each hit by its id."""
        return cls(
            total=result.total,
            hits=[
                HitAnswer(
                    id=hit.id,
                    url=hit.url,
                    source=hit.source,
                    title=hit.title,
                    lead=hit.lead,
                    published=hit.published,
                    author=hit.author,
                    section=hit.section,
                    snippets=[SnippetAnswer(text=snippet.text, marks=list(snippet.marks)) for snippet in hit.snippets],
                    score=hit.score,
                    reprints=[ReprintAnswer.of(reprint) for reprint in reprints.get(hit.id, ())],
                )
                for hit in result.hits
            ],
            facets={
                name: [FacetAnswer(value=item.value, count=item.count) for item in values]
                for name, values in result.facets.items()
            },
            timeline=[BarAnswer(start=bar.start, count=bar.count, of=bar.of) for bar in result.timeline],
            undated=result.undated,
            cursor=result.cursor,
            took_ms=result.took_ms,
        )
