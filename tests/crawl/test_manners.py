"""How a site is treated, as the site itself sees it; and what it may answer without costing more than that page."""

from __future__ import annotations

import gzip
from itertools import pairwise
from pathlib import Path

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.records import RunSummary
from newscrawl.models import Outcome
from tests.command import newscrawl
from tests.crawl.tiny_site import Answer, tiny_site


def last_run(data: Path) -> RunSummary:
    catalogue = Catalogue.open(f"sqlite:///{data / 'catalogue.sqlite'}")
    run = catalogue.runs("tiny", limit=1)[0]
    catalogue.close()
    return run


def test_one_request_at_a_time_with_the_delay_between_them(tmp_path: Path) -> None:
    delay = 0.3
    with tiny_site({}, articles=6, slow_seconds=0.05) as site:
        site.write_source(tmp_path, delay_seconds=delay)
        newscrawl("crawl", "tiny", data=tmp_path)
        asked = sorted(site.busy, key=lambda request: request.start)
    assert len(asked) == 8
    # A busy machine may note one request late: each delay is measured with room for that, their sum nearly without.
    assert [pair for pair in pairwise(asked) if pair[1].start - pair[0].start < delay / 2] == []
    assert asked[-1].start - asked[0].start > (len(asked) - 1) * delay - 0.15
    assert [pair for pair in pairwise(asked) if pair[1].start < pair[0].end] == []


def test_a_gzipped_robots_txt_is_obeyed(tmp_path: Path) -> None:
    rules = gzip.compress(b"User-agent: *\nDisallow: /tin-0.html\n")
    answers = {"/robots.txt": Answer(rules, headers={"Content-Encoding": "gzip"})}
    with tiny_site(answers, articles=2) as site:
        site.write_source(tmp_path)
        newscrawl("crawl", "tiny", data=tmp_path)
        assert {request.path for request in site.busy} == {"/robots.txt", "/feed.xml", "/tin-1.html"}


def test_every_request_that_waits_for_robots_txt_obeys_it(tmp_path: Path) -> None:
    forbidden = [f"/feeds/{number}.xml" for number in range(6)]
    # Slow, so that all feeds wait for the rules together.
    with tiny_site({"/robots.txt": Answer(b"User-agent: *\nDisallow: /feeds/\n")}, slow_seconds=1) as site:
        site.write_source(tmp_path, feeds=[*forbidden, "/feed.xml"])
        newscrawl("crawl", "tiny", data=tmp_path)
        assert [request.path for request in site.busy] == ["/robots.txt", "/feed.xml"]
    assert last_run(tmp_path).not_fetched["robots-forbidden"] == len(forbidden)


def test_a_robots_txt_that_the_server_fails_to_give_forbids_everything(tmp_path: Path) -> None:
    with tiny_site({"/robots.txt": Answer(status=500)}, articles=2) as site:
        site.write_source(tmp_path)
        newscrawl("crawl", "tiny", data=tmp_path, check=False)
        assert {request.path for request in site.busy} == {"/robots.txt"}
    assert last_run(tmp_path).not_fetched["robots-forbidden"] == 1


def test_pages_that_are_no_use_cost_only_themselves(tmp_path: Path) -> None:
    answers = {
        "/tin-0.html": Answer(b"\x00\xff" * 5000, headers={"Content-Type": "text/html"}),
        "/tin-1.html": Answer(b"not gzip at all", headers={"Content-Type": "text/html", "Content-Encoding": "gzip"}),
        "/tin-2.html": Answer(b"%PDF-1.7 ...", headers={"Content-Type": "application/pdf"}),
        "/tin-3.html": Answer(b"<div>" * 100_000, headers={"Content-Type": "text/html"}),
        "/tin-4.html": Answer(status=302, headers={"Location": "http://["}),
        "/tin-5.html": Answer(status=302, headers={"Location": "/tin-5.html"}),
        "/tin-6.html": Answer(status=None),
        "/tin-7.html": Answer(status=451),
    }
    with tiny_site(answers, articles=10) as site:
        site.write_source(tmp_path)
        newscrawl("crawl", "tiny", data=tmp_path, check=False)
        answered = [request.path for request in site.busy if request.path != "/tin-6.html"]
    run = last_run(tmp_path)
    assert run.state == "finished"
    assert run.undecided == 0
    assert sum(run.outcomes.values()) == len(answered)
    assert run.outcomes[Outcome.INDEXED] == 2
    assert run.outcomes[Outcome.BLOCKED] == 1
    assert run.not_fetched["unanswered"] >= 1


def test_a_site_that_does_not_answer_is_said_to_have_failed(tmp_path: Path) -> None:
    with tiny_site({}) as site:
        site.write_source(tmp_path)
    done = newscrawl("crawl", "tiny", data=tmp_path, check=False)
    assert done.returncode == 1
    assert "tiny: nothing answered" in done.stderr
