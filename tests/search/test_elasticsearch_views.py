"""States of the index: what is asked of one fits together while articles come and go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from search.backends.elasticsearch import ElasticsearchBackend
from search.backends.elasticsearch_views import ElasticsearchView
from search.backends.engine import Count
from search.query import Everything
from tests.search.engine_asking import page, selection, word
from tests.search.stored import documents, stored

ALL = page(Everything(), newest=True)


def ids(backend: ElasticsearchBackend, view: ElasticsearchView) -> set[str]:
    return {hit.id for hit in backend.answer(view, ALL, ()).hits}


@pytest.fixture
def other(elasticsearch: ElasticsearchBackend, elasticsearch_url: str) -> Iterator[ElasticsearchBackend]:
    """Another process."""
    backend = ElasticsearchBackend(elasticsearch_url, elasticsearch._indices.name)
    yield backend
    backend.close()


def test_view_stays_as_it_was_while_articles_arrive(elasticsearch: ElasticsearchBackend) -> None:
    elasticsearch.send(documents(stored("a")))
    before = elasticsearch.view()
    elasticsearch.send(documents(stored("b")))
    elasticsearch.remove(["a"])
    assert ids(elasticsearch, before) == {"a"}
    assert ids(elasticsearch, elasticsearch.view()) == {"b"}


def test_pages_of_a_view_neither_overlap_nor_leave_out(elasticsearch: ElasticsearchBackend) -> None:
    elasticsearch.send(documents(*(stored(f"a{number}") for number in range(9))))
    view, asked, seen = elasticsearch.view(), page(word("tin"), 4), []
    for _ in range(3):
        hits = elasticsearch.answer(view, asked, ()).hits
        seen += [hit.id for hit in hits[:4]]
        elasticsearch.send(documents(stored(f"b{len(seen)}")))
        asked = replace(asked, after=hits[min(3, len(hits) - 1)].position)
    assert sorted(seen) == [f"a{number}" for number in range(9)]


def test_token_names_the_state_to_another_process(
    elasticsearch: ElasticsearchBackend, other: ElasticsearchBackend
) -> None:
    elasticsearch.send(documents(stored("a")))
    token = elasticsearch.view().token
    elasticsearch.send(documents(stored("b")))
    assert ids(other, other.view(token)) == {"a"}


def test_state_is_the_same_view_for_some_seconds(elasticsearch: ElasticsearchBackend) -> None:
    assert elasticsearch.view().token == elasticsearch.view().token


def test_what_another_process_sent_is_seen_after_some_seconds(
    elasticsearch: ElasticsearchBackend, other: ElasticsearchBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = elasticsearch.view()
    other.send(documents(stored("a")))
    assert ids(elasticsearch, elasticsearch.view()) == set()
    monkeypatch.setattr("search.backends.elasticsearch_views.FRESH_SECONDS", 0.0)
    assert ids(elasticsearch, elasticsearch.view()) == {"a"}
    assert ids(elasticsearch, before) == set()


@pytest.mark.parametrize("token", ["", "made up", "AAAA", "z" * 5000, "công đoàn"])
def test_token_that_no_server_gave_stands_for_the_newest_state(elasticsearch: ElasticsearchBackend, token: str) -> None:
    elasticsearch.send(documents(stored("a")))
    assert ids(elasticsearch, elasticsearch.view(token)) == {"a"}


def test_view_that_the_server_no_longer_keeps_becomes_the_newest(elasticsearch: ElasticsearchBackend) -> None:
    elasticsearch.send(documents(stored("a")))
    view = elasticsearch.view()
    lost = view.token
    elasticsearch._server.client.close_point_in_time(id=lost)
    elasticsearch.send(documents(stored("b")))
    assert ids(elasticsearch, view) == {"a", "b"}
    assert view.token != lost


def test_oldest_views_are_given_back(elasticsearch: ElasticsearchBackend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.backends.elasticsearch_views.MOST_VIEWS", 2)
    elasticsearch._views.close()
    tokens = []
    for _ in range(4):
        elasticsearch._views.outdated()
        tokens.append(elasticsearch.view().token)
    assert list(elasticsearch._views._kept) == tokens[-2:]


def test_counts_of_everything_are_remembered_with_the_view(elasticsearch: ElasticsearchBackend) -> None:
    elasticsearch.send(documents(stored("a")))
    view, everything = elasticsearch.view(), Count(selection(Everything()))
    first = elasticsearch.answer(view, None, [everything]).counts[0]
    assert elasticsearch.answer(view, None, [everything]).counts[0] is first
    elasticsearch.send(documents(stored("b")))
    assert elasticsearch.answer(elasticsearch.view(), None, [everything]).counts[0].total == 2
