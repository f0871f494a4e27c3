"""Entities as the API gives them."""

from __future__ import annotations

from typing import Any

from search.api.answers.base import Answer
from search.api.answers.searching import BarAnswer, bars
from search.collected import Collected, bar_days
from search.entities import EntityReport
from search.query import Everything


class EntityNameAnswer(Answer):
    """A name, and the number of articles that have it; `at_start`: it begins as asked, not at a later word."""

    type: str
    name: str
    articles: int
    at_start: bool


class EntitiesAnswer(Answer):
    """Names that begin as asked: those that do so at their start first, the most frequent first."""

    entities: list[EntityNameAnswer]


class SpellingAnswer(Answer):
    """A spelling of a name: in how many mentions, of how many articles."""

    text: str
    mentions: int
    articles: int


class SaidAnswer(Answer):
    """A value, and how many of the articles read give it."""

    value: str
    articles: int


class SaidPostAnswer(Answer):
    """A post that articles give a person."""

    title: str
    organisation: str
    articles: int


class EntityDetailsAnswer(Answer):
    """What the `read` newest articles say of the entity, the commonest first."""

    read: int
    kind: str | None
    level: str | None
    parents: list[SaidAnswer]
    posts: list[SaidPostAnswer]
    issuers: list[SaidAnswer]
    issued: list[SaidAnswer]


class SourceCountAnswer(Answer):
    """Articles of a source that have the entity, `of` all its articles."""

    source: str
    articles: int
    of: int


class AssociationAnswer(Answer):
    """A name that appears with the entity more often than chance would have it.

    It is in `articles` of all and in `together` of the entity's, where chance would give `expected`; `score` is the
    log-likelihood ratio G² after Dunning (1993), by which they are ordered.
    """

    name: str
    together: int
    articles: int
    expected: float
    score: float


class EntityAnswer(Answer):
    """One entity; `articles` `of` all have it, `undated` ones are in no bar.

    `spellings` are counted over the first `spelt_in` mentions; null: over all. `beside` has, by type, what appears with
    it. People of one name are one entity: a name alone does not tell them apart.
    """

    type: str
    name: str
    articles: int
    of: int
    undated: int
    first_published: str | None
    last_published: str | None
    spellings: list[SpellingAnswer]
    spelt_in: int | None
    details: EntityDetailsAnswer
    timeline: list[BarAnswer]
    sources: list[SourceCountAnswer]
    beside: dict[str, list[AssociationAnswer]]


def entity_answer(report: EntityReport, collected: Collected) -> dict[str, Any]:
    """A report as `EntityAnswer` describes it."""
    missing = collected.missing(bar_days(report.timeline), (), Everything())
    return {
        "type": report.type,
        "name": report.name,
        "articles": report.articles,
        "of": report.of,
        "undated": report.undated,
        "first_published": report.first_published,
        "last_published": report.last_published,
        "spellings": report.spellings,
        "spelt_in": report.spelt_in,
        "details": report.details,
        "timeline": bars(report.timeline, missing),
        "sources": report.sources,
        "beside": dict(report.beside),
    }
