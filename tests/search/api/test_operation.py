"""Sources and health."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from newscrawl.sources import Sources
from search.api.app import create_app
from search.services import Services
from tests.search.served import COUNT, SOURCES, archive


def test_every_configured_source_is_listed(client: TestClient) -> None:
    assert [source["key"] for source in client.get("/api/sources").json()["sources"]] == sorted(SOURCES.by_key)


def test_coverage_counts_the_dated_articles_by_day(client: TestClient) -> None:
    coverage = [source["coverage"] for source in client.get("/api/sources").json()["sources"]]
    assert coverage[0] == {"2023-08-19": 1, "2024-05-14": 1}


@pytest.mark.parametrize("number", [0, 1])
def test_outcomes_add_up_to_the_responses(client: TestClient, number: int) -> None:
    run = client.get("/api/sources").json()["sources"][number]["last_run"]
    assert sum(run["outcomes"].values()) + run["undecided"] == run["responses"]


def test_a_source_that_is_configured_no_more_is_still_listed(served: Services) -> None:
    app = create_app(served.catalogue, served.backend, Sources([]))
    listed = TestClient(app).get("/api/sources").json()["sources"]
    assert [(source["key"], source["configured"]) for source in listed] == [("bachdinh", False), ("songvang", False)]


def test_a_source_that_was_never_crawled_has_no_run(tmp_path: Path) -> None:
    with archive(tmp_path, ()) as empty:
        listed = TestClient(create_app(empty.catalogue, empty.backend, SOURCES)).get("/api/sources").json()["sources"]
    assert [(source["articles"], source["last_run"]) for source in listed] == [(0, None), (0, None)]


def test_health_says_what_the_backend_holds(client: TestClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"], answer.json()["documents"]) == (200, "ok", COUNT)


def test_health_is_503_while_the_backend_is_down(down: TestClient) -> None:
    answer = down.get("/healthz")
    assert (answer.status_code, answer.json()["reachable"]) == (503, False)
