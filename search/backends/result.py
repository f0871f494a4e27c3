"""From what an engine counted and found to the answer: the same for both backends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isclose

import orjson

from search.backends.base import Read
from search.backends.engine import Answered, EngineHit, HitsPage
from search.backends.plan import FACET_VALUES, Plan
from search.columns import REPRINTS, SHOWS
from search.fields import AUTHOR, LEAD, PUBLISHED, SECTION, SOURCE, TEXT, TITLE, URL
from search.highlight import snippets, title_marks
from search.query import Term, wanted
from search.ranking import Clause
from search.result import Contribution, FacetValue, Hit, HitReprint, SearchResult, timeline_bars


def result(
    asked: Plan,
    said: Read,
    page: HitsPage,
    answered: Answered,
    parts: Sequence[Mapping[str, float]],
    cursor: str | None,
    took_seconds: float,
) -> SearchResult:
    """The answer to the person who asked. `answered.counts` are those of `Plan.counts`."""
    matching, of, *own = answered.counts
    facets = {name: counts for each in (matching, *own) for name, counts in each.facets.items()}
    terms = wanted(said.reading.tree)
    return SearchResult(
        total=matching.total,
        hits=tuple(hit(found, terms, page.clauses, parts) for found in answered.hits[: page.size]),
        facets={name: facet_values(facets.get(name, {}), FACET_VALUES) for name in asked.facets},
        timeline=timeline_bars(matching.per, of.per),
        undated=matching.total - sum(matching.per.values()),
        cursor=cursor,
        took_ms=round(took_seconds * 1000),
        reading=said.reading,
        folded=said.folded,
    )


def facet_values(counts: Mapping[str, int], size: int) -> tuple[FacetValue, ...]:
    """The most frequent values, then by code point."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(FacetValue(value, count) for value, count in ordered[:size])


def hit(
    found: EngineHit,
    terms: Sequence[Term],
    clauses: Sequence[Clause] = (),
    parts: Sequence[Mapping[str, float]] = (),
) -> Hit:
    """What an engine found, as it is shown: `terms` are marked, `parts` explain its score (`Engine.parts`)."""
    shown = orjson.loads(found.record)
    title, lead = shown[TITLE.name][0] if shown[TITLE.name] else "", shown[LEAD.name]
    lines = shown[TEXT.name] or ()
    body = lines[1:] or lines
    return Hit(
        id=shown[SHOWS],
        url=shown[URL.name],
        source=shown[SOURCE.name] or "",
        title=title,
        lead=lead,
        published=shown[PUBLISHED.name],
        author=shown[AUTHOR.name],
        section=shown[SECTION.name],
        score=found.score,
        snippets=snippets(body, terms),
        title_marks=title_marks(title, terms),
        reprints=tuple(HitReprint(**reprint) for reprint in shown[REPRINTS]),
        explanation=tuple(_explanation(found.id, clauses, parts)),
    )


def _explanation(document: str, clauses: Sequence[Clause], parts: Sequence[Mapping[str, float]]) -> list[Contribution]:
    """What each word of the query gave, then each clause: those that gave any.

    With OR between groups a word may stand in the text and give nothing, for the rest of its group does not. Then the
    query's own score is told as one.
    """
    if not parts:
        return []
    own = parts[0].get(document, 0.0)
    gained = [(clause, each.get(document, 0.0)) for clause, each in zip(clauses, parts[1:], strict=True)]
    told = [Contribution(clause.kind, clause.words, score) for clause, score in gained if score]
    by_word = [each for each in told if each.kind == "text"]
    if isclose(sum(each.score for each in by_word), own, rel_tol=1e-3):
        return told
    rest = [each for each in told if each.kind != "text"]
    return [Contribution("text", "", own), *rest] if own else rest
