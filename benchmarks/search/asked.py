"""What every contender is asked with a question, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from benchmarks.search.questions import Question

#: Hits of a page, passages of a hit and characters of a passage, values of a facet: our defaults.
HITS = 20
PASSAGES = 3
PASSAGE_CHARACTERS = 220
FACET_VALUES = 20
FACETS = ("source", "section", "person", "organisation", "place", "document")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, to compare contenders by. `months` is the number of those with a count."""

    total: int
    hits: tuple[str, ...]
    facets: dict[str, dict[str, int]]
    months: int
    passages: int


class Contender(Protocol):
    """Answers questions: 20 hits with passages, six facets with 20 values, months with their denominators."""

    name: str

    def ready(self, question: Question) -> Callable[[], Any]:
        """Works a question out; calling what it gives asks it, until the answer is there as Python values.

        Only that call is timed, so that writing the request costs the bare engine nothing.
        """

    def read(self, said: Any) -> Answer:
        """What it said."""
