"""Which days a source was collected on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.coverage import Coverage, DaySet, DaySpan, span_of_run
from newscrawl.models import Outcome, Role
from tests.archive.made import digest, page, record

BEGAN = datetime(2024, 5, 10, 3, tzinfo=UTC)
MAY = (date(2024, 5, 1), date(2024, 5, 31))


def day(number: int) -> date:
    return date(2024, 5, number)


def run(
    catalogue: Catalogue, command: str = "crawl", *, state: str = "finished", outcome: Outcome | None = None
) -> None:
    """A run of 10 May that read a listing."""
    run_id = catalogue.start_run("congdoan", command, BEGAN, f"run-{command}")
    record(catalogue, page(role=Role.LISTING), run_id=run_id, outcome=outcome or Outcome.LISTING)
    catalogue.finish_run(run_id, state)


def publish(catalogue: Catalogue, published: datetime, article_id: str = "a1") -> None:
    fetched = record(catalogue, page(url=f"https://congdoan.example/{article_id}.html"), run_id="run-other")
    catalogue.publish(fetched, digest("Tin.", article_id=article_id, published=published))


def collected(catalogue: Catalogue) -> list[int]:
    """The days of May that the source was collected on."""
    days = catalogue.collected().sources.get("congdoan", DaySet.of(()))
    return [number for number in range(1, 32) if day(number) in days]


def test_finished_run_collects_its_day_and_those_within_its_reach(catalogue: Catalogue) -> None:
    run(catalogue)
    assert collected(catalogue) == [7, 8, 9, 10]


@pytest.mark.parametrize("state", ["running", "failed", "interrupted"])
def test_run_that_did_not_end_well_collects_no_day(sqlite_catalogue: Catalogue, state: str) -> None:
    run(sqlite_catalogue, state=state)
    assert collected(sqlite_catalogue) == []


@pytest.mark.parametrize("outcome", [Outcome.BLOCKED, Outcome.FAILED])
def test_run_that_read_no_listing_collects_no_day(sqlite_catalogue: Catalogue, outcome: Outcome) -> None:
    run(sqlite_catalogue, outcome=outcome)
    assert collected(sqlite_catalogue) == []


def test_day_on_which_an_article_held_was_published_is_collected(catalogue: Catalogue) -> None:
    publish(catalogue, datetime(2024, 5, 2, tzinfo=UTC))
    assert collected(catalogue) == [2]


def test_finished_backfill_collects_from_the_first_article_held(catalogue: Catalogue) -> None:
    publish(catalogue, datetime(2024, 5, 2, tzinfo=UTC))
    run(catalogue, "crawl --backfill")
    assert collected(catalogue) == [*range(2, 11)]


def test_backfill_without_articles_reaches_as_far_as_a_daily_crawl(sqlite_catalogue: Catalogue) -> None:
    run(sqlite_catalogue, "crawl --backfill")
    assert collected(sqlite_catalogue) == [7, 8, 9, 10]


@pytest.mark.parametrize(
    ("command", "first"),
    [
        ("crawl", 7),
        ("crawl congdoan --data /srv/news", 7),
        ("crawl --backfill", 2),
        ("crawl --backfill --since 2024-5-6", 6),
        ("crawl --since=2024-05-09", 9),
        ("crawl --limit 5", None),
        ("crawl --backfill --limit=5", None),
        ("crawl --from-warc a.warc.gz", None),
    ],
)
def test_command_says_which_days_a_run_collected(command: str, first: int | None) -> None:
    expected = None if first is None else DaySpan(day(first), day(10))
    assert span_of_run(command, BEGAN, day(2)) == expected


def test_run_after_midnight_in_vietnam_began_on_the_new_day() -> None:
    assert span_of_run("crawl", datetime(2024, 5, 9, 18, tzinfo=UTC), None) == DaySpan(day(7), day(10))


def test_gaps_are_the_source_days_not_collected() -> None:
    coverage = Coverage(
        {"a": DaySet.of([DaySpan(day(1), day(10))]), "b": DaySet.of([DaySpan(day(5), day(6))])}, day(31)
    )
    assert coverage.gaps([MAY, (day(5), day(5)), (day(9), day(12))]) == [21 + 29, 0, 2 + 4]


def test_gaps_of_chosen_sources_count_no_others() -> None:
    coverage = Coverage({"a": DaySet.of([DaySpan(day(1), day(10))]), "b": DaySet.of(())}, day(31))
    assert coverage.gaps([MAY], ["a", "a"]) == [21]


def test_source_that_is_not_known_was_never_collected() -> None:
    assert Coverage({}, day(31)).gaps([MAY], ["new"]) == [31]


def test_days_that_are_not_over_are_no_gaps() -> None:
    coverage = Coverage({"a": DaySet.of(())}, day(3))
    assert coverage.gaps([MAY, (day(4), day(9))]) == [3, 0]


def test_day_of_the_question_is_not_over(sqlite_catalogue: Catalogue) -> None:
    now = datetime.now(UTC) + timedelta(hours=7)
    assert sqlite_catalogue.collected().until == now.date() - timedelta(days=1)


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 12)).map(
        lambda pair: DaySpan(day(1) + timedelta(pair[0]), day(1) + timedelta(pair[0] + pair[1]))
    )
)


@given(SPANS, st.integers(0, 80), st.integers(0, 30))
def test_gaps_are_what_counting_day_by_day_gives(spans: list[DaySpan], first: int, length: int) -> None:
    days = DaySet.of(spans)
    asked = [day(1) + timedelta(first + number) for number in range(length + 1)]
    missing = sum(not any(span.first <= each <= span.last for span in spans) for each in asked)
    coverage = Coverage({"a": days}, date(2026, 1, 1))
    assert coverage.gaps([(asked[0], asked[-1])]) == [missing]
    assert sum(each not in days for each in asked) == missing


@given(SPANS)
def test_spans_of_a_day_set_are_in_order_and_apart(spans: list[DaySpan]) -> None:
    merged = list(DaySet.of(spans).spans())
    assert all(one.last + timedelta(days=1) < other.first for one, other in pairwise(merged))
