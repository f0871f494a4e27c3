from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.models import Mention
from search.web.hits import cut_at_marks
from search.web.reading import days_named, names, parts
from tests.search.served import LAID_OUT, LAID_OUT_NAMES, LED, LED_NAMES, mentions


def test_parts_hold_the_whole_text_in_order() -> None:
    shown = parts(LED, mentions(LED, LED_NAMES))
    assert "\n".join("".join(stretch.text for stretch in part.stretches) for part in shown) == LED.text
    assert [part.kind for part in shown] == ["title", "lead", "paragraph", "heading", "paragraph", "caption"]


def test_each_mention_is_a_stretch_of_its_own() -> None:
    marked = mentions(LED, LED_NAMES)
    stretches = [stretch for part in parts(LED, marked) for stretch in part.stretches if stretch.mention]
    assert [(stretch.text, stretch.mention) for stretch in stretches] == [(mention.text, mention) for mention in marked]


def test_an_article_without_lead_has_its_mentions_in_place() -> None:
    article = replace(LED, lead=None)
    marked = mentions(article, (("PER", "Lò Thị Mận", "Lò Thị Mận"),))
    assert [stretch.text for part in parts(article, marked) for stretch in part.stretches if stretch.mention] == [
        "Lò Thị Mận"
    ]


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 80)), max_size=12))
def test_mentions_of_any_offsets_lose_no_text(spans: list[tuple[int, int]]) -> None:
    marked = [Mention("PER", start, start + length, "x", entity="x") for start, length in spans]
    shown = parts(LED, marked)
    assert "\n".join("".join(stretch.text for stretch in part.stretches) for part in shown) == LED.text


def test_names_are_counted_by_entity_most_named_first() -> None:
    found = names(mentions(LED, LED_NAMES))
    assert [(named.name, named.count) for named in found["ORG"]] == [
        ("Liên đoàn Lao động huyện Bạch Đinh", 2),
        ("Công ty May Hoa Gạo", 2),
    ]
    assert "DATE" not in found


def test_days_stand_in_the_order_of_time_with_their_wording() -> None:
    found = days_named(mentions(LAID_OUT, LAID_OUT_NAMES))
    assert [(each.value, each.text, each.count) for each in found] == [
        ("2024-01-05", "ngày 5/1", 1),
        ("2024-01-12", "ngày 12/1", 1),
    ]


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([], [("an toàn lao động", False)]),
        ([(0, 2), (3, 7)], [("an toàn", True), (" lao động", False)]),
        ([(3, 7), (0, 2)], [("an toàn", True), (" lao động", False)]),
        ([(0, 2), (8, 11)], [("an", True), (" toàn ", False), ("lao", True), (" động", False)]),
        ([(0, 7), (3, 11)], [("an toàn lao", True), (" động", False)]),
    ],
)
def test_marks_side_by_side_are_one(marks: list[tuple[int, int]], shown: list[tuple[str, bool]]) -> None:
    assert [(part.text, part.marked) for part in cut_at_marks("an toàn lao động", marks)] == shown


def test_items_are_gathered_to_a_list_and_rows_to_a_table() -> None:
    shown = parts(LAID_OUT, mentions(LAID_OUT, LAID_OUT_NAMES))
    kinds = ["title", "lead", "paragraph", "list", "heading", "table", "caption", "caption", "paragraph"]
    assert [part.kind for part in shown] == kinds
    assert [[len(line) for line in part.lines] for part in shown if part.kind == "table"] == [[1, 4, 4, 4, 4]]


def test_parts_of_lists_and_tables_hold_the_whole_text_in_order() -> None:
    shown = parts(LAID_OUT, mentions(LAID_OUT, LAID_OUT_NAMES))
    lines = [
        " | ".join("".join(stretch.text for stretch in cell) for cell in line) for part in shown for line in part.lines
    ]
    assert "\n".join(lines) == LAID_OUT.text


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 80)), max_size=12))
def test_mentions_of_any_offsets_are_marked_where_they_are(spans: list[tuple[int, int]]) -> None:
    text = LAID_OUT.text
    marked = [Mention("PER", start, start + length, "x", entity="x") for start, length in spans]
    for part in parts(LAID_OUT, marked):
        for stretch in (stretch for line in part.lines for cell in line for stretch in cell if stretch.mention):
            assert stretch.mention is not None
            assert text[stretch.mention.start :].startswith(stretch.text)
