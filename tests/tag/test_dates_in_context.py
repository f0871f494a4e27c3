"""What a date takes from around it: the publication, the rest of a list, the day named before, words of direction."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from newscrawl.tag.dates import find_dates

PUBLISHED = date(2024, 5, 16)  # a Thursday


@pytest.mark.parametrize("text", ["hôm qua", "chiều 20/10", "năm nay", "6 tháng đầu năm", "tháng 5", "tuần trước"])
def test_value_is_empty_when_publication_is_unknown(text: str) -> None:
    assert [found.value for found in find_dates(text, None)] == [""]


def test_full_date_needs_no_publication() -> None:
    assert [found.value for found in find_dates("ngày 14/3/2023", None)] == ["2023-03-14"]


def test_bare_numbers_that_the_calendar_lacks_are_not_marked() -> None:
    assert find_dates("31/6/2023", PUBLISHED) == []


def test_same_day_refers_to_the_day_named_last() -> None:
    found = find_dates("Ngày 3/5, khai mạc; bế mạc chiều cùng ngày.", PUBLISHED)
    assert [date_.value for date_ in found] == ["2024-05-03", "2024-05-03"]


def test_same_day_at_a_sentence_opening_refers_to_the_day_that_opened_one() -> None:
    found = find_dates("Ngày 3/5, đoàn thăm xưởng theo kế hoạch ngày 28/4. Chiều cùng ngày, đoàn họp.", PUBLISHED)
    assert [date_.value for date_ in found] == ["2024-05-03", "2024-04-28", "2024-05-03"]


def test_same_day_is_never_a_day_far_from_the_publication() -> None:
    found = find_dates("sáng 3/5, chị Lụa, vào Đảng ngày 25/6/2014, dự họp đến 11h cùng ngày.", PUBLISHED)
    assert [date_.value for date_ in found][-1] == "2024-05-03T11:00"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Hiến pháp các năm 1946, 1959 và 1980.", ["1946", "1959", "1980"]),
        ("nghỉ lễ 30/4 và 1/5", ["2024-04-30", "2024-05-01"]),
        ("ngày 5/6, 7/6 và 9/6/2023", ["2023-06-05", "2023-06-07", "2023-06-09"]),
        ("ngày 5 và ngày 16/8/2023", ["2023-08-05", "2023-08-16"]),
        ("tháng 9 và tháng 10/2023", ["2023-09", "2023-10"]),
        ("quý III và quý IV năm 2022", ["2022-Q3", "2022-Q4"]),
        ("tháng 5 và 5 tháng đầu năm", ["2024-05", "2024-01/2024-05"]),
    ],
)
def test_list_with_repeated_units_is_dates_of_their_own_in_the_year_stated_last(text: str, values: list[str]) -> None:
    assert [date_.value for date_ in find_dates(text, PUBLISHED)] == values


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        (date(2024, 1, 10), "Tháng 12, công ty", "2023-12"),
        (date(2024, 1, 10), "Ngày 20/11, công ty", "2023-11-20"),
        (date(2023, 12, 20), "Ngày 5/1, công ty", "2024-01-05"),
        (date(2023, 10, 20), "Ngày 20/3, công ty", "2023-03-20"),
        (date(2023, 10, 20), "sẽ xong trong tháng 3", "2024-03"),
        (date(2023, 5, 20), "vào tháng 12, công ty", "2023-12"),
        (date(2023, 5, 20), "hồi tháng 12, công ty", "2022-12"),
        (date(2023, 5, 20), "tháng 4 tới, công ty", "2024-04"),
        (date(2023, 5, 20), "Ngày 18/5 tới, công ty", "2023-05-18"),
        (date(2023, 5, 20), "tháng 12 vừa qua, công ty", "2022-12"),
        (date(2023, 5, 20), "từ tháng 11 đến tháng 4, công ty", "2022-11/2023-04"),
        (date(2023, 1, 5), "từ ngày 28/12 đến 3/1, công ty", "2022-12-28/2023-01-03"),
        (date(2024, 2, 29), "ngày 29/2, công ty", "2024-02-29"),
    ],
)
def test_year_left_out_is_the_nearest_unless_the_words_around_point_away(
    published: date, text: str, value: str
) -> None:
    assert [date_.value for date_ in find_dates(text, published)] == [value]


def test_publication_is_taken_as_the_day_in_vietnam() -> None:
    late = datetime(2024, 5, 15, 20, 0, tzinfo=UTC)  # 03:00 on the 16th in Hà Nội
    assert [found.value for found in find_dates("sáng nay", late)] == ["2024-05-16"]


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31), datetime.max.replace(tzinfo=UTC)])
@pytest.mark.parametrize("text", ["hôm qua", "tuần sau", "ngày 20/3", "Chủ nhật tới"])
def test_publication_that_cannot_be_is_taken_as_unknown(published: date, text: str) -> None:
    assert [found.value for found in find_dates(text, published)] == [""]


def test_day_of_a_named_lunar_year_has_no_value_without_publication() -> None:
    assert [span.value for span in find_dates("sinh ngày 5 tháng 8 năm Ất Hợi", None)] == [""]
