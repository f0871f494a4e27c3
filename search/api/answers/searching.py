"""What a search is answered with.

The models describe it (OpenAPI, tests); the answer itself is written from the records, which takes a tenth of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Self

from pydantic import Field

from newscrawl.archive.records import Reprint
from newscrawl.models import iso
from search.api.answers.base import Answer
from search.backends.base import Read
from search.collected import Collected, Missing, timeline_missing
from search.fields import MAPPING_VERSION
from search.figures import share
from search.permalink import CitedSince, permalink
from search.request import SearchRequest
from search.result import Hit, SearchResult, TimelineBar
from search.told import told


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


class ContributionAnswer(Answer):
    """A part of a score: `kind` is text, title, pair, title-pair or recent, `words` what it is about ("" for the whole
    question)."""

    kind: str
    words: str
    score: float


class HitAnswer(Answer):
    """An article that answers the question. `title_marks` are offsets [start, end) into `title`."""

    id: str
    url: str
    source: str
    title: str
    title_marks: list[tuple[int, int]]
    lead: str | None
    published: str | None
    author: str | None
    section: str | None
    snippets: list[SnippetAnswer]
    score: float
    reprints: list[ReprintAnswer] = Field(description="The other articles that carry its text, first one first.")
    explanation: list[ContributionAnswer] | None = Field(
        description="What adds up to the score; null without explain=on."
    )


class FacetAnswer(Answer):
    """A value and the number of matching articles that have it."""

    value: str
    count: int


class BarAnswer(Answer):
    """Matching articles of the month that begins on `start`, `of` all articles of the sources asked.

    `share` is count / of, null where there is nothing to be a share of. `gaps` are the days of the month on which a
    source asked was not collected, summed over the sources: a bar without hits but with gaps says little.
    """

    start: str
    count: int
    of: int
    share: float | None
    gaps: int


class NoteAnswer(Answer):
    """A part of the query that was not read as typed; `code` is stable, the sentences are for people."""

    code: str
    vi: str
    en: str
    piece: str


class ReadingAnswer(Answer):
    """How a query was read: `said` is the query in canonical form, which reads the same.

    `folded`: nothing matched with the diacritics typed, what matches without them is shown. `also`: what was searched
    as well because it means the same.
    """

    said: str
    folded: bool
    notes: list[NoteAnswer]
    also: list[str]


class IndexAnswer(Answer):
    """The index that answered: `version` of its schema, and when what it holds last changed."""

    version: str
    changed: str | None


class CitedAnswer(Answer):
    """What happened since the result was cited: articles that the index took (new, or changed) and dropped.

    Where both are 0 the result is the one that was cited.
    """

    as_of: str
    taken: int
    dropped: int
    may_differ: bool


class SearchAnswer(Answer):
    """`total` is exact; `undated` matches are in no bar of the timeline; `cursor` is null on the last page.

    `permalink` is the question's lasting address: it says later whether the result may have changed since. Where
    `as_of` was given, `cited` says so now.
    """

    total: int
    reading: ReadingAnswer
    hits: list[HitAnswer]
    facets: dict[str, list[FacetAnswer]]
    timeline: list[BarAnswer]
    undated: int
    cursor: str | None
    took_ms: int
    permalink: str
    index: IndexAnswer
    cited: CitedAnswer | None


class SimilarAnswer(Answer):
    """Articles that are about the same as one, the most similar first; `score` orders them and says nothing else."""

    hits: list[HitAnswer]


def search_answer(
    request: SearchRequest,
    result: SearchResult,
    collected: Collected,
    changed: datetime | None,
    cited: CitedSince | None = None,
    base: str = "",
) -> dict[str, Any]:
    """A backend's result as `SearchAnswer` describes it, for `orjson.dumps`.

    `changed` is when the index changed last, `base` the server's own address.
    """
    return {
        "total": result.total,
        "reading": reading_answer(Read(result.reading, result.folded)),
        "hits": [hit_answer(hit, explained=request.explain) for hit in result.hits],
        "facets": dict(result.facets),
        "timeline": _timeline(request, result, collected),
        "undated": result.undated,
        "cursor": result.cursor,
        "took_ms": result.took_ms,
        "permalink": permalink(request, datetime.now(UTC), base),
        "index": {"version": MAPPING_VERSION, "changed": iso(changed)},
        "cited": cited and _cited(cited),
    }


def reading_answer(read: Read) -> dict[str, Any]:
    """A reading as `ReadingAnswer` describes it."""
    return {
        "said": read.reading.said,
        "folded": read.folded,
        "notes": list(told(read.reading, folded=read.folded)),
        "also": read.reading.also,
    }


def bars(timeline: Sequence[TimelineBar], gaps: Sequence[Missing]) -> list[dict[str, Any]]:
    """A timeline as `BarAnswer` describes it, from the first month with a hit to the last."""
    hits = [number for number, bar in enumerate(timeline) if bar.count]
    shown = list(zip(timeline, gaps, strict=True))[hits[0] : hits[-1] + 1] if hits else []
    return [
        {"start": bar.start, "count": bar.count, "of": bar.of, "share": share(bar.count, bar.of), "gaps": missing.days}
        for bar, missing in shown
    ]


def _timeline(request: SearchRequest, result: SearchResult, collected: Collected) -> list[dict[str, Any]]:
    return bars(result.timeline, timeline_missing(collected, request, result))


def _cited(cited: CitedSince) -> dict[str, Any]:
    return {
        "as_of": cited.moment.isoformat(),
        "taken": cited.taken,
        "dropped": cited.dropped,
        "may_differ": cited.may_differ,
    }


def hit_answer(hit: Hit, *, explained: bool) -> dict[str, Any]:
    """A hit as `HitAnswer` describes it."""
    return {
        "id": hit.id,
        "url": hit.url,
        "source": hit.source,
        "title": hit.title,
        "title_marks": hit.title_marks,
        "lead": hit.lead,
        "published": hit.published,
        "author": hit.author,
        "section": hit.section,
        "snippets": hit.snippets,
        "score": hit.score,
        "reprints": hit.reprints,
        "explanation": hit.explanation if explained else None,
    }
