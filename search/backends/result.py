"""From what an engine counted and found to the answer: the same for both backends."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.backends.cursor import Position
from search.backends.plan import Plan
from search.fields import AUTHOR, LEAD, PUBLISHED, SECTION, SOURCE, TEXT, TITLE, URL
from search.highlight import marks, snippets
from search.periods import month_start
from search.query import wanted
from search.request import FacetValue, Hit, SearchResult, TimelineBar

#: Values given for a facet: most frequent first, then by code point.
FACET_VALUES = 20

#: Months between 1900 and 2172.
MONTHS_ASKED = 4000


@dataclass(frozen=True, slots=True)
class EngineHit:
    """A hit as the engine gives it: `record` is `columns.Row.record`."""

    id: str
    score: float
    position: Position
    record: str


@dataclass(frozen=True, slots=True)
class EngineAnswer:
    """What an engine says to a plan. `found` holds up to one hit more than asked for, which tells of a next page.

    `facets` by field name: count by value. `months` and `months_of`: count by month number of what matches and of all
    articles of the sources.
    """

    total: int
    found: Sequence[EngineHit]
    facets: Mapping[str, Mapping[str, int]]
    months: Mapping[int, int]
    months_of: Mapping[int, int]


def result(plan: Plan, answer: EngineAnswer, took_seconds: float) -> SearchResult:
    """The answer to the person who asked."""
    page = answer.found[: plan.size]
    more = bool(page) and len(answer.found) > plan.size
    return SearchResult(
        total=answer.total,
        hits=tuple(_hit(plan, found) for found in page),
        facets={name: _facet(counts) for name, counts in answer.facets.items()},
        timeline=_timeline(answer.months, answer.months_of),
        undated=answer.total - sum(answer.months.values()),
        cursor=page[-1].position.encode(plan.key) if more else None,
        took_ms=round(took_seconds * 1000),
    )


def _hit(plan: Plan, found: EngineHit) -> Hit:
    shown = json.loads(found.record)
    terms = wanted(plan.query)
    title, lead = shown[TITLE.name][0] if shown[TITLE.name] else "", shown[LEAD.name]
    lines = shown[TEXT.name] or ()
    body = lines[1:] or lines
    return Hit(
        id=found.id,
        url=shown[URL.name],
        source=shown[SOURCE.name] or "",
        title=title,
        lead=lead,
        published=shown[PUBLISHED.name],
        author=shown[AUTHOR.name],
        section=shown[SECTION.name],
        score=found.score,
        snippets=snippets(body, terms),
        title_marks=marks(title, terms),
    )


def _facet(counts: Mapping[str, int]) -> tuple[FacetValue, ...]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(FacetValue(value, count) for value, count in ordered[:FACET_VALUES])


def _timeline(months: Mapping[int, int], months_of: Mapping[int, int]) -> tuple[TimelineBar, ...]:
    """A bar for every month between the first and the last that has a hit."""
    if not months:
        return ()
    return tuple(
        TimelineBar(month_start(month).isoformat(), months.get(month, 0), months_of.get(month, 0))
        for month in range(min(months), max(months) + 1)
    )
