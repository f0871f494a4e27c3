"""What the index holds of an article."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from newscrawl.archive.records import StoredArticle
from search.fields import FIELDS, Value


@dataclass(frozen=True, slots=True)
class Document:
    """Values of the fields that `search.fields` declares, by field name; both backends are sent the same."""

    id: str
    values: Mapping[str, Value]


def build_document(stored: StoredArticle) -> Document:
    """The document of an article: pure, all text in NFC."""
    return Document(stored.article.id, {field.name: _nfc(field.take(stored)) for field in FIELDS})


def _nfc(value: Value) -> Value:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, tuple):
        return tuple(unicodedata.normalize("NFC", part) for part in value)
    return value
