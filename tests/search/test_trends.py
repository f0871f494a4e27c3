from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from search.backends.base import Read, Trend
from search.backends.engine import Counted
from search.collected import Missing
from search.figures import Days, Period
from search.query import read
from search.request import RequestError
from search.trends import series

OPEN = Days()


def found(counts: dict[str, int], of: dict[str, int], undated: int = 0) -> Trend:
    """Counts by month, written 2024-05."""
    numbered = [
        {int(name[:4]) * 12 + int(name[5:]) - 1: count for name, count in each.items()} for each in (counts, of)
    ]
    total = sum(counts.values()) + undated
    return Trend(Read(read("quà Tết"), folded=False), Counted(total, per=numbered[0]), Counted(0, per=numbered[1]))


def no_gaps(trend: Trend, over: Sequence[Period]) -> list[Missing]:
    return [Missing(0, 30) for _ in over]


def test_months_are_summed_to_quarters() -> None:
    made = series(
        [found({"2024-01": 2, "2024-03": 1}, {"2024-01": 4, "2024-02": 3, "2024-03": 5})], "quarter", OPEN, no_gaps
    )
    assert [(point.start, point.count, point.of, point.share) for point in made[0].points] == [
        ("2024-01-01", 3, 12, 0.25)
    ]


def test_all_series_have_the_periods_of_all() -> None:
    of = {"2023-12": 5, "2024-01": 5, "2024-02": 5}
    made = series([found({"2023-12": 1}, of), found({"2024-02": 1}, of)], "month", OPEN, no_gaps)
    assert [[point.count for point in each.points] for each in made] == [[1, 0, 0], [0, 0, 1]]


def test_chosen_days_are_covered_without_hits() -> None:
    chosen = Days(date(2024, 1, 15), date(2024, 3, 2))
    made = series([found({"2024-02": 1}, {"2024-02": 2})], "month", chosen, no_gaps)
    assert [point.start for point in made[0].points] == ["2024-01-01", "2024-02-01", "2024-03-01"]


def test_a_period_of_which_nothing_is_held_has_no_share() -> None:
    made = series([found({"2024-01": 1, "2024-03": 1}, {"2024-01": 1, "2024-03": 1})], "month", OPEN, no_gaps)
    empty = made[0].points[1]
    assert (empty.of, empty.share, empty.low, empty.high) == (0, None, None, None)


def test_nothing_found_is_no_point() -> None:
    assert series([found({}, {"2024-01": 3})], "month", OPEN, no_gaps)[0].points == ()


def test_undated_matches_are_in_the_total_alone() -> None:
    made = series([found({"2024-01": 2}, {"2024-01": 3}, undated=4)], "year", OPEN, no_gaps)
    assert (made[0].total, made[0].undated, made[0].points[0].count) == (6, 4, 2)


def test_gaps_are_those_of_each_period() -> None:
    both = {"2024-01": 1, "2024-02": 1}
    made = series([found(both, both)], "month", OPEN, lambda _, over: [Missing(7, 31), Missing(0, 29)])
    assert [(point.gaps, point.days) for point in made[0].points] == [(7, 31), (0, 29)]


def test_a_chosen_span_of_too_many_periods_is_refused_by_its_interval() -> None:
    with pytest.raises(RequestError) as refused:
        series([found({}, {})], "month", Days(date(1, 1, 1), date.max), no_gaps)
    assert refused.value.parameter == "interval"
