"""What the two engines are asked and answer: one page of hits and any number of counts, of one state of the index.

Everything that a backend does beyond keeping documents is made of this, once for both (`search.backends.asking`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from search.backends.cursor import Position
from search.columns import Column
from search.conditions import Selection
from search.ranking import Clause


@dataclass(frozen=True, slots=True)
class FacetCount:
    """Count the selection by the values of a keyword column: at least the `size` most frequent, ties by code point, or
    only the values of `only`, zeros left out. Counts are exact."""

    column: Column
    size: int
    only: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """Count a selection: in all, by facets, and by the values of an integer column (documents, not values)."""

    selection: Selection
    facets: tuple[FacetCount, ...] = ()
    per: Column | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """The answer to a Count: `facets` by column name; all numbers exact."""

    total: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    per: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HitsPage:
    """A page of a selection's hits: `size` hits `after` a position, and one more where there are more.

    `order` is the column to sort by, highest first, or None to rank: by the score of the selection's query plus its
    `clauses`, ties by `tie`, highest first. Conditions never score; a query's Key, During, Prefix and Not neither.
    """

    selection: Selection
    clauses: tuple[Clause, ...]
    order: Column | None
    tie: Column
    size: int
    after: Position | None = None


@dataclass(frozen=True, slots=True)
class EngineHit:
    """A hit: its document's id, where it stands in the order, and `columns.Row.record`. Score 0 where none is."""

    id: str
    score: float
    position: Position
    record: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The hits of the page asked for (none without), and an answer to each Count, in order."""

    hits: tuple[EngineHit, ...]
    counts: tuple[Counted, ...]


class View(Protocol):
    """One state of the index. What is asked of one view fits together, while articles come and go."""

    @property
    def token(self) -> str:
        """Names the view in a cursor; equal for one state of the index."""


V = TypeVar("V", bound=View)


class Engine(Protocol, Generic[V]):
    """An engine over an index of `search.columns`. Raises BackendDownError when the index cannot be asked."""

    def view(self, token: str | None = None) -> V:
        """The newest state; or the one of a token, as long as it is kept (minutes), else the newest."""

    def answer(self, view: V, page: HitsPage | None, counts: Sequence[Count]) -> Answered:
        """Answer all at once, as fast as the engine can."""

    def walk(self, view: V, page: HitsPage) -> Iterator[str]:
        """Ids of the articles shown (`columns.SHOWS`) by all hits of a page's question, in order, streamed; its size
        and position are ignored."""

    def parts(self, view: V, page: HitsPage, ids: Sequence[str]) -> list[Mapping[str, float]]:
        """How the scores of these documents came about: by document id, what the selection's query gives alone, then
        what each of the page's clauses gives; 0 left out."""
