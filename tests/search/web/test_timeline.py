from __future__ import annotations

from datetime import date

import pytest

from search.collected import Missing
from search.result import TimelineBar
from search.web.timeline import MAXIMUM_LABELS, PLOT_HEIGHT, chart


def months(*counts: tuple[str, int]) -> list[TimelineBar]:
    return [TimelineBar(start, count, count * 2) for start, count in counts]


def test_no_dated_article_gives_no_chart() -> None:
    assert chart([]) is None
    assert chart(months(("2024-01-01", 0))) is None


def test_gaps_are_filled_to_whole_years() -> None:
    drawn = chart(months(("2022-05-01", 1), ("2023-11-01", 4)))
    assert drawn is not None
    assert len(drawn.bars) == 24
    assert [(bar.first, bar.count, bar.of) for bar in drawn.bars if bar.count] == [
        (date(2022, 5, 1), 1, 2),
        (date(2023, 11, 1), 4, 8),
    ]


def test_the_highest_bar_fills_the_height() -> None:
    drawn = chart(months(("2022-05-01", 1), ("2022-06-01", 4)))
    assert drawn is not None
    assert [(bar.y, bar.height) for bar in drawn.bars if bar.count] == [(75.0, 25.0), (0.0, PLOT_HEIGHT)]


def test_a_small_bar_can_still_be_seen() -> None:
    drawn = chart(months(("2022-05-01", 1), ("2022-06-01", 10_000)))
    assert drawn is not None
    assert min(bar.height for bar in drawn.bars if bar.count) >= 2


@pytest.mark.parametrize(("last", "yearly"), [("2024-12-01", False), ("2025-01-01", True)])
def test_beyond_five_years_a_bar_is_a_year(last: str, yearly: bool) -> None:
    drawn = chart(months(("2020-01-01", 1), (last, 1)))
    assert drawn is not None
    assert drawn.yearly is yearly


def test_a_years_bar_counts_its_months() -> None:
    drawn = chart(months(("2015-02-01", 1), ("2015-12-01", 2), ("2024-01-01", 1)))
    assert drawn is not None
    first = drawn.bars[0]
    assert (first.first, first.last, first.count, first.of) == (date(2015, 1, 1), date(2015, 12, 31), 3, 6)


@pytest.mark.parametrize("last_year", [2020, 2022, 2024, 2031, 2099])
def test_labels_never_crowd(last_year: int) -> None:
    drawn = chart(months(("2020-01-01", 1), (f"{last_year}-01-01", 1)))
    assert drawn is not None
    assert 1 <= len(drawn.labels) <= MAXIMUM_LABELS


def test_bars_stay_within_the_drawing() -> None:
    drawn = chart(months(("2020-01-01", 3), ("2022-12-01", 1)))
    assert drawn is not None
    assert all(bar.x >= 0 and bar.x + bar.width <= 100 for bar in drawn.bars)


@pytest.mark.parametrize(
    ("missing", "expected"),
    [(0, ""), (1, "some"), (9, "some"), (10, "part"), (90, "part"), (91, "most"), (100, "most")],
)
def test_a_bar_is_graded_by_the_share_of_days_missing(missing: int, expected: str) -> None:
    drawn = chart(months(("2022-05-01", 1)), [Missing(missing, 100)])
    assert drawn is not None
    assert [bar.grade for bar in drawn.bars if bar.count] == [expected]


def test_a_years_bar_sums_its_days() -> None:
    bars = months(("2015-02-01", 1), ("2015-12-01", 2), ("2024-01-01", 1))
    drawn = chart(bars, [Missing(28, 28), Missing(0, 31), Missing(0, 31)])
    assert drawn is not None
    assert (drawn.bars[0].gaps, drawn.bars[0].days, drawn.bars[0].grade) == (28, 59, "part")
    assert drawn.grades == {"", "part"}
