"""The articles of an entity as its page lists them: each with the sentence that names it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newscrawl.archive.records import StoredArticle
from newscrawl.models import Mention
from newscrawl.tag.entity import EntityType
from newscrawl.tag.sentences import sentences
from search.entities import ReadArticle
from search.result import Hit

#: Characters of a sentence on either side of the name; a longer one is cut at a blank.
AROUND = 160


@dataclass(frozen=True, slots=True)
class NamingSentence:
    """A sentence cut at the name: what stands before, the name as spelt, what stands behind."""

    before: str
    name: str
    behind: str


@dataclass(frozen=True, slots=True)
class Telling:
    """An article that names the entity; no passage where the catalogue's text does not name it (any more)."""

    id: str
    title: str
    source: str
    published: str | None
    reprints: int
    passage: NamingSentence | None


def tellings(type_: EntityType, name: str, articles: Iterable[ReadArticle]) -> list[Telling]:
    """The articles in their order, each with the first sentence that names the entity."""
    return [_telling(each.hit, passage(each.stored, type_, name)) for each in articles]


def _telling(hit: Hit, said: NamingSentence | None) -> Telling:
    return Telling(hit.id, hit.title, hit.source, hit.published, len(hit.reprints), said)


def passage(stored: StoredArticle, type_: EntityType, name: str) -> NamingSentence | None:
    """The first sentence below the title that names the entity, or the title where only it does."""
    named = [each for each in stored.mentions if each.type == type_ and (each.entity or each.text) == name]
    behind_title = len(stored.article.title or "")
    first = min(named, key=lambda each: (each.start < behind_title, each.start), default=None)
    return None if first is None else _around(stored.article.text, first)


def _around(text: str, mention: Mention) -> NamingSentence:
    start = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    line = text[start : end if end >= 0 else len(text)]
    first, last = mention.start - start, mention.end - start
    begins, ends = next(((low, high) for low, high in sentences(line) if low <= first < high), (0, len(line)))
    return NamingSentence(_tail(line[begins:first]), line[first:last], _head(line[last : max(last, ends)]))


def _head(text: str) -> str:
    if len(text) <= AROUND:
        return text
    return text[: text.rfind(" ", 1, AROUND) if " " in text[1:AROUND] else AROUND] + " …"


def _tail(text: str) -> str:
    if len(text) <= AROUND:
        return text
    cut = text.find(" ", len(text) - AROUND)
    return "… " + text[cut + 1 if cut >= 0 else len(text) - AROUND :]
