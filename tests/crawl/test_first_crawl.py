"""A first crawl of the sample sites: what is collected, counted, kept and indexed."""

from __future__ import annotations

from collections import Counter

import pytest

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.warc_reader import read_page, responses, warc_files
from newscrawl.demo.expected import ExpectedArticle
from newscrawl.demo.server import ELSEWHERE
from newscrawl.models import Article, Outcome
from tests.command import CONTACT, newscrawl
from tests.crawl.conftest import SampleCrawl

FIELDS = ("title", "lead", "blocks", "author", "section", "tags", "published", "modified")


def articles_by_url(catalogue: Catalogue) -> dict[str, Article]:
    return {stored.article.url: stored.article for stored in catalogue.articles(list(catalogue.article_ids()))}


def test_every_sample_article_is_held_once(first_crawl: SampleCrawl, catalogue: Catalogue) -> None:
    expected = Counter((article.source, article.title) for article in first_crawl.sites.expected_articles())
    held = Counter((article.source, article.title) for article in articles_by_url(catalogue).values())
    assert held == expected


@pytest.mark.parametrize("field", FIELDS)
def test_field_reads_as_its_page_states_it(first_crawl: SampleCrawl, catalogue: Catalogue, field: str) -> None:
    held = {(article.source, article.title): article for article in articles_by_url(catalogue).values()}

    def read(article: ExpectedArticle) -> object:
        return getattr(held[article.source, article.title], field)

    wrong = [
        (article.url, read(article), getattr(article, field))
        for article in first_crawl.sites.expected_articles()
        if read(article) != getattr(article, field)
    ]
    assert wrong == []


def test_outcomes_are_those_that_the_sites_were_made_for(first_crawl: SampleCrawl, catalogue: Catalogue) -> None:
    expected = first_crawl.sites.expected_outcomes()
    assert {key: catalogue.outcome_totals(key) for key in first_crawl.keys} == {
        key: dict(expected[key]) for key in first_crawl.keys
    }


def test_outcomes_add_up_to_the_requests_that_the_sites_answered(
    first_crawl: SampleCrawl, catalogue: Catalogue
) -> None:
    runs = catalogue.runs(limit=100)
    assert [run.undecided for run in runs] == [0] * len(first_crawl.keys)
    assert all(sum(run.outcomes.values()) == run.responses for run in runs)
    assert sum(run.responses for run in runs) == len(first_crawl.sites.requests())


def test_the_printed_table_shows_outcomes_and_their_sum(first_crawl: SampleCrawl) -> None:
    total = len(first_crawl.sites.requests())
    row = next(line for line in first_crawl.output.splitlines() if line.startswith("│ responses"))
    assert row.rstrip(" │").endswith(str(total))
    assert "│ indexed" in first_crawl.output


def test_every_response_is_a_record_of_the_archive(first_crawl: SampleCrawl, catalogue: Catalogue) -> None:
    archived = [response for path in warc_files(first_crawl.data / "archive") for response in responses(path)]
    asked = Counter(
        (f"http://{request.host}{request.path}", request.status) for request in first_crawl.sites.requests()
    )
    assert Counter((response.page.final_url, response.page.status) for response in archived) == asked


def test_the_catalogue_points_at_the_bytes_of_each_page(first_crawl: SampleCrawl, catalogue: Catalogue) -> None:
    for record in catalogue.all_pages():
        page = read_page(first_crawl.data / "archive", record.warc)
        assert (page.final_url, page.status, page.role) == (record.final_url, record.status, record.role)


def test_forbidden_paths_are_never_asked_for(first_crawl: SampleCrawl, catalogue: Catalogue) -> None:
    skipped = Counter[str]()
    for run in catalogue.runs(limit=100):
        skipped.update(run.not_fetched)
    assert skipped["robots-forbidden"] >= 1
    assert skipped["unanswered"] == 0


def test_a_redirect_to_another_host_is_not_followed(first_crawl: SampleCrawl) -> None:
    assert not [request for request in first_crawl.sites.requests() if request.path.startswith(ELSEWHERE)]


def test_every_request_says_who_asks_and_how_to_reach_them(first_crawl: SampleCrawl) -> None:
    assert {CONTACT in request.headers.get("User-Agent", "") for request in first_crawl.sites.requests()} == {True}


def test_no_request_carries_a_cookie(first_crawl: SampleCrawl) -> None:
    assert not [request for request in first_crawl.sites.requests() if "Cookie" in request.headers]


def test_robots_txt_is_the_first_thing_asked_of_each_host(first_crawl: SampleCrawl) -> None:
    first: dict[str, str] = {}
    for request in first_crawl.sites.requests():
        first.setdefault(request.host, request.path)
    assert set(first.values()) == {"/robots.txt"}


def test_a_reprint_is_known_as_one(first_crawl: SampleCrawl, catalogue: Catalogue) -> None:
    reprint = next(article for article in first_crawl.sites.expected_articles() if article.reprint_of is not None)
    held = next(article for article in articles_by_url(catalogue).values() if article.title == reprint.title)
    assert [other.source for other in catalogue.reprints(held.id)] != []


def test_mentions_are_spans_of_the_text(catalogue: Catalogue) -> None:
    for stored in catalogue.articles(list(catalogue.article_ids())):
        assert stored.mentions
        assert all(stored.article.text[found.start : found.end] == found.text for found in stored.mentions)


def test_an_undiacritised_query_finds_articles(first_crawl: SampleCrawl) -> None:
    assert " 0 articles" not in newscrawl("search", "lien doan lao dong", data=first_crawl.data).stdout


def test_archive_catalogue_and_index_agree(first_crawl: SampleCrawl) -> None:
    assert newscrawl("verify", data=first_crawl.data).stdout == "archive, catalogue and index agree\n"


def test_trace_tells_each_hop(first_crawl: SampleCrawl) -> None:
    url = first_crawl.sites.expected_articles()[0].url
    lines = newscrawl("trace", url, data=first_crawl.data).stdout
    hops = ["url", "source", "discovery", "request", "archive", "digest", "outcome", "article", "revision", "index"]
    positions = [lines.find(f"\n{hop}" if hop != "url" else hop) for hop in hops]
    assert -1 not in positions
    assert positions == sorted(positions)


def test_no_page_failed(catalogue: Catalogue) -> None:
    assert [page.detail for page in catalogue.all_pages() if page.outcome is Outcome.FAILED] == []
