"""What the articles say of an entity beyond its name: kind, level, what is above it, posts, issuers. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from newscrawl.archive.records import StoredArticle
from newscrawl.tag import Entity, Post, entities_of
from newscrawl.tag.entity import EntityType

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Said:
    """A value that articles give, and how many of those read do."""

    value: str
    articles: int


@dataclass(frozen=True, slots=True)
class SaidPost:
    """A post beside a person's name, and how many of the articles read say so."""

    title: str
    organisation: str
    articles: int


@dataclass(frozen=True, slots=True)
class EntityDetails:
    """What the `read` newest articles with an entity say of it, the commonest first; see `newscrawl.tag.Entity`.

    Several parents, issuers or days mean that several things share the name.
    """

    read: int
    kind: str | None = None
    level: str | None = None
    parents: tuple[Said, ...] = ()
    posts: tuple[SaidPost, ...] = ()
    issuers: tuple[Said, ...] = ()
    issued: tuple[Said, ...] = ()


def details(type_: EntityType, name: str, articles: Sequence[StoredArticle]) -> EntityDetails:
    """What these articles say of the entity of that name."""
    found = [entity for article in articles if (entity := _entity(article, type_, name)) is not None]
    posts = _counted(post for entity in found for post in dict.fromkeys(entity.posts))
    return EntityDetails(
        read=len(articles),
        kind=_commonest(entity.kind for entity in found),
        level=_commonest(entity.level for entity in found),
        parents=_said(entity.parent for entity in found),
        posts=tuple(SaidPost(post.title, post.organisation, count) for post, count in posts),
        issuers=_said(entity.issuer for entity in found),
        issued=_said(entity.issued for entity in found),
    )


def _entity(stored: StoredArticle, type_: EntityType, name: str) -> Entity | None:
    entities = entities_of(stored.article.text, stored.mentions)
    return next((entity for entity in entities if (entity.type, entity.name) == (type_, name)), None)


def _said(values: Iterable[str | None]) -> tuple[Said, ...]:
    return tuple(Said(value, count) for value, count in _counted(value for value in values if value))


def _commonest(values: Iterable[str | None]) -> str | None:
    return next((said.value for said in _said(values)), None)


def _counted(values: Iterable[T]) -> list[tuple[T, int]]:
    return sorted(Counter(values).items(), key=lambda item: (-item[1], _order(item[0])))


def _order(value: Hashable) -> tuple[str, ...]:
    return (value.organisation, value.title) if isinstance(value, Post) else (str(value),)
