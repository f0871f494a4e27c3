"""What a citation of a result can say later: what the index took and dropped since."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.records import ChangesSince, IndexState
from tests.archive.made import NEW, A, B, digest, page, record

MAPPING = "mapping-1"
BEFORE = datetime(2020, 1, 1, tzinfo=UTC)


def publish(catalogue: Catalogue, text: str = A, article_id: str = "a1", **fields: object) -> None:
    fetched = page(text.encode(), url=f"https://congdoan.example/{article_id}.html")
    catalogue.publish(record(catalogue, fetched), digest(text, article_id=article_id, **fields))  # type: ignore[arg-type]


def deliver(catalogue: Catalogue, mapping: str = MAPPING) -> datetime:
    """What waits is in the index; gives the moment after."""
    waiting = catalogue.waiting(100)
    held = catalogue.articles([item.article_id for item in waiting])
    catalogue.mark_delivered(waiting, {stored.article.id: stored.revision for stored in held}, mapping)
    return datetime.now(UTC)


def withdraw(catalogue: Catalogue) -> None:
    catalogue.drop_unbuilt("rebuild-1", None, {fetched.id for fetched in catalogue.all_pages()})


def test_an_index_that_took_nothing_holds_nothing(catalogue: Catalogue) -> None:
    assert catalogue.index_state() == IndexState(0, None)
    assert catalogue.changes_since(BEFORE) == ChangesSince(0, 0)


def test_a_new_article_is_taken_after_the_moment_before_it_and_not_after_the_one_behind_it(
    catalogue: Catalogue,
) -> None:
    publish(catalogue)
    after = deliver(catalogue)
    assert catalogue.changes_since(BEFORE) == ChangesSince(1, 0)
    assert catalogue.changes_since(after) == ChangesSince(0, 0)
    state = catalogue.index_state()
    assert state.articles == 1
    assert state.changed is not None
    assert after - timedelta(minutes=1) < state.changed <= after


def test_an_article_that_waits_is_not_taken_yet(catalogue: Catalogue) -> None:
    publish(catalogue)
    assert catalogue.changes_since(BEFORE) == ChangesSince(0, 0)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"text": B}, id="another text"),
        pytest.param({"versions": NEW}, id="read by a newer reader"),
    ],
)
def test_an_article_that_reads_otherwise_is_taken_again(catalogue: Catalogue, change: dict[str, object]) -> None:
    publish(catalogue)
    after = deliver(catalogue)
    publish(catalogue, **change)  # type: ignore[arg-type]
    deliver(catalogue)
    assert catalogue.changes_since(after) == ChangesSince(1, 0)
    assert catalogue.index_state().articles == 1


def test_sending_everything_again_changes_nothing(catalogue: Catalogue) -> None:
    publish(catalogue)
    after = deliver(catalogue)
    catalogue.enqueue_all()
    deliver(catalogue)
    assert catalogue.changes_since(after) == ChangesSince(0, 0)


def test_another_mapping_may_change_every_result(catalogue: Catalogue) -> None:
    publish(catalogue)
    after = deliver(catalogue)
    catalogue.enqueue_all()
    deliver(catalogue, "mapping-2")
    assert catalogue.changes_since(after) == ChangesSince(1, 0)


def test_a_withdrawn_article_is_dropped_once(catalogue: Catalogue) -> None:
    publish(catalogue)
    after = deliver(catalogue)
    withdraw(catalogue)
    later = deliver(catalogue)
    assert catalogue.changes_since(after) == ChangesSince(0, 1)
    assert catalogue.changes_since(later) == ChangesSince(0, 0)
    assert catalogue.index_state().articles == 0


def test_an_article_that_comes_back_is_taken_again(catalogue: Catalogue) -> None:
    publish(catalogue)
    deliver(catalogue)
    withdraw(catalogue)
    after = deliver(catalogue)
    publish(catalogue)
    deliver(catalogue)
    assert catalogue.changes_since(after) == ChangesSince(1, 0)


def test_an_index_built_anew_of_the_same_articles_changes_nothing(catalogue: Catalogue) -> None:
    publish(catalogue)
    after = deliver(catalogue)
    catalogue.mark_all_delivered(catalogue.begin_index(), datetime.now(UTC), MAPPING)
    assert catalogue.changes_since(after) == ChangesSince(0, 0)


def test_an_index_built_anew_lacks_what_was_withdrawn_and_has_what_came(catalogue: Catalogue) -> None:
    publish(catalogue, article_id="old")
    after = deliver(catalogue)
    withdraw(catalogue)
    publish(catalogue, article_id="new")
    catalogue.mark_all_delivered(catalogue.begin_index(), datetime.now(UTC), MAPPING)
    assert catalogue.changes_since(after) == ChangesSince(1, 1)


def test_revision_marks_come_in_batches_oldest_first(catalogue: Catalogue) -> None:
    publish(catalogue, A)
    publish(catalogue, B)
    publish(catalogue, article_id="a2")
    marks = catalogue.revision_marks(["a1", "a2", "none"])
    assert [[mark.number for mark in marks[each]] for each in ("a1", "a2")] == [[1, 2], [1]]
    assert marks["a1"][1].content_hash == catalogue.revisions("a1")[1].content_hash
    assert "none" not in marks
