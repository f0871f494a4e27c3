"""The date grammar on what nobody thought of: every day and range in every form, any text, and texts of one thing."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.tag.dates import find_dates

PUBLISHED = date(2024, 5, 16)
#: The shape of every value that is not empty: year, quarter, month, day, minute, or two of them.
POINT = r"\d{4}(-(\d\d|Q[1-4])(-\d\d(T\d\d:\d\d)?)?)?"
VALUE = re.compile(rf"{POINT}(/{POINT})?")
#: From publication as far as a day without its year can be told.
NEAR = st.dates(PUBLISHED - timedelta(days=100), PUBLISHED + timedelta(days=100))
ANY_DAY = st.dates(date(1900, 1, 1), date(2099, 12, 31))

FULL_DAYS: dict[str, Callable[[date], str]] = {
    "slashes": lambda day: f"ngày {day.day}/{day.month}/{day.year}",
    "padded": lambda day: f"Ngày {day:%d/%m/%Y}",
    "dashes": lambda day: f"ngày {day.day}-{day.month}-{day.year}",
    "dots": lambda day: f"ngày {day:%d.%m.%Y}",
    "spaces": lambda day: f"ngày {day.day} / {day.month} / {day.year}",
    "words": lambda day: f"ngày {day.day} tháng {day.month} năm {day.year}",
    "bare": lambda day: f"{day:%d/%m/%Y}",
    "part of day": lambda day: f"Chiều {day.day}/{day.month}/{day.year}",
    "glued": lambda day: f"ngày{day.day}/{day.month}/{day.year}",
    "year in words": lambda day: f"ngày {day.day}/{day.month} năm {day.year}",
}
NEAR_DAYS: dict[str, Callable[[date], str]] = {
    "slash": lambda day: f"ngày {day.day}/{day.month}",
    "dash": lambda day: f"sáng {day.day}-{day.month}",
    "dot": lambda day: f"Tối {day.day}.{day.month}",
    "words": lambda day: f"ngày {day.day} tháng {day.month}",
    "hôm": lambda day: f"hôm {day.day}/{day.month}",
}
RANGES: dict[str, Callable[[date, date], str]] = {
    "from day to day": lambda first, last: f"ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}",
    "dash": lambda first, last: f"ngày {first.day}/{first.month}/{first.year} - {last.day}/{last.month}/{last.year}",
    "until the end of": lambda first, last: f"ngày {first:%d/%m/%Y} đến hết ngày {last:%d/%m/%Y}",
    "words": lambda first, last: (
        f"ngày {first.day} tháng {first.month} năm {first.year} đến ngày {last.day} tháng {last.month} năm {last.year}"
    ),
}


def _only(text: str) -> tuple[str, str | None]:
    found = find_dates(f"Theo kế hoạch, {text}, công đoàn họp.", PUBLISHED)
    assert len(found) == 1, found
    return f"Theo kế hoạch, {text}, công đoàn họp."[found[0].start : found[0].end], found[0].value


@pytest.mark.parametrize("form", FULL_DAYS)
@given(day=ANY_DAY)
def test_any_day_in_full_has_its_value(form: str, day: date) -> None:
    text = FULL_DAYS[form](day)
    assert _only(text) == (text, day.isoformat())


@pytest.mark.parametrize("form", NEAR_DAYS)
@given(day=NEAR)
def test_any_near_day_without_its_year_has_its_value(form: str, day: date) -> None:
    text = NEAR_DAYS[form](day)
    assert _only(text) == (text, day.isoformat())


@pytest.mark.parametrize("form", RANGES)
@given(first=ANY_DAY, days=st.integers(1, 400))
def test_any_range_of_days_has_its_value(form: str, first: date, days: int) -> None:
    last = min(first + timedelta(days=days), date(2099, 12, 31))
    text = RANGES[form](first, last)
    assert _only(text) == (text, f"{first}/{last}")


@given(first=st.dates(date(1950, 1, 1), date(2090, 1, 1)), days=st.integers(1, 27), join=st.sampled_from("-–,"))
def test_any_range_within_a_month_has_its_value(first: date, days: int, join: str) -> None:
    last = first + timedelta(days=days)
    if last.month == first.month:
        text = f"ngày {first.day}{join}{last.day}/{last.month}/{last.year}"
        assert _only(text) == (text, f"{first}/{last}")


@given(day=ANY_DAY, hour=st.integers(0, 23), minute=st.integers(0, 59))
def test_any_minute_of_any_day_has_its_value(day: date, hour: int, minute: int) -> None:
    text = f"{hour}h{minute:02} ngày {day.day}/{day.month}/{day.year}"
    assert _only(text) == (text, f"{day}T{hour:02}:{minute:02}")


@given(
    year=st.integers(1900, 2090), years=st.integers(1, 9), unit=st.sampled_from(["nhiệm kỳ", "giai đoạn", "năm học"])
)
def test_any_row_of_years_has_its_value(year: int, years: int, unit: str) -> None:
    for dash in ("-", " - ", " – ", "- "):
        text = f"{unit} {year}{dash}{year + years}"
        assert _only(text) == (text, f"{year}/{year + years}")


CALENDAR = (
    "ngày tháng năm quý tuần hôm sáng chiều nay qua trước đến từ và đầu cuối hằng nhiệm kỳ giai đoạn thứ hai mười một "
    "nghìn 1 2 5/6 31/12 30/2 2023 20/10/2021 12-13/7 5/6/21 - – , ( ) / . h 8h-9h 17h30 24h III Q 0 99 1999-2005 "
    "1/2013 mùng rằm Tết Chạp Giêng âm lịch cùng những các năm học vừa tới sẽ hồi Giáp Thìn 2033 1960 31/6"
)
WORDS = st.sampled_from(CALENDAR.split(" "))


@given(
    st.lists(WORDS, max_size=14),
    st.sampled_from([" ", "", "\n", "  "]),
    st.sampled_from([None, PUBLISHED, date(2024, 2, 29)]),
)
def test_any_row_of_calendar_words_gives_valid_values_and_separate_spans(
    words: list[str], space: str, published: date | None
) -> None:
    _check(space.join(words), published)


@given(st.text(), st.sampled_from([None, PUBLISHED, date(1, 1, 1), date(9999, 12, 31)]))
def test_any_text_gives_valid_values_and_separate_spans(text: str, published: date | None) -> None:
    _check(text, published)


def _check(text: str, published: date | None) -> None:
    end = 0
    for found in find_dates(text, published):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == text[found.start : found.end].strip()
        assert found.value == "" or VALUE.fullmatch(found.value or "")
        end = found.end


@pytest.mark.parametrize(
    "unit",
    ["1", "1 ", "1-", "12/", "1, ", "5/6 và ", "ngày ", "ngày 1, ", "ngày 1 và ", "năm 2013, ", "2013,", "tháng ",
     "sáng ", "8h-", "hai mươi ", "một nghìn chín trăm ", "21 tháng Chạp, ", "sẽ ", "năm sau ", " ", "\n", "a"],
)  # fmt: skip
def test_time_grows_with_the_length_of_the_text_only(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    started = time.process_time()
    find_dates(text, PUBLISHED)
    assert time.process_time() - started < 6  # about a second; quadratic rules took minutes
