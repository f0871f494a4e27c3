"""Indices beside each other: what serves, what is being built, what goes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from search.backends.elasticsearch import ElasticsearchBackend
from search.fields import MAPPING_VERSION
from search.query import Everything
from search.request import BackendDownError
from tests.search.engine_asking import count, matching, page, word
from tests.search.server_index import index_on
from tests.search.stored import documents, stored

OLDER = "0123456789ab"


@pytest.fixture
def backend(elasticsearch_url: str) -> Iterator[ElasticsearchBackend]:
    """Nothing is made yet."""
    with index_on(elasticsearch_url) as made:
        yield made


def older(backend: ElasticsearchBackend, articles: int) -> str:
    """An index of another mapping version that serves, with so many articles."""
    client, name = backend._server.client, backend._indices.name
    index = f"{name}-{OLDER}-1"
    client.indices.create(index=index, aliases={name: {}, f"{name}-{OLDER}": {}})
    for number in range(articles):
        client.index(index=index, id=str(number), document={}, refresh=True)
    return index


def test_first_index_serves_under_both_names(backend: ElasticsearchBackend) -> None:
    assert backend.prepare() is True
    name = backend._indices.name
    assert backend._indices.held() == {f"{name}-{MAPPING_VERSION}-1": {name, f"{name}-{MAPPING_VERSION}"}}


def test_preparing_again_changes_nothing(backend: ElasticsearchBackend) -> None:
    backend.prepare()
    backend.send(documents(stored("a")))
    assert backend.prepare() is False
    assert backend.health().documents == 1


def test_successor_is_not_seen_before_it_takes_over(backend: ElasticsearchBackend) -> None:
    backend.prepare()
    backend.send(documents(stored("old")))
    successor = backend.rebuild()
    successor.send(documents(stored("new"), stored("newer")))
    successor.remove(["newer"])
    assert matching(backend, Everything()) == {"old"}
    successor.take_over()
    assert matching(backend, Everything()) == {"new"}
    assert len(backend._indices.held()) == 1


def test_successor_serves_as_an_index_that_was_prepared(backend: ElasticsearchBackend) -> None:
    backend.prepare()
    indices = backend._server.client.indices
    settings = [each["settings"]["index"] for each in indices.get_settings(index=backend._indices.alias).body.values()]
    backend.rebuild().take_over()
    settings += [each["settings"]["index"] for each in indices.get_settings(index=backend._indices.alias).body.values()]
    before, after = ({name: value for name, value in each.items() if name not in OWN} for each in settings)
    assert before == after


OWN = {"creation_date", "provided_name", "uuid", "number_of_replicas"}


def test_successor_that_is_abandoned_leaves_nothing(backend: ElasticsearchBackend) -> None:
    backend.prepare()
    held = backend._indices.held()
    successor = backend.rebuild()
    successor.send(documents(stored("a")))
    successor.abandon()
    assert backend._indices.held() == held


def test_successor_left_by_a_killed_process_goes_with_the_next(backend: ElasticsearchBackend) -> None:
    backend.prepare()
    left = backend.rebuild()
    successor = backend.rebuild()
    left.send(documents(stored("a")))
    with pytest.raises(BackendDownError):  # should that process still live: its documents make no index by themselves
        left.settled()
    successor.take_over()
    assert len(backend._indices.held()) == 1


def test_server_goes_on_while_another_process_swaps(backend: ElasticsearchBackend, elasticsearch_url: str) -> None:
    backend.prepare()
    backend.send(documents(stored("old")))
    assert count(backend, Everything()).total == 1
    other = ElasticsearchBackend(elasticsearch_url, backend._indices.name)
    successor = other.rebuild()
    successor.send(documents(stored("a"), stored("b")))
    successor.take_over()
    other.close()
    assert count(backend, word("tin")).total == 2  # counts of everything are remembered for some seconds


def test_walk_goes_on_in_the_index_that_took_over(
    backend: ElasticsearchBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.backends.elasticsearch_hits.WALK", 5)
    monkeypatch.setattr("search.backends.elasticsearch.WALK", 5)
    backend.prepare()
    articles = documents(*(stored(f"a{number}") for number in range(20)))
    backend.send(articles)
    walk = backend.walk(backend.view(), page(Everything(), newest=True))
    walked = [next(walk)]
    successor = backend.rebuild()
    successor.send(articles)
    successor.take_over()
    walked += walk
    assert sorted(walked) == sorted(document.id for document in articles)


def test_clearing_leaves_an_empty_index_that_serves(backend: ElasticsearchBackend) -> None:
    backend.prepare()
    backend.send(documents(stored("a")))
    backend.clear()
    assert count(backend, Everything()).total == 0
    assert backend.send(documents(stored("b"))) == []


def test_older_version_serves_until_the_new_one_holds_as_much(backend: ElasticsearchBackend) -> None:
    index, name = older(backend, articles=2), backend._indices.name
    assert backend.prepare() is True
    backend.send(documents(stored("a")))
    assert backend.prepare() is False
    assert backend._indices.held()[index] == {name, f"{name}-{OLDER}"}
    backend.send(documents(stored("b")))
    assert backend.prepare() is False
    assert backend._indices.held() == {f"{name}-{MAPPING_VERSION}-1": {name, f"{name}-{MAPPING_VERSION}"}}


def test_older_version_goes_when_a_successor_takes_over(backend: ElasticsearchBackend) -> None:
    older(backend, articles=2)
    backend.rebuild().take_over()
    assert [index.rpartition("-")[0] for index in backend._indices.held()] == [backend._indices.alias]
    assert backend.health().documents == 0


def test_index_of_another_version_is_named(backend: ElasticsearchBackend) -> None:
    index = older(backend, articles=1)
    with pytest.raises(BackendDownError, match=f"of another version \\({index}\\).*newscrawl index --all"):
        backend.view()
    assert backend.health().reachable is False


def test_indices_of_other_names_are_left_alone(backend: ElasticsearchBackend) -> None:
    other = f"{backend._indices.name}-photos-{OLDER}"
    backend._server.client.indices.create(index=other)
    backend.prepare()
    backend.rebuild().take_over()
    assert other in backend._indices.held()


def test_alias_name_taken_by_an_index_is_a_clear_error(backend: ElasticsearchBackend) -> None:
    name = backend._indices.name
    backend._server.client.indices.create(index=name)
    with pytest.raises(BackendDownError, match=f"{name} is an index, not an alias"):
        backend.prepare()
    backend._indices.drop([name])


def test_index_that_is_missing_is_not_made_by_sending(backend: ElasticsearchBackend) -> None:
    backend.prepare()
    backend.send(documents(stored("a")))
    backend._indices.drop(list(backend._indices.held()))
    with pytest.raises(BackendDownError, match="newscrawl index --all"):
        backend.send(documents(stored("b")))
    with pytest.raises(BackendDownError, match=r"is missing.*newscrawl index --all"):
        count(backend, word("tin"))
    assert backend.health().reachable is False
    assert backend.prepare() is True
