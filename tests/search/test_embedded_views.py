"""Views of the embedded index: states that stay while articles come and go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from search.backends import embedded_views
from search.backends.embedded import EmbeddedBackend
from search.request import SearchRequest
from tests.search.stored import documents, stored


@pytest.fixture
def backend(tmp_path: Path) -> EmbeddedBackend:
    backend = EmbeddedBackend(tmp_path)
    backend.prepare()
    backend.send(documents(*(stored(f"a{number}") for number in range(10))))
    return backend


def test_token_is_the_same_for_one_state_in_every_process(backend: EmbeddedBackend, tmp_path: Path) -> None:
    assert EmbeddedBackend(tmp_path).view().token == backend.view().token


def test_state_of_a_token_stays_while_articles_come_and_go(backend: EmbeddedBackend) -> None:
    before = backend.view()
    backend.remove(["a1", "a2"])
    assert backend.view().searcher.num_docs == 8
    assert backend.view(before.token).searcher.num_docs == 10


def test_token_that_is_gone_gives_the_newest(backend: EmbeddedBackend) -> None:
    assert backend.view("gone").token == backend.view().token


def test_views_beyond_the_most_that_are_kept_go_oldest_first(
    backend: EmbeddedBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded_views, "_KEPT", 2)
    tokens = []
    for number in range(3):
        tokens.append(backend.view().token)
        backend.send(documents(stored(f"b{number}")))
    assert backend._views.at(tokens[0]) is None
    assert backend._views.at(tokens[2]) is not None


def test_views_that_nobody_asked_for_of_late_go(backend: EmbeddedBackend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_views, "_KEPT_SECONDS", 0)
    token = backend.view().token
    backend.send(documents(stored("b")))
    backend.view()
    assert backend._views.at(token) is None


@pytest.mark.parametrize("q", ["", "tin"])
def test_pages_hold_together_while_articles_come_and_go(backend: EmbeddedBackend, q: str) -> None:
    asked = SearchRequest(q, size=4)
    first = backend.search(asked)
    seen = [hit.id for hit in first.hits]
    cursor = first.cursor
    while cursor is not None:
        backend.remove([seen[0]])
        backend.send(documents(stored(f"b{len(seen)}", "Tin tin tin")))
        result = backend.search(replace(asked, cursor=cursor))
        seen += [hit.id for hit in result.hits]
        cursor = result.cursor
    assert sorted(seen) == [f"a{number}" for number in range(10)]


def test_threads_that_ask_at_the_same_time_are_answered_alike(backend: EmbeddedBackend) -> None:
    totals: list[int] = []
    threads = [
        Thread(target=lambda: totals.extend(backend.search(SearchRequest("tin")).total for _ in range(20)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert totals == [10] * 80
