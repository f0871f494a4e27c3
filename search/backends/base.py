"""What a search backend does. Two answer it: Elasticsearch and the embedded index; one set of tests runs on both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from search.document import Document
from search.request import SearchRequest, SearchResult


@dataclass(frozen=True, slots=True)
class Rejection:
    """A document that the index refused, and why; the others of its batch are in."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class BackendHealth:
    """Can it be asked now, what is it, how many documents does it hold."""

    name: str
    reachable: bool
    documents: int | None
    detail: str | None = None


class Backend(Protocol):
    """Every method but `health` raises `BackendDownError` when the index cannot be reached."""

    def prepare(self) -> bool:
        """Make the index of this mapping version if there is none that works; harmless when there is.

        True when it was made now: it is empty and everything must be sent (`search.delivery` does both).
        """

    def send(self, documents: Sequence[Document]) -> list[Rejection]:
        """Write documents, each replacing the one of its id; visible to searches when this returns."""

    def remove(self, ids: Sequence[str]) -> None:
        """Take documents out; ids that are not there are no error."""

    def search(self, request: SearchRequest) -> SearchResult:
        """Answer a request. Raises RequestError for one that cannot be answered."""

    def scan(self, request: SearchRequest) -> Iterator[str]:
        """Ids of everything that matches, in the request's order, streamed; `size` and `cursor` are ignored.

        The request is checked at once, before the first id is asked for.
        """

    def ids(self) -> Iterator[str]:
        """Ids of all documents held, for `verify`."""

    def clear(self) -> None:
        """Drop everything: the index is disposable."""

    def health(self) -> BackendHealth:
        """Never raises."""

    def close(self) -> None:
        """Give back connections and locks."""
