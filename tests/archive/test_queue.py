"""What the index still has to take: nothing is forgotten, nothing is said to be delivered that is not."""

from __future__ import annotations

import pytest

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.records import Waiting
from tests.archive.made import A, B, digest, page, record


def publish(catalogue: Catalogue, text: str, article_id: str = "a1", after_days: float = 0) -> None:
    fetched = record(catalogue, page(after_days=after_days, url=f"https://congdoan.example/{article_id}.html"))
    catalogue.publish(fetched, digest(text, article_id=article_id))


def only(catalogue: Catalogue) -> Waiting:
    [item] = catalogue.waiting(10)
    return item


@pytest.fixture
def first(catalogue: Catalogue) -> Waiting:
    """The ticket of an article's first revision."""
    publish(catalogue, A)
    return only(catalogue)


def test_published_article_waits(catalogue: Catalogue, first: Waiting) -> None:
    assert (first.article_id, first.withdrawn, catalogue.waiting_count()) == ("a1", False, 1)


def test_delivered_article_waits_no_more(catalogue: Catalogue, first: Waiting) -> None:
    catalogue.mark_delivered([first], {"a1": 1}, "mapping-1")
    assert catalogue.waiting_count() == 0
    delivery = catalogue.delivery("a1")
    assert (delivery.revision, delivery.mapping_version, delivery.waiting_since) == (1, "mapping-1", None)


def test_article_revised_while_it_is_delivered_goes_on_waiting(catalogue: Catalogue, first: Waiting) -> None:
    publish(catalogue, B, after_days=1)
    catalogue.mark_delivered([first], {"a1": 1}, "mapping-1")
    assert only(catalogue).ticket != first.ticket


def test_older_revision_sent_over_a_newer_one_by_a_slow_process_waits_again(
    catalogue: Catalogue, first: Waiting
) -> None:
    publish(catalogue, B, after_days=1)
    catalogue.mark_delivered([only(catalogue)], {"a1": 2}, "mapping-1")
    catalogue.mark_delivered([first], {"a1": 1}, "mapping-1")
    assert catalogue.waiting_count() == 1


def test_article_delivered_by_two_processes_at_once_does_not_wait(catalogue: Catalogue, first: Waiting) -> None:
    for _ in range(2):
        catalogue.mark_delivered([first], {"a1": 1}, "mapping-1")
    assert catalogue.waiting_count() == 0


def test_article_withdrawn_while_another_process_sends_it_is_removed_again(
    catalogue: Catalogue, first: Waiting
) -> None:
    catalogue.drop_unbuilt("mark", None, {found.id for found in catalogue.article_pages()})
    catalogue.mark_delivered([only(catalogue)], {}, "mapping-1")
    catalogue.mark_delivered([first], {"a1": 1}, "mapping-1")
    assert only(catalogue).withdrawn


def test_undelivered_article_goes_on_waiting_with_the_reason(catalogue: Catalogue, first: Waiting) -> None:
    catalogue.mark_undelivered([first], "the index is down")
    delivery = catalogue.delivery("a1")
    assert (delivery.attempts, delivery.error, catalogue.waiting_count()) == (1, "the index is down", 1)


def test_article_that_was_refused_comes_after_those_never_tried(catalogue: Catalogue, first: Waiting) -> None:
    catalogue.mark_undelivered([first], "refused")
    publish(catalogue, B, "a2")
    assert [item.article_id for item in catalogue.waiting(10)] == ["a2", "a1"]


def test_new_revision_forgets_earlier_attempts(catalogue: Catalogue, first: Waiting) -> None:
    catalogue.mark_undelivered([first], "refused")
    publish(catalogue, B, after_days=1)
    assert catalogue.delivery("a1").attempts == 0


def test_withdrawn_article_waits_to_be_removed(catalogue: Catalogue, first: Waiting) -> None:
    catalogue.mark_delivered([first], {"a1": 1}, "mapping-1")
    catalogue.drop_unbuilt("mark", None, {found.id for found in catalogue.article_pages()})
    assert only(catalogue).withdrawn


def test_removed_article_is_delivered_no_more(catalogue: Catalogue, first: Waiting) -> None:
    catalogue.mark_delivered([first], {"a1": 1}, "mapping-1")
    catalogue.drop_unbuilt("mark", None, {found.id for found in catalogue.article_pages()})
    catalogue.mark_delivered([only(catalogue)], {}, "mapping-1")
    assert catalogue.delivery("a1").revision is None


def test_article_that_comes_back_is_withdrawn_no_more(catalogue: Catalogue, first: Waiting) -> None:
    catalogue.drop_unbuilt("mark", None, {found.id for found in catalogue.article_pages()})
    publish(catalogue, A, after_days=1)
    assert not only(catalogue).withdrawn


def test_enqueue_all_has_every_article_wait(catalogue: Catalogue, first: Waiting) -> None:
    catalogue.mark_delivered([first], {"a1": 1}, "mapping-1")
    publish(catalogue, A, "a2")
    assert catalogue.enqueue_all() == 2
    assert {item.article_id for item in catalogue.waiting(10)} == {"a1", "a2"}


def test_enqueue_all_keeps_the_tickets_of_what_waits(catalogue: Catalogue, first: Waiting) -> None:
    catalogue.enqueue_all()
    assert only(catalogue) == first


def test_enqueue_all_of_an_empty_catalogue_is_nothing(catalogue: Catalogue) -> None:
    assert catalogue.enqueue_all() == 0


def test_limit_bounds_what_is_given_out(catalogue: Catalogue) -> None:
    for number in range(3):
        publish(catalogue, A, f"a{number}")
    assert len(catalogue.waiting(2)) == 2
