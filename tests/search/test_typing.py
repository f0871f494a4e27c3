"""The table of Vietnamese typing, through both backends and through what marks the hits."""

from __future__ import annotations

import unicodedata

import pytest

from search.backends.base import Backend
from search.highlight import marks
from search.query import And, Node, Or, read, wanted
from search.request import SearchRequest
from tests.search.stored import documents, stored
from tests.search.typing_table import TABLE, Typed


def test_each_way_of_typing_finds_what_it_must_and_nothing_else(backend: Backend) -> None:
    backend.send(documents(*(stored(str(number), "Tin", [row.written]) for number, row in enumerate(TABLE))))
    wrong = [
        (row.written, row.typed)
        for number, row in enumerate(TABLE)
        if (str(number) in backend.scan(SearchRequest(row.typed, diacritics="exact"))) is not row.finds
    ]
    assert wrong == []


def is_marked(text: str, node: Node) -> bool:
    match node:
        case And(nodes):
            return all(is_marked(text, each) for each in nodes)
        case Or(nodes):
            return any(is_marked(text, each) for each in nodes)
        case _:
            return bool(marks(text, wanted(node)))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.written}<-{row.typed}")
def test_hit_is_marked_exactly_where_it_is_found(row: Typed) -> None:
    assert is_marked(unicodedata.normalize("NFC", row.written), read(row.typed).tree) is row.finds
