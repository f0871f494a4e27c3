from __future__ import annotations

from datetime import date

import pytest

from search.columns import COLUMNS, LONGEST_KEYWORD_BYTES, DocumentError, row
from search.document import Document, build_document
from search.fields import FIELDS, MENTIONED, PERSON, PUBLISHED, TEXT, TITLE
from tests.search.stored import stored


def test_field_and_column_names_are_unique() -> None:
    assert len({field.name for field in FIELDS}) == len(FIELDS)
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)


def test_every_field_has_a_value_in_a_document() -> None:
    assert set(build_document(stored("a")).values) == {field.name for field in FIELDS}


def test_document_text_is_title_lead_and_blocks_in_nfc() -> None:
    document = build_document(stored("a", "Tiêu đề", ["Thân ba\u0300i"], lead="Sapo"))
    assert document.values[TEXT.name] == ("Tiêu đề", "Sapo", "Thân bài")


def test_entities_stand_once_each() -> None:
    document = build_document(stored("a", entities={"PER": ["Sứ", "Hạ", "Sứ"], "LOC": ["Bạch Đình"]}))
    assert document.values[PERSON.name] == ("Sứ", "Hạ")


def test_row_holds_no_empty_column() -> None:
    assert all(row(build_document(stored("a"))).values.values())


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (Document("", {}), "an id has 1 to 512 bytes"),
        (Document("đ" * 257, {}), "an id has 1 to 512 bytes"),
        (Document("a\ud800", {}), "surrogate"),
        (Document("a", {TITLE.name: ("\ud800",)}), "surrogate"),
        (Document("a", {PERSON.name: ("\ud800",)}), "surrogate"),
        (Document("a", {PERSON.name: ("x" * (LONGEST_KEYWORD_BYTES + 1),)}), "person: a value of 8001 bytes"),
        (Document("a", {PUBLISHED.name: "2023-01-01"}), "published: not a date"),
        (Document("a", {MENTIONED.name: date(2023, 1, 1)}), "mentioned: neither text nor texts"),
    ],
)
def test_document_that_no_index_takes_says_why(document: Document, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        row(document)
