"""Requests as plans, and plans as whole query bodies."""

from __future__ import annotations

from datetime import date

import pytest

from search.backends.cursor import Position, request_key
from search.backends.elasticsearch_query import ALL_COUNTS, mapping, search_body
from search.backends.plan import AnyBetween, Between, OneOf, plan
from search.columns import COLUMNS, instant_columns, keyword_column
from search.fields import PERSON, PUBLISHED, SOURCE
from search.periods import published_bounds
from search.request import RequestError, SearchRequest

DATES = instant_columns(PUBLISHED)


def test_filters_become_chosen_and_excluded_values_in_nfc() -> None:
    request = SearchRequest(filters={"source": ("mot", "-hai"), "person": ("Le\u0302 Sứ",)})
    assert plan(request).conditions == (
        OneOf(keyword_column(PERSON), ("Lê Sứ",)),
        OneOf(keyword_column(SOURCE), ("mot",)),
        OneOf(keyword_column(SOURCE), ("hai",), excluded=True),
    )


def test_denominator_keeps_the_sources_and_nothing_else() -> None:
    request = SearchRequest("đình", {"source": ("mot",), "person": ("Sứ",)}, published_from=date(2023, 1, 1))
    assert plan(request).sources == (OneOf(keyword_column(SOURCE), ("mot",)),)


def test_published_day_becomes_a_range_of_sort_keys() -> None:
    day = date(2023, 5, 1)
    expected = AnyBetween((Between(DATES.newest, *published_bounds(day, day)),))
    assert plan(SearchRequest(published_from=day, published_to=day)).conditions == (expected,)


@pytest.mark.parametrize(
    ("q", "sort", "order"),
    [
        ("đình", "relevance", None),
        ("", "relevance", DATES.newest),
        ("-đình", "relevance", DATES.newest),
        ("đình", "newest", DATES.newest),
        ("đình", "oldest", DATES.oldest),
    ],
)
def test_order_is_by_score_only_where_words_are_asked_for(q: str, sort: str, order: object) -> None:
    assert plan(SearchRequest(q, sort=sort)).order == order  # type: ignore[arg-type]


def test_cursor_gives_its_position_back_to_the_same_request_of_any_size() -> None:
    request = SearchRequest("đình", {"source": ("a", "b")})
    cursor = Position(1.5, 7).encode(request_key(request))
    again = SearchRequest("đình", {"source": ("b", "a")}, size=50, cursor=cursor)
    assert plan(again).position == Position(1.5, 7)


@pytest.mark.parametrize(
    "other",
    [
        SearchRequest("đinh"),
        SearchRequest("đình", {"source": ("a",)}),
        SearchRequest("đình", sort="newest"),
        SearchRequest("đình", published_to=date(2023, 1, 1)),
    ],
)
def test_cursor_is_refused_by_any_other_request(other: SearchRequest) -> None:
    cursor = Position(1.5, 7).encode(request_key(other))
    with pytest.raises(RequestError):
        plan(SearchRequest("đình", cursor=cursor))


def test_cursor_of_the_wrong_order_is_refused() -> None:
    request = SearchRequest("đình")
    with pytest.raises(RequestError):
        plan(SearchRequest("đình", cursor=Position(None, 7).encode(request_key(request))))


def test_body_of_a_whole_request() -> None:
    request = SearchRequest('hội nghị "lao dong" -tết', {"source": ("mot", "-hai")}, size=10)
    assert search_body(plan(request)) == {
        "query": {
            "bool": {
                "must": [
                    {"term": {"text_exact": {"value": "hội", "boost": 1.0}}},
                    {"term": {"text_exact": {"value": "nghị", "boost": 1.0}}},
                    {"match_phrase": {"text_folded": {"query": "lao dong", "boost": 1.0}}},
                ],
                "filter": [{"terms": {"source": ["mot"]}}],
                "must_not": [{"term": {"text_exact": {"value": "tết", "boost": 1.0}}}, {"terms": {"source": ["hai"]}}],
                "should": [
                    {"term": {"title_exact": {"value": "hội", "boost": 2.0}}},
                    {"term": {"title_exact": {"value": "nghị", "boost": 2.0}}},
                    {"match_phrase": {"title_folded": {"query": "lao dong", "boost": 2.0}}},
                    {"match_phrase": {"text_exact": {"query": "hội nghị", "boost": 1.0}}},
                ],
            }
        },
        "sort": [{"_score": "desc"}, {"published_newest": "desc"}],
        "size": 11,
        "track_total_hits": True,
        "aggs": ALL_COUNTS,
    }


def test_body_of_an_empty_request_asks_for_everything_by_date() -> None:
    body = search_body(plan(SearchRequest()))
    assert (body["query"], body["sort"]) == ({"match_all": {}}, [{"published_newest": "desc"}])


def test_mapping_has_every_column_and_takes_no_other() -> None:
    made = mapping()
    assert set(made["properties"]) == {*(column.name for column in COLUMNS), "record"}
    assert made["dynamic"] == "strict"
