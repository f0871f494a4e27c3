"""Grids of days, and the sentences that name a day."""

from __future__ import annotations

from datetime import date

import pytest

from newscrawl.models import Mention
from search.web.calendar_grid import days_beside, month_beside, month_grid, most_mentioned_year, shade, shade_steps
from search.web.calendar_sentences import MOST_SENTENCES, naming_sentences

DAY = date(2023, 5, 14)
TEXT = "Hội nghị diễn ra ngày 14/5 tại Nậm Sen. Ông Lò Văn Sáy dự.\nĐợt trao quà kéo dài từ ngày 12 đến 16/5."


def dated(text: str, spelling: str, value: str) -> Mention:
    start = text.index(spelling)
    return Mention("DATE", start, start + len(spelling), spelling, value)


def said(text: str, *mentions: Mention) -> list[str]:
    return ["".join(part.text for part in sentence) for sentence in naming_sentences(text, mentions, DAY)]


def test_weeks_begin_on_monday() -> None:
    grid = month_grid(date(2023, 5, 1), {}, 0)
    assert [cell.day.weekday() for cell in grid.weeks[1] if cell] == list(range(7))


def test_days_of_other_months_are_empty() -> None:
    grid = month_grid(date(2023, 2, 1), {}, 0)
    assert grid.weeks[0].count(None) == 2
    assert (grid.name, grid.last) == ("2023-02", date(2023, 2, 28))


def test_a_day_has_its_number() -> None:
    grid = month_grid(date(2023, 5, 1), {DAY.toordinal(): 3}, 3)
    assert [(cell.count, cell.shade) for week in grid.weeks for cell in week if cell and cell.count] == [(3, 3)]


@pytest.mark.parametrize(("count", "expected"), [(0, 0), (1, 1), (12, 1), (13, 2), (25, 2), (50, 3), (51, 4), (100, 4)])
def test_shades_double(count: int, expected: int) -> None:
    assert shade(count, 100) == expected


@pytest.mark.parametrize("most", [1, 2, 3, 4])
def test_where_no_day_has_more_than_four_the_shade_is_the_number(most: int) -> None:
    assert [shade(count, most) for count in range(1, most + 1)] == list(range(1, most + 1))


@pytest.mark.parametrize(
    ("most", "steps"),
    [
        (0, []),
        (1, [(1, 1, 1)]),
        (3, [(1, 1, 1), (2, 2, 2), (3, 3, 3)]),
        (5, [(1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 5)]),
        (100, [(1, 1, 12), (2, 13, 25), (3, 26, 50), (4, 51, 100)]),
    ],
)
def test_each_shade_has_its_numbers(most: int, steps: list[tuple[int, int, int]]) -> None:
    assert shade_steps(most) == steps
    assert all(shade(count, most) == number for number, low, high in steps for count in (low, high))


@pytest.mark.parametrize(
    ("first", "step", "expected"),
    [
        (date(2023, 1, 1), -1, date(2022, 12, 1)),
        (date(2023, 12, 1), 1, date(2024, 1, 1)),
        (date(1000, 1, 1), -1, None),
        (date(9998, 12, 1), 1, None),
    ],
)
def test_the_month_beside_is_found_up_to_the_ends(first: date, step: int, expected: date | None) -> None:
    assert month_beside(first, step) == expected


def by_month(*counts: tuple[int, int, int]) -> dict[int, int]:
    return {year * 12 + month - 1: count for year, month, count in counts}


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (by_month((2022, 3, 4), (2022, 4, 2), (2025, 1, 3)), 2022),
        (by_month((2022, 3, 4), (2023, 1, 2), (2023, 12, 2)), 2023),
        (by_month((2099, 3, 40), (2023, 1, 2)), 2023),
        ({}, None),
    ],
)
def test_the_year_whose_months_most_articles_mention_is_found(counts: dict[int, int], expected: int | None) -> None:
    assert most_mentioned_year(counts, {2022, 2023, 2025}) == expected


def test_days_beside_are_the_nearest_that_are_named() -> None:
    named = {day.toordinal(): 1 for day in (date(2023, 5, 1), date(2023, 5, 9), DAY, date(2024, 1, 1))}
    assert days_beside(DAY, named) == (date(2023, 5, 9), date(2024, 1, 1))


def test_the_sentence_that_names_the_day_is_shown_with_its_mark() -> None:
    (sentence,) = naming_sentences(TEXT, [dated(TEXT, "ngày 14/5", "2023-05-14")], DAY)
    assert [(part.text, part.marked) for part in sentence] == [
        ("Hội nghị diễn ra ", False),
        ("ngày 14/5", True),
        (" tại Nậm Sen.", False),
    ]


def test_a_span_of_days_counts_where_no_sentence_names_the_day_alone() -> None:
    span = dated(TEXT, "từ ngày 12 đến 16/5", "2023-05-12/2023-05-16")
    assert said(TEXT, span) == ["Đợt trao quà kéo dài từ ngày 12 đến 16/5."]
    assert said(TEXT, span, dated(TEXT, "ngày 14/5", "2023-05-14")) == ["Hội nghị diễn ra ngày 14/5 tại Nậm Sen."]


@pytest.mark.parametrize("value", ["2023-05", "2023", "2023-Q2", "2023-05-15", "", "nothing"])
def test_other_times_name_no_day(value: str) -> None:
    assert said(TEXT, dated(TEXT, "ngày 14/5", value)) == []


def test_two_mentions_in_a_sentence_are_one_sentence() -> None:
    text = "Sáng 14/5 và chiều 14/5, công nhân đối thoại."
    marks = [dated(text, "Sáng 14/5", "2023-05-14"), dated(text, "chiều 14/5", "2023-05-14T14:00")]
    assert said(text, *marks) == [text]


def test_a_long_sentence_is_cut_around_the_mention() -> None:
    text = "việc " * 70 + "ngày 14/5 " + "việc " * 70
    (sentence,) = said(text, dated(text, "ngày 14/5", "2023-05-14"))
    assert sentence.startswith("… việc")
    assert sentence.endswith("việc …")
    assert len(sentence) < 470


def test_a_word_without_end_is_cut() -> None:
    text = "a" * 5000 + " ngày 14/5 " + "b" * 5000
    (sentence,) = said(text, dated(text, "ngày 14/5", "2023-05-14"))
    assert len(sentence) < 900


def test_only_the_first_sentences_are_shown() -> None:
    text = "\n".join(f"Việc thứ {number} làm ngày 14/5." for number in range(9))
    places = [index for index in range(len(text)) if text.startswith("ngày 14/5", index)]
    mentions = [Mention("DATE", at, at + 9, "ngày 14/5", "2023-05-14") for at in places]
    assert len(naming_sentences(text, mentions, DAY)) == MOST_SENTENCES
