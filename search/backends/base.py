"""What a search backend does. Two answer it: Elasticsearch and the embedded index; one set of tests runs on both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from search.backends.engine import Count, Counted
from search.document import Document
from search.query import Node, QueryReading
from search.request import SearchRequest
from search.result import FacetValue, Hit, SearchResult


@dataclass(frozen=True, slots=True)
class Rejection:
    """A document that the index refused, and why; the others of its batch are in."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class BackendHealth:
    """Can it be asked now, what is it, how many articles does it hold (stories' documents do not count)."""

    name: str
    reachable: bool
    documents: int | None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """How a question was read, and whether it was asked without its diacritics."""

    reading: QueryReading
    folded: bool


#: What mentioned times are counted by: years (numbers as in `search.periods.bounds`), months, days, and months that are
#: meant as a whole (by their own name, or in a quarter or a longer span).
MentionedUnit = Literal["year", "month", "day", "whole month"]
#: When an article was written, seen from a day that it names, in Vietnam's time; undated: nobody knows.
Written = Literal["before", "on", "after", "undated"]


@dataclass(frozen=True, slots=True)
class Naming:
    """How many articles name a day, and the first ids of them."""

    read: Read
    total: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """Matches by month of publication or unit of mentioned time (`search.periods.bounds`), with and without the query:
    `counted` of `of`."""

    read: Read
    counted: Counted
    of: Counted


class Rebuilding(Protocol):
    """A new index beside the one that serves; nobody searches it before it takes over."""

    def send(self, documents: Sequence[Document]) -> None:
        """Write documents, each replacing the one of its id, which was sent before the last `settled`.

        It may return before they are there, so that the index works while the next ones are made; what fails is
        raised by a later call.
        """

    def settled(self) -> list[Rejection]:
        """Wait until all that was sent is there; what was refused since this was asked last."""

    def remove(self, ids: Sequence[str]) -> None:
        """As `Backend.remove`."""

    def take_over(self) -> None:
        """Serve from now on, in one step, with all that was sent; the index that served before goes."""

    def abandon(self) -> None:
        """Drop it; the old one goes on serving."""


class Backend(Protocol):
    """Every method but `health` raises `BackendDownError` when the index cannot be reached."""

    def prepare(self) -> bool:
        """Make the index of this mapping version if there is none that works; harmless when there is.

        True when it was made now: it is empty and everything must be sent (`search.delivery` does both).
        """

    def rebuild(self) -> Rebuilding:
        """Begin a new, empty index of this mapping version beside the one that serves."""

    def send(self, documents: Sequence[Document]) -> list[Rejection]:
        """Write documents, each replacing the one of its id; visible to searches when this returns."""

    def remove(self, ids: Sequence[str]) -> None:
        """Take documents out; ids that are not there are no error."""

    def read(self, request: SearchRequest) -> Read:
        """How a request is read; with `diacritics` "auto" that may depend on what is found."""

    def search(self, request: SearchRequest) -> SearchResult:
        """Answer a request. Raises RequestError for one that cannot be answered."""

    def ranked(self, query: Node, size: int) -> tuple[Hit, ...]:
        """The stories that fit a query best, by its own score alone: for a query that was made, not typed."""

    def scan(self, request: SearchRequest) -> Iterator[str]:
        """Ids of the articles of everything that matches, in the request's order, streamed; `size` and `cursor` are
        ignored.

        The request is checked at once, before the first id is asked for.
        """

    def trend(self, request: SearchRequest) -> Trend:
        """What matches a request, by month of publication, and all articles of its sources."""

    def mentioned(self, request: SearchRequest, unit: MentionedUnit) -> Trend:
        """What matches a request, by the times that its text speaks of, and all articles of its sources."""

    def naming(self, request: SearchRequest, day: date, written: Written) -> Naming:
        """What matches a request and names this day, by itself or in a span that is not whole months.

        `size` and `sort` of the request hold, its `cursor` is ignored.
        """

    def facet(self, request: SearchRequest, name: str, size: int, containing: str = "") -> tuple[FacetValue, ...]:
        """The most frequent values of a facet among what matches all but the facet's own choice; those that contain
        words that begin as the words of `containing`, or these by another name, where given."""

    def counted(self, counts: Sequence[Count]) -> tuple[Counted, ...]:
        """Counts of the newest state of the index, all of one state."""

    def vocabulary_fingerprint(self) -> str:
        """Changes when abbreviations were changed: the same question may be answered otherwise then."""

    def ids(self) -> Iterator[str]:
        """Ids of all articles held, for `verify`."""

    def clear(self) -> None:
        """Drop everything: the index is disposable."""

    def health(self) -> BackendHealth:
        """Never raises."""

    def close(self) -> None:
        """Give back connections and locks."""
