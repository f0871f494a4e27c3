"""The table of the lunar calendar holds together and has the first days of Tết that everybody knows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from newscrawl.tag.lunar import is_named, lunar_years, solar_day


@pytest.mark.parametrize("year", range(1975, 2032))
def test_year_ends_where_the_next_begins(year: int) -> None:
    years = lunar_years()
    assert years[year].first_day + timedelta(days=sum(years[year].lengths)) == years[year + 1].first_day


@pytest.mark.parametrize("year", range(1975, 2033))
def test_year_has_twelve_months_of_29_or_30_days_and_one_more_if_one_is_repeated(year: int) -> None:
    lunar = lunar_years()[year]
    assert set(lunar.lengths) <= {29, 30}
    assert len(lunar.lengths) == (13 if lunar.leap_month else 12)


@pytest.mark.parametrize(
    "tet",
    [
        "1985-01-21",
        "2007-02-17",
        "2013-02-10",
        "2020-01-25",
        "2023-01-22",
        "2024-02-10",
        "2025-01-29",
        "2026-02-17",
        "2030-02-02",
    ],
)
def test_tet_is_on_the_day_it_was_kept_in_vietnam(tet: str) -> None:
    day = date.fromisoformat(tet)
    assert lunar_years()[day.year].first_day == day


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (2023, 3, 10, date(2023, 4, 29)),  # the second month was repeated
        (2024, 3, 10, date(2024, 4, 18)),
        (2025, 7, 15, date(2025, 9, 6)),  # the sixth month was repeated
        (2023, 12, 23, date(2024, 2, 2)),
    ],
)
def test_lunar_day_has_its_gregorian_one(year: int, month: int, day: int, expected: date) -> None:
    assert solar_day(year, month, day) == expected


@pytest.mark.parametrize(("year", "month", "day"), [(2024, 12, 30), (1960, 1, 1)])
def test_day_that_its_month_or_the_table_lacks_has_none(year: int, month: int, day: int) -> None:
    assert solar_day(year, month, day) is None


@pytest.mark.parametrize(("year", "name"), [(2024, "Giáp Thìn"), (2025, "Ất Tỵ"), (2025, "ất tị"), (2023, "Quý Mão")])
def test_year_is_known_by_stem_and_branch(year: int, name: str) -> None:
    assert is_named(year, name)
