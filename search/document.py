"""What the index holds of an article, and of a story with reprints."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from newscrawl.archive.records import Reprint, StoredArticle
from search.fields import FIELDS, TEXT, Field, Value

#: member: an article of a story with reprints. story: stands for all of its members. None: an article by itself,
#: which is its own story.
Unit = Literal["member", "story"]

#: Before the id of a story's document. Articles' ids hold no colon.
STORY_PREFIX = "story:"


@dataclass(frozen=True, slots=True)
class Document:
    """Values of the fields that `search.fields` declares, by field name; both backends are sent the same.

    `shows` is the article that a hit is, `shown` its values: the first publication of a story; None where they are the
    document's own. `reprints` are the other publications.
    """

    id: str
    values: Mapping[str, Value]
    unit: Unit | None = None
    reprints: tuple[Reprint, ...] = ()
    shows: str | None = None
    shown: Mapping[str, Value] | None = None


def build_document(stored: StoredArticle, reprints: Sequence[Reprint] = ()) -> Document:
    """The document of an article and of the other members of its story: pure, all text in NFC."""
    values = {field.name: _nfc(field.take(stored)) for field in FIELDS}
    return Document(stored.article.id, values, "member" if reprints else None, tuple(reprints))


def build_story(story: str, members: Sequence[StoredArticle], reprints: Sequence[Reprint]) -> Document:
    """The document of a story with several members, first publication first.

    It shows and dates as the first publication; it says what any of them says: a text's line that stands in several
    members stands in it once. `reprints` are all members but the first.
    """
    first = {field.name: _nfc(field.take(members[0])) for field in FIELDS}
    values = {field.name: _united(field, members) if _unites(field) else first[field.name] for field in FIELDS}
    shown = first | {TEXT.name: values[TEXT.name]}  # snippets come from any of them
    return Document(story_document_id(story), values, "story", tuple(reprints), members[0].article.id, shown)


def story_document_id(story: str) -> str:
    """The id of a story's document."""
    return STORY_PREFIX + story


def _unites(field: Field) -> bool:
    return field.kind in ("text", "keyword", "period")


def _united(field: Field, members: Iterable[StoredArticle]) -> Value:
    values = (_nfc(field.take(member)) for member in members)
    return tuple(dict.fromkeys(part for value in values for part in _parts(value)))


def _parts(value: Value) -> tuple[str, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (str(value),)


def _nfc(value: Value) -> Value:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, tuple):
        return tuple(unicodedata.normalize("NFC", part) for part in value)
    return value
