"""A new embedded index is built beside the one that serves, and takes over in one step."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest

from search.backends.embedded import EmbeddedBackend
from search.request import BackendDownError, SearchRequest
from tests.search.stored import documents, stored


@pytest.fixture
def backend(tmp_path: Path) -> EmbeddedBackend:
    backend = EmbeddedBackend(tmp_path)
    backend.prepare()
    backend.send(documents(stored("a")))
    return backend


def indices(folder: Path) -> int:
    return len(list(folder.glob("index-*")))


def test_nobody_searches_it_before_it_takes_over(backend: EmbeddedBackend, tmp_path: Path) -> None:
    rebuilding = backend.rebuild()
    rebuilding.send(documents(stored("b"), stored("c")))
    rebuilding.remove(["c"])
    reader = EmbeddedBackend(tmp_path)
    assert list(reader.ids()) == ["a"]
    rebuilding.take_over()
    assert list(reader.ids()) == list(backend.ids()) == ["b"]
    assert indices(tmp_path) == 1


def test_abandoned_one_leaves_the_old_one_serving(backend: EmbeddedBackend, tmp_path: Path) -> None:
    rebuilding = backend.rebuild()
    rebuilding.send(documents(stored("b")))
    rebuilding.abandon()
    assert list(backend.ids()) == ["a"]
    assert indices(tmp_path) == 1


def test_bad_document_is_rejected_and_the_others_are_in(backend: EmbeddedBackend) -> None:
    rebuilding = backend.rebuild()
    (bad,) = documents(stored("x" * 600))
    rebuilding.send([bad, *documents(stored("b"))])
    assert [rejection.id for rejection in rebuilding.settled()] == [bad.id]
    assert rebuilding.settled() == []
    rebuilding.take_over()
    assert list(backend.ids()) == ["b"]


def test_second_one_at_the_same_time_is_refused(backend: EmbeddedBackend, tmp_path: Path) -> None:
    rebuilding = backend.rebuild()
    with pytest.raises(BackendDownError, match="another process rebuilds"):
        EmbeddedBackend(tmp_path).rebuild()
    rebuilding.abandon()
    EmbeddedBackend(tmp_path).rebuild().abandon()


def test_one_that_died_leaves_nothing_behind_once_the_next_takes_over(backend: EmbeddedBackend, tmp_path: Path) -> None:
    died = backend.rebuild()
    died._lock.close()  # type: ignore[attr-defined]  # as when a process ends
    rebuilding = backend.rebuild()
    rebuilding.take_over()
    assert indices(tmp_path) == 1


def test_it_makes_an_index_where_there_was_none(tmp_path: Path) -> None:
    backend = EmbeddedBackend(tmp_path)
    rebuilding = backend.rebuild()
    rebuilding.send(documents(stored("b")))
    rebuilding.take_over()
    assert list(backend.ids()) == ["b"]


def test_delivery_goes_on_while_it_is_built(backend: EmbeddedBackend) -> None:
    rebuilding = backend.rebuild()
    backend.send(documents(stored("b")))
    assert backend.prepare() is False
    assert sorted(backend.ids()) == ["a", "b"]
    rebuilding.abandon()


def test_writer_that_waits_while_it_takes_over_writes_to_the_new_one(backend: EmbeddedBackend, tmp_path: Path) -> None:
    rebuilding = backend.rebuild()
    taken = Event()

    def take_over() -> None:
        taken.set()
        rebuilding.take_over()

    with backend._writing.serving():
        thread = Thread(target=take_over)
        thread.start()
        taken.wait()
        waiting = Thread(target=EmbeddedBackend(tmp_path).send, args=(documents(stored("b")),))
        waiting.start()
        assert list(backend.ids()) == ["a"]
    thread.join()
    waiting.join()
    # It is in the new one, unless it was written before the new one took over.
    assert list(backend.ids()) in (["b"], [])


def test_walk_that_has_begun_ends_on_the_state_that_it_began_on(backend: EmbeddedBackend) -> None:
    backend.send(documents(*(stored(f"b{number}") for number in range(50))))
    walk = backend.scan(SearchRequest())
    first = next(walk)
    rebuilding = backend.rebuild()
    rebuilding.take_over()
    assert len({first, *walk}) == 51
    assert list(backend.ids()) == []
