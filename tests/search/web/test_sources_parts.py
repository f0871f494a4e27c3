"""Days of a source as a map, its gaps, its health."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from newscrawl.archive.coverage import DaySet, DaySpan
from newscrawl.archive.records import RunSummary, SourceStatus
from search.web.sources_health import QUIET_DAYS, health
from search.web.sources_heat import gap_spans, heat_year, month_rows

TODAY = date(2024, 6, 1)
LOOKED = DaySet.of([DaySpan(date(2024, 1, 1), date(2024, 1, 10)), DaySpan(date(2024, 3, 1), date(2024, 3, 2))])


def status(*, state: str = "finished", last: str = "2024-05-30T08:00:00+07:00", waiting: int = 0) -> SourceStatus:
    started = datetime(2024, 5, 31, tzinfo=UTC)
    run = RunSummary("r", "bachdinh", started, started, state, "crawl", 1, {}, 0, {})
    return SourceStatus("bachdinh", 5, "2020-01-01", last, run, waiting)


def test_each_day_is_known_by_what_was_looked_for() -> None:
    shown = heat_year(2024, {date(2024, 1, 2): 4}, LOOKED, date(2024, 3, 5))
    states = {each.day: each.state for each in shown.days}
    assert [states[date(2024, *day)] for day in ((1, 2), (1, 3), (1, 11), (3, 6))] == [
        "articles", "none", "gap", "ahead",
    ]  # fmt: skip


def test_a_column_is_a_week_from_monday() -> None:
    shown = heat_year(2024, {}, LOOKED, TODAY)
    days = {each.day: (each.x, each.y) for each in shown.days}
    assert days[date(2024, 1, 1)] == (0, 0)  # a Monday
    assert days[date(2024, 1, 7)] == (0, 72)
    assert days[date(2024, 1, 8)] == (12, 0)


def test_a_years_figures_add_up() -> None:
    shown = heat_year(2024, {date(2024, 1, 2): 4, date(2023, 1, 1): 9}, LOOKED, date(2024, 3, 5))
    rows = month_rows(shown)
    assert (shown.articles, sum(row.articles for row in rows)) == (4, 4)
    assert shown.gaps == sum(row.gaps for row in rows) == 65 - 12
    assert len(rows) == 3


def test_outlines_hold_every_day_that_is_over() -> None:
    shown = heat_year(2024, {date(2024, 1, 2): 4}, LOOKED, TODAY)
    assert {look for look, _ in shown.outlines} == {"s4", "none", "gap"}


def test_gaps_are_spans_since_the_first_day() -> None:
    assert gap_spans(LOOKED, date(2024, 1, 5), date(2024, 3, 4)) == [
        DaySpan(date(2024, 1, 11), date(2024, 2, 29)),
        DaySpan(date(2024, 3, 3), date(2024, 3, 4)),
    ]


def test_gaps_of_a_thousand_years_are_one_span() -> None:
    assert gap_spans(DaySet.of([]), date(1000, 1, 1), TODAY) == [DaySpan(date(1000, 1, 1), TODAY)]
    assert gap_spans(LOOKED, TODAY, date(2024, 5, 1)) == []


def test_gaps_end_with_the_last_day_that_is_over() -> None:
    assert gap_spans(LOOKED, date(2023, 12, 31), date(2024, 1, 5)) == [DaySpan(date(2023, 12, 31), date(2023, 12, 31))]
    assert gap_spans(LOOKED, date(2024, 1, 9), date(2024, 2, 1)) == [DaySpan(date(2024, 1, 11), date(2024, 2, 1))]


def test_without_gaps_there_is_no_span() -> None:
    assert gap_spans(LOOKED, date(2024, 1, 1), date(2024, 1, 10)) == []


@pytest.mark.parametrize(("given", "said"), [
    (None, ["never"]),
    (status(), ["fine"]),
    (status(state="running"), ["fine"]),
    (status(state="failed"), ["failed"]),
    (status(waiting=3), ["waiting"]),
    (status(last="2024-01-01"), ["quiet"]),
    (status(state="interrupted", last="2024-01-01", waiting=1), ["failed", "quiet", "waiting"]),
])  # fmt: skip
def test_health_follows_its_rule(given: SourceStatus | None, said: list[str]) -> None:
    assert [each.kind for each in health(given, TODAY)] == said


def test_two_weeks_are_not_yet_quiet() -> None:
    last = (TODAY - timedelta(days=QUIET_DAYS)).isoformat()
    assert [each.kind for each in health(status(last=last), TODAY)] == ["fine"]
