"""One request type and one result type: what the API, the CLI and the pages ask, and what each backend answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Sort = Literal["relevance", "newest", "oldest"]

#: Most hits a page of results may hold.
MAXIMUM_SIZE = 200


class RequestError(ValueError):
    """A request that cannot be answered; `parameter` is the API's name of what is wrong."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter


class BackendDownError(Exception):
    """The search backend cannot be reached or refuses to work now; what was asked may be asked again."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A question to the archive.

    `filters` maps a filterable field's name (`search.fields`) to chosen values; a value with "-" in front excludes.
    Values of one field are alternatives, fields combine. `published_*` and `mentioned_*` are days in Vietnam's time,
    both ends included. `cursor` is what the previous result gave.
    """

    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    published_from: date | None = None
    published_to: date | None = None
    mentioned_from: date | None = None
    mentioned_to: date | None = None
    sort: Sort = "relevance"
    size: int = 20
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of the text; `marks` are the offsets into it (start, end) of the words that were asked for."""

    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers the question."""

    id: str
    url: str
    source: str
    title: str
    lead: str | None
    published: str | None
    author: str | None
    section: str | None
    score: float
    snippets: tuple[Snippet, ...]
    title_marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet and how many of the matching articles have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """Matching articles of one month (`start` its first day, Vietnam's time) `of` all articles of the sources asked."""

    start: str
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """`total` is exact. `cursor` is None on the last page. `undated` counts matches without a publication date."""

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    timeline: tuple[TimelineBar, ...]
    undated: int
    cursor: str | None
    took_ms: int
