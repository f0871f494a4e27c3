from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.archive.records import Revision
from newscrawl.models import VIETNAM_TIME
from search.web.differences import (
    CONTEXT_WORDS,
    MOST_CHANGES,
    MOST_PARAGRAPHS,
    MOST_WORDS,
    changes,
    compared,
    field_changes,
)
from tests.search.served import LED, VERSIONS

WORDS = st.lists(st.sampled_from(["công", "đoàn", "tiền", "lương", "\n"]), max_size=60).map(" ".join)


def test_changes_name_the_words_that_went_and_came() -> None:
    (paragraph,) = changes("Tiêu đề\nMức ăn ca 20.000 đồng", "Tiêu đề\nMức ăn ca 25.000 đồng")
    assert [(change.kind, change.text) for change in paragraph] == [
        ("kept", "Mức ăn ca"),
        ("removed", "20.000"),
        ("added", "25.000"),
        ("kept", "đồng"),
    ]


def test_equal_texts_have_no_changes() -> None:
    assert changes(LED.text, LED.text) == ()


def test_words_far_from_a_change_are_left_out() -> None:
    before = " ".join(f"từ{number}" for number in range(200))
    (paragraph,) = changes(before, before.replace("từ100 ", "chữ "))
    assert [change.kind for change in paragraph] == ["left out", "kept", "removed", "added", "kept", "left out"]
    assert [len(change.text.split()) for change in paragraph if change.kind == "kept"] == [CONTEXT_WORDS] * 2


def test_texts_too_long_for_words_are_compared_whole() -> None:
    before = "từ " * MOST_WORDS
    (paragraph,) = changes(before, before + "thêm")
    assert [change.kind for change in paragraph] == ["removed", "added"]


def test_texts_of_too_many_paragraphs_are_compared_whole() -> None:
    before = "\n".join(map(str, range(MOST_PARAGRAPHS)))
    (paragraph,) = changes(before, before + "\nthêm")
    assert [change.kind for change in paragraph] == ["removed", "added"]


def revision(number: int) -> Revision:
    article = replace(LED, author=f"Người viết {number}")
    return Revision(number, number, datetime(2024, 5, 14, tzinfo=VIETNAM_TIME), "", "", VERSIONS, article)


@pytest.mark.parametrize(("held", "compared_"), [(1, 0), (2, 1), (MOST_CHANGES + 1, MOST_CHANGES), (40, MOST_CHANGES)])
def test_the_newest_changes_are_worked_out(held: int, compared_: int) -> None:
    rows = compared([revision(number) for number in range(1, held + 1)])
    assert [row.revision.number for row in rows if not row.first] == list(range(held, held - compared_, -1))


def test_fields_beside_the_text_are_compared() -> None:
    later = replace(LED, author=None, published=datetime(2024, 5, 15, 8, 0, tzinfo=VIETNAM_TIME))
    assert [(change.field, change.before, change.after) for change in field_changes(LED, later)] == [
        ("author", "Vừ Minh Khôi", None),
        ("published", "2024-05-14T09:30:00+07:00", "2024-05-15T08:00:00+07:00"),
    ]


@given(WORDS, WORDS)
def test_what_was_removed_stood_before_and_what_was_added_stands_now(before: str, after: str) -> None:
    for change in (each for paragraph in changes(before, after) for each in paragraph):
        assert change.kind == "added" or change.text in before
        assert change.kind == "removed" or change.text in after
