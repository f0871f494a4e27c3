"""The names of fields that a query may use, in Vietnamese and English."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from search.analysis import spellings

_FILE = Path(__file__).with_name("fields.toml")


@dataclass(frozen=True, slots=True)
class QueryField:
    """A field as queries know it; `name` is the name in `search.fields`, `names` what people type."""

    name: str
    kind: Literal["words", "key", "days"]
    names: tuple[str, ...]


@cache
def query_fields() -> dict[str, QueryField]:
    """All fields by `name`."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name: QueryField(name, row["kind"], tuple(row["names"])) for name, row in rows.items()}


def field_named(typed: str) -> str | None:
    """The `name` of the field that is typed so, word by word with or without diacritics; None for no field."""
    return _names().get(tuple(spellings(typed)))


@cache
def _names() -> dict[tuple[tuple[str, str], ...], str]:
    """Each typed form of each name, as `spellings` gives it: every word as it is spelt or without diacritics."""
    found = {}
    for field in query_fields().values():
        for name in field.names:
            forms: list[tuple[tuple[str, str], ...]] = [()]
            for exact, folded in spellings(name):
                forms = [(*form, word) for form in forms for word in ((exact, folded), (folded, folded))]
            found.update(dict.fromkeys(forms, field.name))
    return found
