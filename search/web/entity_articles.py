"""The articles of an entity as its page lists them: each with the sentence that names it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newscrawl.archive.records import StoredArticle
from newscrawl.tag.entity import EntityType
from search.entities import ReadArticle
from search.result import Hit
from search.web.hits import Snippet
from search.web.marked_sentence import marked_sentence, sentence_of


@dataclass(frozen=True, slots=True)
class Telling:
    """An article that names the entity; no sentence where the catalogue's text does not name it (any more)."""

    id: str
    title: str
    source: str
    published: str | None
    reprints: int
    sentence: Snippet | None


def tellings(type_: EntityType, name: str, articles: Iterable[ReadArticle]) -> list[Telling]:
    """The articles in their order, each with the first sentence that names the entity."""
    return [_telling(each.hit, naming_sentence(each.stored, type_, name)) for each in articles]


def _telling(hit: Hit, said: Snippet | None) -> Telling:
    return Telling(hit.id, hit.title, hit.source, hit.published, len(hit.reprints), said)


def naming_sentence(stored: StoredArticle, type_: EntityType, name: str) -> Snippet | None:
    """The first sentence below the title that names the entity, or the title where only it does; the name is marked."""
    named = [each for each in stored.mentions if each.type == type_ and (each.entity or each.text) == name]
    behind_title = len(stored.article.title or "")
    first = min(named, key=lambda each: (each.start < behind_title, each.start), default=None)
    if first is None:
        return None
    text = stored.article.text
    return marked_sentence(text, sentence_of(text, first), [(first.start, first.end)])
