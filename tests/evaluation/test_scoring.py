"""The scorer, one fact each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from evaluation.scoring import FIELDS, Reading, Score, averages, f1, score_article, score_none

EXPECTED = Reading(
    title="Công đoàn Hòa Vang họp",
    published="2024-03-05T08:30:00+07:00",
    section="Hoạt động",
    author=None,
    lead="Sáng 5/3, công đoàn họp.",
    captions=("Toàn cảnh. Ảnh: Lan Vy",),
    tags=("công đoàn", "hội nghị"),
    body=("Sáng 5/3, công đoàn họp.", "Có 20 đại biểu."),
    blocks=(("caption", "Toàn cảnh. Ảnh: Lan Vy"), ("item", "Có 20 đại biểu.")),
)


def figures(read: Reading | str, expected: Reading = EXPECTED, *, forms: bool = True) -> dict[str, float]:
    return score_article(expected, read, FIELDS, forms)[0]


def changed(**values: Any) -> Reading:
    return replace(EXPECTED, **values)


def test_what_is_read_as_expected_scores_one_in_each_field() -> None:
    assert set(figures(EXPECTED).values()) == {1.0}


@pytest.mark.parametrize(
    "values",
    [
        {"title": "Công đoàn Hòa  Vang họp"},
        {"title": "Công đoàn Ho\u0300a Vang ho\u0323p"},
        {"published": "2024-03-05T01:30:59+00:00"},
        {"tags": ("hội nghị", "công đoàn")},
        {"body": ("công đoàn HỌP sáng 5/3", "có 20 đại biểu")},
    ],
)
def test_spaces_composition_seconds_zone_order_of_tags_and_case_of_words_do_not_matter(values: dict[str, Any]) -> None:
    assert set(figures(changed(**values)).values()) == {1.0}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Công đoàn Hòa Vang"),
        ("published", "2024-03-05T08:31:00+07:00"),
        ("published", "2024-03-05"),
        ("section", None),
        ("author", "Báo Hòa Vang"),
        ("lead", None),
        ("captions", ()),
        ("tags", ("công đoàn",)),
    ],
)
def test_another_value_scores_nothing(field: str, value: Any) -> None:
    assert figures(changed(**{field: value}))[field] == 0


def test_null_read_where_null_is_expected_is_right() -> None:
    assert figures(changed(author=None))["author"] == 1


def test_a_day_where_the_page_states_no_more_is_right_and_an_invented_minute_wrong() -> None:
    day = changed(published="2024-03-05")
    assert figures(day, day)["published"] == 1
    assert figures(EXPECTED, day)["published"] == 0


@pytest.mark.parametrize(("published", "figure"), [("2024-05-03", 0), ("2024-03-05", 1), (None, 1)])
def test_a_wrong_day_is_worse_than_none(published: str | None, figure: float) -> None:
    assert figures(changed(published=published))["day"] == figure


def test_body_is_the_f1_of_bags_of_words() -> None:
    assert f1(["a", "b", "c", "d"], ["a", "b"]) == pytest.approx(2 * 2 / 6)


def test_a_block_of_another_kind_is_wrong() -> None:
    assert figures(changed(blocks=(EXPECTED.blocks[0], ("paragraph", "Có 20 đại biểu."))))["blocks"] == 0.5


def test_items_are_paragraphs_where_the_record_tells_no_forms() -> None:
    expected = changed(blocks=(EXPECTED.blocks[0], ("paragraph", "Có 20 đại biểu.")))
    assert figures(EXPECTED, expected, forms=False)["blocks"] == 1


def test_an_article_refused_scores_nothing_but_states_no_wrong_day() -> None:
    assert {name for name, figure in figures("too-short").items() if figure} == {"day"}


def test_fields_that_a_reader_does_not_have_are_not_counted() -> None:
    assert set(score_article(EXPECTED, Reading(), {"title"}, True)[0]) == {"kept", "title"}


@pytest.mark.parametrize(("read", "none", "outcome"), [("blocked", 1, 1), ("not-an-article", 1, 0), (EXPECTED, 0, 0)])
def test_a_page_that_is_none_is_told_apart_and_named(read: Reading | str, none: float, outcome: float) -> None:
    assert score_none("blocked", read, FIELDS)[0] == {"none": none, "outcome": outcome}


def test_wrong_fields_carry_both_values_and_the_body_its_differing_words() -> None:
    wrong = score_article(EXPECTED, changed(title="Khác", body=("công đoàn vui",)), FIELDS, True)[1]
    assert (wrong["title"].expected, wrong["title"].read) == ("Công đoàn Hòa Vang họp", "Khác")
    assert wrong["body"].read == ["vui"]
    assert set(wrong) == {"title", "body"}


def test_averages_are_over_the_pages_that_have_the_field_with_the_worst_body_beside() -> None:
    scores = [
        Score("a", None, {"kept": 1.0, "body": 1.0, "tags": 0.0}),
        Score("b", None, {"kept": 1.0, "body": 0.5}),
        Score("c", None, {"none": 1.0}),
    ]
    assert averages(scores) == {"body": 0.75, "body min": 0.5, "kept": 1.0, "none": 1.0, "tags": 0.0}
