"""What both backends say beside the hits: order, pages, facets, timeline, snippets, and what is wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from search.backends.base import Backend
from search.request import RequestError, SearchRequest
from search.result import FacetValue, TimelineBar
from tests.search.asking import found, send
from tests.search.stored import stored


def test_newest_and_oldest_put_undated_articles_last(backend: Backend) -> None:
    send(
        backend,
        stored("may", published=date(2023, 5, 1)),
        stored("undated"),
        stored("june", published=date(2023, 6, 1)),
    )
    assert found(backend, sort="newest") == ["june", "may", "undated"]
    assert found(backend, sort="oldest") == ["may", "june", "undated"]


def test_relevance_without_words_is_newest_first(backend: Backend) -> None:
    send(backend, stored("may", published=date(2023, 5, 1)), stored("june", published=date(2023, 6, 1)))
    assert found(backend) == ["june", "may"]


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("q", ["", "công đoàn"])
def test_walking_all_pages_gives_each_hit_once_in_the_order_of_scan(backend: Backend, sort: str, q: str) -> None:
    send(
        backend,
        *(stored(f"same-{number}", "Công đoàn", published=date(2023, 5, 1)) for number in range(13)),
        *(stored(f"undated-{number}", "Tin công đoàn") for number in range(4)),
    )
    pages: list[list[str]] = []
    cursor = None
    while cursor is not None or not pages:
        result = backend.search(SearchRequest(q, sort=sort, size=5, cursor=cursor))  # type: ignore[arg-type]
        assert result.total == 17
        pages.append([hit.id for hit in result.hits])
        cursor = result.cursor
    walked = [article for page in pages for article in page]
    assert [len(page) for page in pages] == [5, 5, 5, 2]
    assert len(set(walked)) == 17
    assert walked == list(backend.scan(SearchRequest(q, sort=sort)))  # type: ignore[arg-type]


def test_pages_by_date_stay_right_while_articles_arrive(backend: Backend) -> None:
    send(backend, *(stored(f"a{day}", published=date(2023, 5, day)) for day in range(1, 5)))
    first = backend.search(SearchRequest(sort="newest", size=2))
    send(backend, stored("new", published=date(2023, 6, 1)))
    assert found(backend, sort="newest", size=2, cursor=first.cursor) == ["a2", "a1"]


def test_last_page_that_is_full_has_no_cursor(backend: Backend) -> None:
    send(backend, stored("a"), stored("b"))
    assert backend.search(SearchRequest(size=2)).cursor is None


def test_size_zero_counts_only(backend: Backend) -> None:
    send(backend, stored("a"))
    result = backend.search(SearchRequest(size=0))
    assert (result.total, result.hits, result.cursor) == (1, (), None)


def test_cursor_of_another_request_is_refused(backend: Backend) -> None:
    send(backend, stored("a"), stored("b"))
    cursor = backend.search(SearchRequest("tin", size=1)).cursor
    with pytest.raises(RequestError) as error:
        backend.search(SearchRequest("công", size=1, cursor=cursor))
    assert error.value.parameter == "cursor"


def test_facets_count_the_matching_articles(backend: Backend) -> None:
    send(
        backend,
        stored("a", "đình công", source="mot", entities={"PER": ["Sứ", "Hạ"]}),
        stored("b", "đình công", source="hai", entities={"PER": ["Hạ"]}),
        stored("c", "tăng lương", source="hai", entities={"PER": ["Sứ"]}),
    )
    facets = backend.search(SearchRequest("đình")).facets
    assert facets["person"] == (FacetValue("Hạ", 2), FacetValue("Sứ", 1))
    assert facets["source"] == (FacetValue("hai", 1), FacetValue("mot", 1))
    assert facets["document"] == ()


def test_facet_gives_the_twenty_most_frequent_values_ties_in_order(backend: Backend) -> None:
    names = [f"Người {number:02}" for number in range(30)]
    send(backend, stored("a", entities={"PER": names[::-1]}), stored("b", entities={"PER": names[25:]}))
    facet = backend.search(SearchRequest()).facets["person"]
    assert [value.value for value in facet] == names[25:] + names[:15]


def test_facet_forgets_a_value_that_was_removed(backend: Backend) -> None:
    send(backend, stored("a", entities={"PER": ["Sứ"]}), stored("b", entities={"PER": ["Hạ"]}))
    backend.search(SearchRequest())
    backend.remove(["a"])
    assert backend.search(SearchRequest()).facets["person"] == (FacetValue("Hạ", 1),)


def test_timeline_has_whole_years_and_counts_all_articles_of_the_sources(backend: Backend) -> None:
    send(
        backend,
        stored("a", "đình công", source="mot", published=date(2023, 1, 31)),
        stored("b", "đình công", source="mot", published=datetime(2023, 2, 28, 18, 0, tzinfo=UTC)),  # 1 March there
        stored("c", "tăng lương", source="mot", published=date(2023, 2, 5)),
        stored("d", "tăng lương", source="hai", published=date(2023, 3, 5)),
        stored("e", "đình công", source="mot"),
        stored("f", "tăng lương", source="mot", published=date(2023, 12, 31)),
        stored("g", "tăng lương", source="mot", published=date(2024, 1, 1)),
    )
    result = backend.search(SearchRequest("đình", filters={"source": ("mot",)}, published_from=None))
    assert [bar.start for bar in result.timeline] == [f"2023-{month:02}-01" for month in range(1, 13)]
    assert [bar for bar in result.timeline if bar.of] == [
        TimelineBar("2023-01-01", 1, 1),
        TimelineBar("2023-02-01", 0, 1),
        TimelineBar("2023-03-01", 1, 1),
        TimelineBar("2023-12-01", 0, 1),
    ]
    assert result.undated == 1


def test_snippets_mark_the_words_asked_for(backend: Backend) -> None:
    send(backend, stored("a", "Tin", ["Không có gì.", "Sáng nay, hội nghị Công đoàn đã họp."]))
    snippet = backend.search(SearchRequest('"hoi nghi" đoàn')).hits[0].snippets[0]
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["hội nghị", "đoàn"]


@pytest.mark.parametrize(
    ("request_", "parameter"),
    [
        (SearchRequest("a" * 1001), "q"),
        (SearchRequest("a " * 65), "q"),
        (SearchRequest(filters={"colour": ("red",)}), "colour"),
        (SearchRequest(filters={"person": ("",)}), "person"),
        (SearchRequest(sort="best"), "sort"),  # type: ignore[arg-type]
        (SearchRequest(size=201), "size"),
        (SearchRequest(size=-1), "size"),
        (SearchRequest(published_from=date(2023, 2, 1), published_to=date(2023, 1, 1)), "published_to"),
        (SearchRequest(mentioned_from=date(2023, 2, 1), mentioned_to=date(2023, 1, 1)), "mentioned_to"),
        (SearchRequest(cursor="forged"), "cursor"),
        (SearchRequest(cursor="Zm9yZ2Vk"), "cursor"),
        (SearchRequest(cursor="ờ"), "cursor"),
        (SearchRequest(cursor=""), "cursor"),
    ],
)
def test_wrong_request_names_the_parameter(backend: Backend, request_: SearchRequest, parameter: str) -> None:
    with pytest.raises(RequestError) as error:
        backend.search(request_)
    assert error.value.parameter == parameter
