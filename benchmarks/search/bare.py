"""What the bare engines are asked for the same answer: our index, its own client, nothing of ours in between.

The question is put by hand beforehand, so to say: the query is the one that our backend would send. Our index keeps no
text that an engine's highlighter could mark, so that whoever asks it marks the texts of the hits himself: with the
fastest marker at hand, ours.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

import orjson

from benchmarks.search.ours import search_request
from benchmarks.search.questions import Question
from newscrawl.models import VIETNAM_TIME
from search.backends.engine import Count, HitsPage
from search.backends.plan import plan
from search.fields import TEXT
from search.highlight import snippets
from search.query import Term, VocabularyFiles, read, wanted

_VOCABULARY = VocabularyFiles()


class Put(NamedTuple):
    """A question in terms of our index: the page, the counts, and what is to be marked."""

    page: HitsPage
    counts: tuple[Count, ...]
    terms: tuple[Term, ...]


def put(question: Question) -> Put:
    """A question as our backends ask it."""
    asked = plan(search_request(question))
    reading = read(question.typed, _VOCABULARY.current())
    today = datetime.now(VIETNAM_TIME).date()
    return Put(asked.page(reading, today), asked.counts(reading.tree), wanted(reading.tree))


def passages(record: str | bytes, terms: tuple[Term, ...]) -> int:
    """Mark the text of a hit."""
    lines: list[str] = orjson.loads(record)[TEXT.name]
    return len(snippets(lines[1:], terms))


def facets_of(counts: list[tuple[Count, Any]], of: Any) -> dict[str, dict[str, int]]:
    """All facets of the counts, by the function that reads one."""
    return {facet.column.name: of(said, facet.column.name) for count, said in counts for facet in count.facets}
