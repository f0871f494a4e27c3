"""What the mentions of an article name: an entity with its variants, its kind and what the article says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

EntityType = Literal["PER", "ORG", "LOC", "DOC"]


@dataclass(frozen=True, slots=True)
class Variant:
    """A spelling as the article writes it, and how often."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Post:
    """A post as written beside a person's name: "Phó Chủ tịch" of the organisation with that entity name."""

    title: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity of one article.

    `kind` is a kind of `kinds.toml` for an ORG, the type word for a LOC ("quận"), the kind of document for a DOC
    ("nghị quyết"), None where it is not known. `level` ("national", "province", "district", "commune") and `parent`,
    the name of the organisation or province above, are given where name and article say them. `posts` are a person's;
    `issuer`, `issued` (ISO day) and `year` a document's.
    """

    type: EntityType
    name: str
    variants: tuple[Variant, ...]
    kind: str | None = None
    level: str | None = None
    parent: str | None = None
    posts: tuple[Post, ...] = ()
    issuer: str | None = None
    issued: str | None = None
    year: int | None = None

    def to_json(self) -> dict[str, Any]:
        """The entity as `newscrawl tag`, the export and the article's API write it; what is not known is left out."""
        shown = {
            "kind": self.kind,
            "level": self.level,
            "parent": self.parent,
            "issuer": self.issuer,
            "issued": self.issued,
            "year": self.year,
        }
        row: dict[str, Any] = {"type": self.type, "name": self.name}
        row |= {key: value for key, value in shown.items() if value is not None}
        row["variants"] = [{"text": variant.text, "count": variant.count} for variant in self.variants]
        if self.posts:
            row["posts"] = [{"title": post.title, "organisation": post.organisation} for post in self.posts]
        return row
