"""One request type and one result type: what the API, the CLI and the pages ask, and what each backend answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Sort = Literal["relevance", "newest", "oldest"]
#: Each article by itself, or stories: a first publication stands for all its reprints.
Reprints = Literal["show", "collapse"]
#: auto: as typed, and without diacritics where that finds nothing; exact: as typed; ignore: without diacritics.
Diacritics = Literal["auto", "exact", "ignore"]

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
    both ends included. `vocabulary`: abbreviations and full forms find each other. `facets` names the facets wanted,
    None those that are shown by default. `explain`: each hit says how its score came about. `cursor` is what the
    previous result gave.
    """

    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    published_from: date | None = None
    published_to: date | None = None
    mentioned_from: date | None = None
    mentioned_to: date | None = None
    sort: Sort = "relevance"
    reprints: Reprints = "show"
    vocabulary: bool = True
    diacritics: Diacritics = "auto"
    facets: tuple[str, ...] | None = None
    explain: bool = False
    size: int = 20
    cursor: str | None = None
