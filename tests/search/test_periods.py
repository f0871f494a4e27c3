from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.models import VIETNAM_TIME
from search.periods import (
    Cover,
    bounds,
    cover,
    instant,
    month_number,
    month_start,
    newest_key,
    oldest_key,
    period,
    published_bounds,
)

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023-03-24", date(2023, 3, 24), date(2023, 3, 24)),
        ("2021-06-05T17:30", date(2021, 6, 5), date(2021, 6, 5)),
        ("2022-02", date(2022, 2, 1), date(2022, 2, 28)),
        ("2021-Q4", date(2021, 10, 1), date(2021, 12, 31)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2022-07-11/2022-07-12", date(2022, 7, 11), date(2022, 7, 12)),
        ("2023/2028", date(2023, 1, 1), date(2028, 12, 31)),
        ("2021-01/2021-09", date(2021, 1, 1), date(2021, 9, 30)),
    ],
)
def test_value_of_a_date_is_a_period(value: str, first: date, last: date) -> None:
    assert period(value) == (first, last)


@pytest.mark.parametrize(
    "value", ["", "không rõ", "2023-13", "2023-02-30", "2023-Q5", "0000", "2023/2021", "2021/2022/2023", "23-1-1", "/"]
)
def test_value_that_is_no_date_is_no_period(value: str) -> None:
    assert period(value) is None


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2023, 1, 1), date(2024, 12, 31), Cover(years=(2023, 2024))),
        (date(2023, 5, 1), date(2023, 5, 31), Cover(months=(2023 * 12 + 4,))),
        (date(2023, 5, 2), date(2023, 5, 2), Cover(days=(date(2023, 5, 2).toordinal(),))),
        (
            date(2022, 12, 31),
            date(2024, 2, 1),
            Cover(
                years=(2023,),
                months=(2024 * 12,),
                days=(date(2022, 12, 31).toordinal(), date(2024, 2, 1).toordinal()),
            ),
        ),
        (date(9999, 1, 1), date.max, Cover(years=(9999,))),
    ],
)
def test_period_is_covered_by_the_largest_units(first: date, last: date, expected: Cover) -> None:
    assert cover(first, last) == expected


@given(DAYS, st.integers(0, 1500), DAYS, st.integers(0, 400))
def test_cover_overlaps_a_range_exactly_when_the_period_does(start: date, length: int, asked: date, span: int) -> None:
    last, asked_last = start + timedelta(days=length), asked + timedelta(days=span)
    covered = cover(start, last)
    numbers = (covered.years, covered.months, covered.days)
    limits = zip(numbers, bounds(asked), bounds(asked_last), strict=True)
    overlaps = any(low <= number <= high for values, low, high in limits for number in values)
    assert overlaps is (start <= asked_last and asked <= last)


def test_day_alone_counts_as_its_start_in_vietnam() -> None:
    assert instant(date(2023, 5, 1)) == instant(datetime(2023, 5, 1, tzinfo=VIETNAM_TIME))


@pytest.mark.parametrize("moment", [date(1899, 12, 31), date(2200, 1, 1), date.min, date.max])
def test_impossible_publication_counts_as_undated(moment: date) -> None:
    assert (instant(moment), month_number(moment)) == (None, None)


def test_month_is_the_one_in_vietnam() -> None:
    number = month_number(datetime(2023, 4, 30, 17, 0, tzinfo=UTC))
    assert number is not None
    assert month_start(number) == date(2023, 5, 1)


def test_keys_order_by_time_and_put_undated_last() -> None:
    old, new = instant(date(2020, 1, 1)), instant(date(2023, 1, 1))
    assert newest_key(new, "a") > newest_key(old, "z") > newest_key(None, "m")
    assert oldest_key(old, "a") > oldest_key(new, "z") > oldest_key(None, "m")


def test_keys_of_articles_of_one_instant_differ() -> None:
    assert newest_key(5, "a") != newest_key(5, "b")


@given(DAYS, st.integers(0, 30), DAYS)
def test_published_bounds_hold_the_keys_of_exactly_these_days(first: date, span: int, day: date) -> None:
    last = first + timedelta(days=span)
    low, high = published_bounds(first, last)
    key = newest_key(instant(day), "article")
    assert low is not None
    assert high is not None
    assert (low <= key <= high) is (first <= day <= last)
