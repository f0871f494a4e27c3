"""Fetched pages, and what is known of addresses."""

from __future__ import annotations

import pytest

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.pages import MOST_FAILURES, ArchivedPage, FoundUrl, url_state
from newscrawl.archive.records import KnownUrl, WarcPosition
from newscrawl.models import Outcome, Role
from tests.archive.made import DAY, URL, A, digest, page, record, refusal

FOUND = FoundUrl("https://congdoan.example/moi-202.html", "congdoan:202", Role.ARTICLE)
VALIDATORS = (("ETag", '"7"'), ("Last-Modified", "Thu, 02 May 2024 03:04:05 GMT"))


def known(catalogue: Catalogue, key: str = URL) -> KnownUrl:
    found = catalogue.known_url("congdoan", key)
    assert found is not None
    return found


def test_page_comes_back_as_it_was_written(catalogue: Catalogue) -> None:
    fetched = record(catalogue, page(b"ab"))
    assert catalogue.page(fetched.id) == fetched
    assert (fetched.payload_bytes, fetched.fetched, fetched.outcome) == (2, DAY, None)


def test_same_warc_record_twice_is_one_page(catalogue: Catalogue) -> None:
    catalogue.start_run("congdoan", "crawl", DAY, "run-1")
    archived = ArchivedPage(page(), "run-1", "congdoan", URL, WarcPosition("b.warc.gz", 700, 9), "sha256:X")
    assert catalogue.record_page(archived, None).id == catalogue.record_page(archived, None).id


def test_outcome_once_written_stays(catalogue: Catalogue) -> None:
    fetched = record(catalogue)
    catalogue.decide(fetched.id, Outcome.LISTING)
    catalogue.decide(fetched.id, Outcome.FAILED, "no stage answered for it")
    found = catalogue.page(fetched.id)
    assert found is not None
    assert (found.outcome, found.detail) == (Outcome.LISTING, None)


def test_undecided_pages_are_those_without_an_outcome(catalogue: Catalogue) -> None:
    record(catalogue, outcome=Outcome.NOT_FOUND)
    open_page = record(catalogue)
    assert catalogue.undecided_pages("run-1") == [open_page]


def test_article_pages_come_in_the_order_fetched_over_batches(catalogue: Catalogue) -> None:
    days = (3, 1, 2)
    for day in days:
        record(catalogue, page(after_days=day))
    record(catalogue, page(role=Role.LISTING))
    record(catalogue, page(status=404), outcome=Outcome.NOT_FOUND)
    fetched = [found.fetched for found in catalogue.article_pages(batch=2)]
    assert [(moment - DAY).days for moment in fetched] == [1, 2, 3]


def test_pages_of_an_article_are_found_by_any_of_its_addresses(catalogue: Catalogue) -> None:
    first = record(catalogue, page(), key="congdoan:101")
    second = record(catalogue, page(url="https://www.congdoan.example/x-101.html"), key="congdoan:101")
    assert catalogue.pages_of(URL, "congdoan:101") == [first, second]


def test_what_a_listing_names_waits_to_be_fetched(catalogue: Catalogue) -> None:
    listing = record(catalogue, page(role=Role.LISTING))
    catalogue.decide(listing.id, Outcome.LISTING, None, [FOUND])
    assert [(url.url_key, url.found_on) for url in catalogue.pending_urls("congdoan")] == [("congdoan:202", URL)]


def test_address_found_twice_on_a_page_is_one(catalogue: Catalogue) -> None:
    listing = record(catalogue, page(role=Role.LISTING))
    catalogue.decide(listing.id, Outcome.LISTING, None, [FOUND, FOUND])
    assert len(catalogue.pending_urls("congdoan")) == 1


def test_waiting_addresses_are_counted_and_the_oldest_finds_given_first(catalogue: Catalogue) -> None:
    listing = record(catalogue, page(role=Role.LISTING))
    found = [FoundUrl(f"https://congdoan.example/{n}.html", f"congdoan:{n}", Role.ARTICLE) for n in range(300, 303)]
    catalogue.decide(listing.id, Outcome.LISTING, None, [FOUND, *found])
    every = catalogue.pending_urls("congdoan")
    assert (catalogue.pending_urls("congdoan", 2), catalogue.pending_count("congdoan")) == (every[:2], len(every))
    assert len(every) == 4


def test_fetched_address_waits_no_more(catalogue: Catalogue) -> None:
    listing = record(catalogue, page(role=Role.LISTING))
    catalogue.decide(listing.id, Outcome.LISTING, None, [FOUND])
    record(catalogue, page(url=FOUND.url), key=FOUND.url_key)
    assert catalogue.pending_urls("congdoan") == []


def test_known_address_that_is_found_again_keeps_its_state(catalogue: Catalogue) -> None:
    record(catalogue, page(url=FOUND.url, status=404), key=FOUND.url_key)
    listing = record(catalogue, page(role=Role.LISTING))
    catalogue.decide(listing.id, Outcome.LISTING, None, [FOUND])
    assert known(catalogue, FOUND.url_key).state == "gone"


class TestFailures:
    def failed(self, catalogue: Catalogue, times: int) -> None:
        listing = record(catalogue, page(role=Role.LISTING))
        catalogue.decide(listing.id, Outcome.LISTING, None, [FOUND])
        for _ in range(times):
            catalogue.mark_url("congdoan", FOUND.url_key, "failed")

    def test_address_that_did_not_answer_is_asked_again(self, catalogue: Catalogue) -> None:
        self.failed(catalogue, 1)
        assert [url.url for url in catalogue.pending_urls("congdoan")] == [FOUND.url]

    def test_address_that_never_answers_is_given_up(self, catalogue: Catalogue) -> None:
        self.failed(catalogue, MOST_FAILURES)
        assert catalogue.pending_urls("congdoan") == []

    def test_answer_ends_the_count(self, catalogue: Catalogue) -> None:
        self.failed(catalogue, 3)
        record(catalogue, page(url=FOUND.url), key=FOUND.url_key)
        assert known(catalogue, FOUND.url_key).failures == 0

    def test_server_error_counts(self, catalogue: Catalogue) -> None:
        record(catalogue, page(status=503), outcome=Outcome.RETRIED)
        assert (known(catalogue).state, known(catalogue).failures) == ("failed", 1)

    def test_forbidden_address_does_not_wait(self, catalogue: Catalogue) -> None:
        self.failed(catalogue, 0)
        catalogue.mark_url("congdoan", FOUND.url_key, "forbidden")
        assert catalogue.pending_urls("congdoan") == []


class TestValidators:
    """What a site may answer "not modified" to."""

    def test_answer_brings_them(self, catalogue: Catalogue) -> None:
        record(catalogue, page(headers=VALIDATORS))
        assert (known(catalogue).etag, known(catalogue).last_modified) == (VALIDATORS[0][1], VALIDATORS[1][1])

    def test_not_modified_keeps_them(self, catalogue: Catalogue) -> None:
        record(catalogue, page(headers=VALIDATORS))
        record(catalogue, page(b"", status=304, after_days=1), outcome=Outcome.UNCHANGED)
        assert known(catalogue).etag == '"7"'

    def test_later_answer_without_them_clears_them(self, catalogue: Catalogue) -> None:
        record(catalogue, page(headers=VALIDATORS))
        record(catalogue, page(after_days=1))
        assert known(catalogue).etag is None

    @pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.BLOCKED])
    def test_page_that_could_not_be_digested_is_asked_for_whole(self, catalogue: Catalogue, outcome: Outcome) -> None:
        catalogue.publish(record(catalogue, page(headers=VALIDATORS)), refusal(outcome))
        assert (known(catalogue).etag, known(catalogue).last_modified) == (None, None)

    @pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.BLOCKED])
    def test_feed_that_could_not_be_read_is_asked_for_whole(self, catalogue: Catalogue, outcome: Outcome) -> None:
        feed = record(catalogue, page(role=Role.FEED, headers=VALIDATORS))
        catalogue.decide(feed.id, outcome)
        assert known(catalogue).etag is None

    def test_published_article_keeps_them(self, catalogue: Catalogue) -> None:
        catalogue.publish(record(catalogue, page(headers=VALIDATORS)), digest(A))
        assert known(catalogue).etag == '"7"'


@pytest.mark.parametrize(
    ("status", "state"),
    [(200, "fetched"), (301, "fetched"), (304, "fetched"), (404, "gone"), (410, "gone"), (403, "blocked"),
     (429, "blocked"), (451, "blocked"), (500, "failed"), (418, "failed")],
)  # fmt: skip
def test_state_of_an_address_after_an_answer(status: int, state: str) -> None:
    assert url_state(status) == state
