"""What of a result has the words side by side: "hội nghị" is one word, "đại hội ra nghị quyết" is not about it."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

from search.backends.plan import normal_query
from search.query import Together, read, together
from search.request import BackendDownError, RequestError, SearchRequest
from search.result import SearchResult
from search.services import Services
from search.web.address import Address

#: The count goes on beside the search itself: backends wait, or work outside of Python.
_BESIDE = ThreadPoolExecutor(max_workers=4, thread_name_prefix="side-by-side")


@dataclass(frozen=True, slots=True)
class SideBySide:
    """`words` may be anywhere in an article; `query` (at `href`) finds `total` articles where they stand together."""

    words: tuple[str, ...]
    query: str
    total: int
    href: Address


@dataclass(frozen=True, slots=True)
class Counting:
    """The other reading of a question, and how many articles it finds as soon as that is known."""

    found: Together
    total: Future[int]

    def told(self, here: Address, result: SearchResult) -> SideBySide | None:
        """None where it would tell nothing: nothing is found as typed, or all have the words together."""
        if not result.total or result.folded:
            return None
        try:
            total = self.total.result()
        except (RequestError, BackendDownError):  # a query at its limit of length; the hits are there all the same
            return None
        if total == result.total:
            return None
        return SideBySide(self.found.words, self.found.said, total, here.setting(q=self.found.said))


def side_by_side(served: Services, asked: SearchRequest) -> Counting | None:
    """Begin to count; None where no words were typed beside each other, and on all pages but the first."""
    try:
        found = together(read(normal_query(asked.q)))
    except RequestError:
        return None
    if found is None or asked.cursor:
        return None
    # As typed or nothing: a count without diacritics would be of another question.
    diacritics = "exact" if asked.diacritics == "auto" else asked.diacritics
    other = replace(asked, q=found.said, size=0, facets=(), diacritics=diacritics)
    return Counting(found, _BESIDE.submit(lambda: served.backend.search(other).total))
