"""Where the points, numbers and gaps of a chart of trends stand."""

from __future__ import annotations

import pytest

from search.trends import Point
from search.web.trend_chart import Dot, Gap, TrendChart, band, path, round_axis, trend_chart

#: Source-days of each period.
DAYS = 100


def point(start: str, count: int, of: int = 10, gaps: int = 0) -> Point:
    if not of:
        return Point(start, count, of, None, None, None, gaps, DAYS)
    return Point(start, count, of, count / of, max(0.0, count / of - 0.1), count / of + 0.1, gaps, DAYS)


def months(counts: list[int], of: int = 10) -> list[Point]:
    return [point(f"{2020 + number // 12}-{number % 12 + 1:02}-01", count, of) for number, count in enumerate(counts)]


def drawn(*series: list[Point], share: bool = False) -> TrendChart:
    chart = trend_chart(series, "share" if share else "count")
    assert chart is not None
    return chart


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (3, [0, 1, 2, 3]),
        (7, [0, 2, 4, 6, 8]),
        (49, [0, 10, 20, 30, 40, 50]),
        (1234, [0, 500, 1000, 1500]),
    ],
)
def test_an_axis_of_counts_has_round_whole_numbers_from_zero(highest: float, ticks: list[float]) -> None:
    assert round_axis(highest, whole=True) == ticks


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [(1, [0, 0.2, 0.4, 0.6, 0.8, 1]), (0.95, [0, 0.2, 0.4, 0.6, 0.8, 1]), (0.004, [0, 0.001, 0.002, 0.003, 0.004])],
)
def test_an_axis_of_shares_ends_at_the_whole(highest: float, ticks: list[float]) -> None:
    assert round_axis(highest, whole=False) == ticks


@pytest.mark.parametrize("highest", [1, 2, 5, 6, 11, 99, 101, 12345])
def test_an_axis_reaches_over_the_highest_with_few_numbers(highest: int) -> None:
    ticks = round_axis(highest, whole=True)
    assert ticks[-1] >= highest
    assert len(ticks) <= 7


def test_points_stand_in_the_middle_of_their_periods_from_zero_up() -> None:
    (line,) = drawn(months([0, 2, 4, 4])).lines
    assert line.dots == (Dot(0, 0.125, 1), Dot(1, 0.375, 0.5), Dot(2, 0.625, 0), Dot(3, 0.875, 0))


def test_all_lines_have_one_axis() -> None:
    low, high = drawn(months([1]), months([4])).lines
    assert (low.dots[0].y, high.dots[0].y) == (0.75, 0)


def test_a_share_of_nothing_breaks_the_line() -> None:
    points = [point("2020-01-01", 1), point("2020-02-01", 0, of=0), point("2020-03-01", 1)]
    (line,) = drawn(points, share=True).lines
    assert [[dot.number for dot in stretch] for stretch in line.stretches] == [[0], [2]]


def test_a_count_of_nothing_is_zero() -> None:
    (line,) = drawn([point("2020-01-01", 1), point("2020-02-01", 0, of=0)]).lines
    assert [dot.y for dot in line.dots] == [0, 1]


def test_an_interval_surrounds_its_share() -> None:
    ((dot,),) = (line.dots for line in drawn([point("2020-01-01", 5)], share=True).lines)
    assert dot.high is not None
    assert dot.low is not None
    assert dot.high < dot.y < dot.low


def test_counts_have_no_interval() -> None:
    (line,) = drawn(months([1, 2])).lines
    assert band(line.dots, 100, 100) == ""


def test_a_band_goes_along_the_upper_ends_and_back_along_the_lower() -> None:
    assert band((Dot(0, 0.25, 0.5, 0.6, 0.4), Dot(1, 0.75, 0.5, 0.7, 0.3)), 100, 10) == "M25 4 75 3 75 7 25 6z"


def test_a_band_is_cut_at_the_top() -> None:
    assert band((Dot(0, 0.5, 0.2, 0.4, -3.0),), 100, 10) == "M50 0 50 4z"


def test_an_interval_that_reaches_far_presses_no_line_flat() -> None:
    wide = Point("2020-01-01", 0, 1, 0.0, 0.0, 0.79, 0, DAYS)
    chart = drawn([point("2020-02-01", 1), wide], share=True)
    assert chart.ticks[-1].value == 0.2
    assert chart.cut


def test_a_lone_point_is_a_dot() -> None:
    assert path((Dot(0, 0.5, 0.5),), 100, 100) == "M50 50h0"


def test_a_stretch_is_one_path() -> None:
    assert path((Dot(0, 0.25, 0.5), Dot(1, 0.75, 1)), 100, 100) == "M25 50 75 100"


def missing(*days: int) -> list[Point]:
    return [point(f"2020-0{number}-01", 1, gaps=gaps) for number, gaps in enumerate(days, start=1)]


def test_neighbouring_gaps_of_any_series_are_shaded_as_one() -> None:
    assert drawn(missing(0, 50, 0, 0), missing(0, 0, 20, 0)).gaps == (Gap(0.25, 0.5, "part"),)


def test_gaps_are_told_apart_by_the_share_that_is_missing() -> None:
    chart = drawn(missing(5, 50, 95, 0))
    assert chart.gaps == (Gap(0, 0.25, "some"), Gap(0.25, 0.25, "part"), Gap(0.5, 0.25, "most"))
    assert chart.grades == {"some", "part", "most"}


def test_years_are_labelled_where_they_begin() -> None:
    labels = drawn(months([1] * 36)).labels
    assert [(label.start.year, label.of_year) for label in labels] == [(2020, True), (2021, True), (2022, True)]


def test_months_are_labelled_where_there_are_hardly_any_years() -> None:
    assert [label.of_year for label in drawn(months([1, 1, 1])).labels] == [False, False, False]


def test_labels_are_few_enough_for_a_phone() -> None:
    assert len(drawn(months([1] * 12 * 25)).labels) <= 6


def test_a_long_line_has_marks_far_from_each_other() -> None:
    (line,) = drawn(months([1] * 240)).lines
    assert len(line.marks) == 12


def test_a_long_line_has_no_mark_on_zero() -> None:
    (line,) = drawn(months([0, 3] * 20)).lines
    assert len(line.marked) == 20
    assert not any(dot.zero for dot in (*line.marked, *line.marks))


def test_a_short_line_has_its_marks_on_zero_too() -> None:
    (line,) = drawn(months([0, 3] * 6)).lines
    assert line.marked == line.dots


def test_without_periods_there_is_no_chart() -> None:
    assert trend_chart([[]], "count") is None
