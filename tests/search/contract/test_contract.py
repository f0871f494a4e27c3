"""Two backends, one truth: the same hits, counts and facets as reading every document, and a ranking alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from search.backends.base import Backend, Written
from search.backends.elasticsearch import ElasticsearchBackend
from search.fields import SHOWN_FACETS
from search.request import SearchRequest
from search.result import SearchResult
from tests.search.conftest import drop, index_name
from tests.search.contract import oracle
from tests.search.contract.articles import all_documents
from tests.search.contract.questions import questions

DOCUMENTS = all_documents()
QUESTIONS = questions()
#: Of the first ten hits, how many both backends must have among theirs.
ALIKE = 8


@pytest.fixture(scope="module", params=["embedded", "elasticsearch"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    """A backend that holds all documents."""
    if request.param == "embedded":
        yield from _embedded(tmp_path_factory)
    else:
        yield from _elasticsearch(request.getfixturevalue("elasticsearch_url"))


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    yield from _embedded(tmp_path_factory)


@pytest.fixture(scope="module")
def elasticsearch(elasticsearch_url: str) -> Iterator[Backend]:
    yield from _elasticsearch(elasticsearch_url)


def _embedded(folders: pytest.TempPathFactory) -> Iterator[Backend]:
    from search.backends import open_backend

    backend = open_backend("embedded:", folders.mktemp("contract"), "")
    backend.prepare()
    assert backend.send(DOCUMENTS) == []
    yield backend
    backend.close()


def _elasticsearch(url: str) -> Iterator[Backend]:
    backend = ElasticsearchBackend(url, index_name())
    backend.prepare()
    assert backend.send(DOCUMENTS) == []
    yield backend
    drop(backend)


def _named(request: SearchRequest) -> str:
    parts = [request.q, *(f"{name}={'|'.join(values)}" for name, values in request.filters.items())]
    days = ("published_from", "published_to", "mentioned_from", "mentioned_to")
    parts += [f"{name}={getattr(request, name)}" for name in days if getattr(request, name)]
    parts += [request.reprints] if request.reprints == "collapse" else []
    parts += [] if request.vocabulary else ["no vocabulary"]
    parts += [request.diacritics] if request.diacritics != "auto" else []
    return " ".join(part for part in parts if part) or "everything"


def test_the_contract_is_wide_enough() -> None:
    assert len([document for document in DOCUMENTS if document.unit != "story"]) >= 200
    assert len(QUESTIONS) >= 150


@pytest.mark.parametrize("asked", QUESTIONS, ids=_named)
def test_a_backend_answers_as_reading_every_document_does(filled: Backend, asked: SearchRequest) -> None:
    result = filled.search(asked)
    query = result.reading.tree
    expected = oracle.matching(DOCUMENTS, query, asked)
    shown = sorted(document.shows or document.id for document in expected)
    assert result.total == len(expected)
    assert sorted(hit.id for hit in result.hits) == shown or len(shown) > asked.size
    assert {bar.start: bar.count for bar in result.timeline if bar.count} == oracle.months(expected)
    for name in SHOWN_FACETS:
        others = oracle.matching(DOCUMENTS, query, asked, without=name)
        _assert_facet(result, name, oracle.facet(others, name))


def _assert_facet(result: SearchResult, name: str, expected: dict[str, int]) -> None:
    ordered = sorted(expected.items(), key=lambda item: (-item[1], item[0]))[:20]
    assert [(value.value, value.count) for value in result.facets[name]] == ordered


@pytest.mark.parametrize("asked", QUESTIONS, ids=_named)
def test_backends_rank_alike(embedded: Backend, elasticsearch: Backend, asked: SearchRequest) -> None:
    ours, theirs = ([hit.id for hit in backend.search(asked).hits[:10]] for backend in (embedded, elasticsearch))
    if asked.sort != "relevance":
        assert ours == theirs
    else:
        assert len(set(ours) & set(theirs)) >= min(ALIKE, len(ours))


@pytest.mark.parametrize("asked", QUESTIONS[::7], ids=_named)
def test_pages_hold_together_what_one_page_would(filled: Backend, asked: SearchRequest) -> None:
    whole = [hit.id for hit in filled.search(asked).hits]
    paged: list[str] = []
    cursor = None
    while len(paged) < len(whole):
        result = filled.search(replace(asked, size=7, cursor=cursor))
        paged += [hit.id for hit in result.hits]
        cursor = result.cursor
        if cursor is None:
            break
    assert paged[: len(whole)] == whole


@pytest.mark.parametrize("asked", QUESTIONS[::5], ids=_named)
def test_what_is_exported_is_what_is_counted(filled: Backend, asked: SearchRequest) -> None:
    result = filled.search(asked)
    scanned = list(filled.scan(asked))
    assert len(scanned) == result.total
    assert scanned[:10] == [hit.id for hit in result.hits[:10]]


@pytest.mark.parametrize("asked", [each for each in QUESTIONS if each.q and each.sort == "relevance"], ids=_named)
def test_explanations_add_up_to_the_score(filled: Backend, asked: SearchRequest) -> None:
    for hit in filled.search(replace(asked, explain=True, facets=(), size=5)).hits:
        assert sum(part.score for part in hit.explanation) == pytest.approx(hit.score, rel=1e-3, abs=1e-5)


@pytest.mark.parametrize("asked", QUESTIONS[::5], ids=_named)
def test_days_are_counted_as_reading_every_document_does(filled: Backend, asked: SearchRequest) -> None:
    found = filled.mentioned(asked, "day")
    expected = oracle.mentioned_days(oracle.matching(DOCUMENTS, found.read.reading.tree, asked))
    assert found.counted.per == expected


def test_articles_that_name_a_day_are_found_by_when_they_were_written(filled: Backend) -> None:
    everything = SearchRequest(size=200)
    named = filled.mentioned(everything, "day").counted.per
    assert named
    for number, count in named.items():
        day = date.fromordinal(number)
        written = [filled.naming(everything, day, when) for when in get_args(Written)]
        assert sum(each.total for each in written) == count
        assert [len(each.ids) for each in written] == [each.total for each in written]
