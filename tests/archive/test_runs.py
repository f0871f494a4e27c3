"""Runs, and how each source does."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import Engine, event

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.runs import new_run_id
from newscrawl.models import Outcome
from tests.archive.made import DAY, digest, page, record


def test_outcomes_of_a_run_and_what_is_undecided_add_up_to_its_responses(catalogue: Catalogue) -> None:
    for outcome in (Outcome.ROBOTS, Outcome.LISTING, Outcome.NOT_FOUND, Outcome.NOT_FOUND, None):
        record(catalogue, outcome=outcome)
    run = catalogue.run("run-1")
    assert run is not None
    assert run.outcomes == {Outcome.ROBOTS: 1, Outcome.LISTING: 1, Outcome.NOT_FOUND: 2}
    assert (run.responses, run.undecided) == (5, 1)


def test_run_begins_as_running(catalogue: Catalogue) -> None:
    run_id = catalogue.start_run("congdoan", "newscrawl crawl")
    assert catalogue.running_runs() == [run_id]


def test_finished_run_says_how_and_what_was_not_fetched(catalogue: Catalogue) -> None:
    run_id = catalogue.start_run("congdoan", "newscrawl crawl")
    catalogue.finish_run(run_id, "finished", {"robots-forbidden": 2})
    run = catalogue.run(run_id)
    assert run is not None
    assert (run.state, run.not_fetched, run.finished is not None) == ("finished", {"robots-forbidden": 2}, True)
    assert catalogue.running_runs() == []


def test_known_run_is_left_as_it_is(catalogue: Catalogue) -> None:
    catalogue.start_run("congdoan", "newscrawl crawl", DAY, "run-1")
    catalogue.start_run("congdoan", "read back from the archive", DAY, "run-1")
    run = catalogue.run("run-1")
    assert run is not None
    assert run.command == "newscrawl crawl"


def test_runs_come_newest_first_and_by_source(catalogue: Catalogue) -> None:
    for day, source in ((1, "congdoan"), (2, "baolaodong"), (3, "congdoan")):
        catalogue.start_run(source, "crawl", datetime(2024, 5, day, tzinfo=UTC), f"run-{day}")
    assert [run.id for run in catalogue.runs("congdoan")] == ["run-3", "run-1"]
    assert [run.id for run in catalogue.runs(limit=2)] == ["run-3", "run-2"]


def test_unknown_run_is_none(catalogue: Catalogue) -> None:
    assert catalogue.run("run-9") is None


def test_outcome_totals_are_over_all_runs_of_the_source(catalogue: Catalogue) -> None:
    record(catalogue, run_id="run-1", outcome=Outcome.LISTING)
    record(catalogue, run_id="run-2", outcome=Outcome.LISTING)
    record(catalogue, page(source="baolaodong"), run_id="run-3", outcome=Outcome.LISTING)
    assert catalogue.outcome_totals("congdoan") == {Outcome.LISTING: 2}


def test_status_of_a_source_counts_articles_and_what_waits(catalogue: Catalogue) -> None:
    catalogue.publish(record(catalogue), digest("Tin.", published=DAY))
    [status] = catalogue.source_statuses()
    assert (status.source, status.articles, status.waiting_for_index) == ("congdoan", 1, 1)
    assert status.first_published == DAY.isoformat()
    assert status.last_run is not None


def test_status_of_one_source_is_the_one_of_all(catalogue: Catalogue) -> None:
    catalogue.publish(record(catalogue), digest("Tin.", published=DAY))
    record(catalogue, page(source="baolaodong"), run_id="run-2", outcome=Outcome.LISTING)
    assert [
        catalogue.source_status(status.source) for status in catalogue.source_statuses()
    ] == catalogue.source_statuses()


def test_status_of_each_source_has_its_last_run_with_outcomes(catalogue: Catalogue) -> None:
    for number, source in ((1, "congdoan"), (2, "baolaodong"), (3, "congdoan")):
        catalogue.start_run(source, "crawl", datetime(2024, 5, number, tzinfo=UTC), f"run-{number}")
    record(catalogue, run_id="run-1", outcome=Outcome.ROBOTS)
    record(catalogue, run_id="run-3", outcome=Outcome.LISTING)
    record(catalogue, run_id="run-3", outcome=None)
    last = {status.source: status.last_run for status in catalogue.source_statuses()}
    assert last == {"congdoan": catalogue.run("run-3"), "baolaodong": catalogue.run("run-2")}
    assert last["congdoan"] is not None
    assert (last["congdoan"].outcomes, last["congdoan"].undecided) == ({Outcome.LISTING: 1}, 1)


def test_statuses_take_as_many_queries_whatever_the_number_of_sources(catalogue: Catalogue) -> None:
    def asked() -> int:
        queries: list[str] = []

        def note(_connection: object, _cursor: object, query: str, *_: object) -> None:
            queries.append(query)

        event.listen(Engine, "before_cursor_execute", note)
        try:
            catalogue.source_statuses()
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        return sum(query.lstrip().startswith("SELECT") for query in queries)

    catalogue.start_run("congdoan", "crawl")
    of_one = asked()
    for number in range(5):
        catalogue.start_run(f"source-{number}", "crawl")
    assert asked() == of_one


def test_a_source_never_met_has_no_status(catalogue: Catalogue) -> None:
    assert catalogue.source_status("congdoan") is None


def test_coverage_counts_by_the_day_that_the_site_states(catalogue: Catalogue) -> None:
    for number, published in enumerate((DAY, DAY, None)):
        fetched = record(catalogue, page(url=f"https://congdoan.example/{number}.html"))
        catalogue.publish(fetched, digest(f"Tin {number}.", article_id=f"a{number}", published=published))
    assert catalogue.coverage("congdoan") == {date(2024, 5, 2): 2}


def test_run_id_says_source_and_start() -> None:
    assert new_run_id("congdoan", DAY).startswith("congdoan-20240502T030405-")
