from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.figures import Days, Interval, Period, periods, share, share_interval, sources_asked
from search.query import And, Everything, Key, Node, Word

KNOWN = ("bachdinh", "songvang", "nuidoi")


def month(year: int, number: int) -> int:
    return year * 12 + number - 1


def test_there_is_no_share_of_nothing() -> None:
    assert (share(0, 0), share(0, 4), share(1, 4)) == (None, 0.0, 0.25)


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        # R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_are_those_of_the_literature(count: int, of: int, low: float, high: float) -> None:
    found = share_interval(count, of)
    assert found == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_there_is_no_interval_of_nothing() -> None:
    assert share_interval(0, 0) is None


@given(st.integers(1, 10**7).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_a_share_lies_in_its_interval_and_that_between_0_and_1(counted: tuple[int, int]) -> None:
    interval = share_interval(*counted)
    assert interval is not None
    low, high = interval
    assert 0 <= low <= counted[0] / counted[1] <= high <= 1


@pytest.mark.parametrize(
    ("interval", "starts"),
    [
        ("month", ["2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01"]),
        ("quarter", ["2023-10-01", "2024-01-01"]),
        ("year", ["2023-01-01", "2024-01-01"]),
    ],
)
def test_periods_run_from_the_first_month_to_the_last(interval: Interval, starts: list[str]) -> None:
    found = periods(interval, month(2023, 11), month(2024, 2))
    assert [period.start.isoformat() for period in found] == starts


def test_a_period_ends_with_its_last_day() -> None:
    assert Period(month(2024, 1), month(2024, 2)).end == date(2024, 2, 29)


def test_the_last_period_of_all_has_an_end() -> None:
    assert Period(month(9999, 1), month(9999, 12)).end == date.max


def test_the_chosen_part_of_a_period_is_inside_the_chosen_days() -> None:
    may = Period(month(2024, 5), month(2024, 5))
    assert Days(date(2024, 5, 10), date(2024, 6, 1)).part_of(*may.days) == (date(2024, 5, 10), date(2024, 5, 31))
    assert Days().part_of(*may.days) == (date(2024, 5, 1), date(2024, 5, 31))


@pytest.mark.parametrize(
    ("values", "query", "asked"),
    [
        ((), Everything(), ("bachdinh", "nuidoi", "songvang")),
        (("songvang",), Everything(), ("songvang",)),
        (("-songvang",), Everything(), ("bachdinh", "nuidoi")),
        (("songvang", "bachdinh", "-songvang"), Everything(), ("bachdinh",)),
        ((), Key("source", "nuidoi"), ("nuidoi",)),
        ((), And((Word("quà", True), Key("source", "nuidoi"))), ("nuidoi",)),
        (("songvang",), Key("source", "nuidoi"), ()),
        (("never-crawled",), Everything(), ("never-crawled",)),
    ],
)
def test_the_sources_asked_are_those_of_filter_and_query(
    values: tuple[str, ...], query: Node, asked: tuple[str, ...]
) -> None:
    assert sources_asked(values, query, KNOWN) == asked
