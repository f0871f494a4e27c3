"""The names of an article's mentions, with the short ones resolved by the long ones of the same article.

Only what the article decides is resolved: a short name with two answers, or none, keeps the name that its spelling
gives (`newscrawl.tag.names`). The order: spellings, short forms in brackets, the place that "LĐLĐ quận" leaves out,
companies and schools whose names lost words, bodies without their organisation, people by their last syllables, places
without their type word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from newscrawl.models import MentionType
from newscrawl.tag.folding_companies import companies_resolved
from newscrawl.tag.folding_organisations import aliases_resolved, bodies_resolved
from newscrawl.tag.folding_people import people_resolved
from newscrawl.tag.folding_places import left_out_places_resolved, places_typed
from newscrawl.tag.named import Named
from newscrawl.tag.names import entity_name


class Located(Protocol):
    """A span or a mention."""

    @property
    def type(self) -> MentionType:
        """PER, ORG, LOC, DOC or DATE."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset behind its last."""


def folded_names(text: str, spans: Sequence[Located]) -> list[str | None]:
    """The entity name of each span, in their order; None for a DATE. The spans must not overlap."""
    order = sorted(range(len(spans)), key=lambda index: spans[index].start)
    named = [_named(text, spans[index]) for index in order if spans[index].type != "DATE"]
    resolved = iter(resolve(text, named))
    names: list[str | None] = [None] * len(spans)
    for index in order:
        if spans[index].type != "DATE":
            names[index] = next(resolved).name
    return names


def resolve(text: str, named: list[Named]) -> list[Named]:
    """The same mentions, in text order, with the names that the article gives them."""
    named = _one_case(named)
    named = aliases_resolved(text, named)
    named = left_out_places_resolved(text, named)
    named = companies_resolved(named)
    named = bodies_resolved(named)
    named = people_resolved(text, named)
    return places_typed(named)


def _named(text: str, span: Located) -> Named:
    written = text[span.start : span.end]
    return Named(span.type, span.start, span.end, written, entity_name(span.type, written))


def _one_case(named: list[Named]) -> list[Named]:
    """Names that differ in capitals only get the commonest way of writing them, of equals the first."""
    counted = Counter((mention.type, mention.name) for mention in named)
    usual: dict[tuple[str, str], str] = {}
    for (type_, name), _ in counted.most_common():
        usual.setdefault((type_, name.lower()), name)
    return [mention.called(usual[mention.type, mention.name.lower()]) for mention in named]
