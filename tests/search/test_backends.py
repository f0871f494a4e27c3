"""What both backends do alike, each on a real index: what is sent is there, and a hit says what was sent."""

from __future__ import annotations

from datetime import UTC, datetime

from search.backends.base import Backend
from search.document import Document
from search.fields import TEXT
from search.request import SearchRequest
from tests.search.asking import found, send
from tests.search.stored import documents, stored


def test_prepare_says_that_the_index_is_new_only_once(backend: Backend) -> None:
    assert backend.prepare() is False


def test_sent_document_is_found_at_once(backend: Backend) -> None:
    send(backend, stored("a", "Đại hội công đoàn Nhà máy Hương Trà"))
    assert found(backend, "hương trà") == ["a"]


def test_document_sent_again_replaces_the_one_of_its_id(backend: Backend) -> None:
    send(backend, stored("a", "Tiêu đề cũ"))
    send(backend, stored("a", "Tiêu đề mới"))
    assert (found(backend, "cũ"), found(backend, "mới")) == ([], ["a"])


def test_document_twice_in_a_batch_stands_once_as_last_sent(backend: Backend) -> None:
    send(backend, stored("a", "Tiêu đề cũ"), stored("a", "Tiêu đề mới"))
    assert [hit.title for hit in backend.search(SearchRequest()).hits] == ["Tiêu đề mới"]


def test_bad_document_is_rejected_and_the_others_of_its_batch_are_in(backend: Backend) -> None:
    bad = Document("bad", {TEXT.name: ("nửa \ud800 chữ",)})
    rejections = backend.send([*documents(stored("a")), bad, *documents(stored("b"))])
    assert [rejection.id for rejection in rejections] == ["bad"]
    assert "surrogate" in rejections[0].reason
    assert sorted(backend.ids()) == ["a", "b"]


def test_rejected_revision_leaves_the_earlier_one_in_place(backend: Backend) -> None:
    send(backend, stored("a", "Tiêu đề cũ"))
    assert backend.send([Document("a", {TEXT.name: 7})])  # type: ignore[dict-item]
    assert found(backend, "cũ") == ["a"]


def test_removed_document_is_gone_and_unknown_ids_are_no_error(backend: Backend) -> None:
    send(backend, stored("a"), stored("b"))
    backend.remove(["a", "never-there"])
    assert found(backend) == ["b"]


def test_cleared_index_holds_nothing_and_takes_documents_again(backend: Backend) -> None:
    send(backend, stored("a"))
    backend.clear()
    assert list(backend.ids()) == []
    send(backend, stored("b"))
    assert found(backend) == ["b"]


def test_health_counts_the_documents(backend: Backend) -> None:
    send(backend, stored("a"), stored("b"))
    health = backend.health()
    assert (health.reachable, health.documents) == (True, 2)


def test_empty_index_answers_with_nothing(backend: Backend) -> None:
    result = backend.search(SearchRequest("công đoàn"))
    assert (result.total, result.hits, result.timeline, result.cursor) == (0, (), (), None)


def test_hit_carries_what_the_article_says(backend: Backend) -> None:
    send(
        backend,
        stored(
            "a",
            "Tập huấn",
            ["Lớp học mở tại Bạch Đình."],
            source="congdoanmau",
            lead="Ba ngày học nghề.",
            section="Tin tức",
            author="Thu Vân",
            published=datetime(2023, 3, 4, 1, 30, tzinfo=UTC),
        ),
    )
    hit = backend.search(SearchRequest("tập huấn")).hits[0]
    assert (hit.url, hit.source, hit.title) == ("https://congdoanmau.example/a.html", "congdoanmau", "Tập huấn")
    assert (hit.lead, hit.section, hit.author) == ("Ba ngày học nghề.", "Tin tức", "Thu Vân")
    assert hit.published == "2023-03-04T01:30:00+00:00"
    assert hit.title_marks == ((0, 3), (4, 8))


def test_absent_values_are_none(backend: Backend) -> None:
    send(backend, stored("a"))
    hit = backend.search(SearchRequest()).hits[0]
    assert (hit.lead, hit.published, hit.author, hit.section) == (None, None, None, None)


def test_what_was_not_found_as_typed_is_said_to_be_folded(embedded: Backend) -> None:
    send(embedded, stored("a", "Liên đoàn"))
    assert embedded.search(SearchRequest("liến đoàn")).folded


def test_what_was_asked_without_diacritics_is_not_said_to_be_missing(embedded: Backend) -> None:
    send(embedded, stored("a", "Liên đoàn"))
    result = embedded.search(SearchRequest("liến đoàn", diacritics="ignore"))
    assert (result.total, result.folded) == (1, False)
