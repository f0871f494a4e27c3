"""What of a result has the words side by side: "hội nghị" is one word, "đại hội ra nghị quyết" is not about it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from search.query import together
from search.request import RequestError, SearchRequest
from search.result import SearchResult
from search.services import Services
from search.web.address import Address


@dataclass(frozen=True, slots=True)
class SideBySide:
    """`words` may be anywhere in an article; `query` (at `href`) finds `total` articles where they stand together."""

    words: tuple[str, ...]
    query: str
    total: int
    href: Address


def side_by_side(served: Services, here: Address, asked: SearchRequest, result: SearchResult) -> SideBySide | None:
    """None where it would tell nothing: no words beside each other, nothing found, or all have them together."""
    if not result.total or result.folded or asked.cursor:
        return None
    found = together(result.reading)
    if found is None:
        return None
    # As typed or nothing: a count without diacritics would be of another question.
    diacritics = "exact" if asked.diacritics == "auto" else asked.diacritics
    try:
        total = served.backend.search(replace(asked, q=found.said, size=0, facets=(), diacritics=diacritics)).total
    except RequestError:  # a query at its limit of length
        return None
    return None if total == result.total else SideBySide(found.words, found.said, total, here.setting(q=found.said))
