"""Requests as conditions and counts."""

from __future__ import annotations

from datetime import date

import pytest

from search.backends.cursor import Place, Position, request_key
from search.backends.plan import plan
from search.columns import all_values, all_values_column, instant_columns, keyword_column
from search.conditions import MOST_EXCLUDED, AnyBetween, Between, OneOf
from search.fields import PERSON, PUBLISHED, SOURCE
from search.periods import published_bounds
from search.query import Everything, read
from search.request import RequestError, SearchRequest

DATES = instant_columns(PUBLISHED)
TODAY = date(2024, 5, 1)


def placed(request: SearchRequest, position: Position) -> str:
    """A cursor of a request."""
    return Place(position, "view", False, TODAY).encode(request_key(request))


def test_filters_become_chosen_and_excluded_values_in_nfc() -> None:
    request = SearchRequest(filters={"source": ("mot",), "person": ("Le\u0302 Sứ", "-Mận")})
    assert plan(request).by_filter == {
        "person": (OneOf(keyword_column(PERSON), ("Lê Sứ",)), OneOf(keyword_column(PERSON), ("Mận",), excluded=True)),
        "source": (OneOf(keyword_column(SOURCE), ("mot",)),),
    }


def test_excluded_sources_are_asked_for_as_all_sets_of_them() -> None:
    [condition] = plan(SearchRequest(filters={"source": ("-mot", "-hai")})).by_filter["source"]
    sets = (all_values(["mot"]), all_values(["hai"]), all_values(["hai", "mot"]))
    assert condition == OneOf(all_values_column(SOURCE), sets, excluded=True)


def test_too_many_excluded_sources_are_refused() -> None:
    with pytest.raises(RequestError, match="excluded"):
        plan(SearchRequest(filters={"source": tuple(f"-s{number}" for number in range(MOST_EXCLUDED + 1))}))


def test_denominator_keeps_sources_and_days_of_publication_and_nothing_else() -> None:
    request = SearchRequest("đình", {"source": ("mot",), "person": ("Sứ",)}, published_from=TODAY, mentioned_to=TODAY)
    published = AnyBetween((Between(DATES.newest, *published_bounds(TODAY, None)),))
    asked = plan(request).of_sources(read("đình").tree).selection
    assert asked.query == Everything()
    assert asked.conditions[1:] == (OneOf(keyword_column(SOURCE), ("mot",)), published)


def test_source_demanded_by_the_query_is_in_the_denominator() -> None:
    tree = read("nguồn:mot đình").tree
    assert plan(SearchRequest()).of_sources(tree).selection.query == read("nguồn:mot").tree


def test_a_facet_is_counted_without_its_own_choice() -> None:
    request = SearchRequest(filters={"source": ("mot",), "person": ("Sứ",)})
    own = {count.facets[0].column.name: count.selection.conditions for count in plan(request).counts(Everything())[2:]}
    assert own["source"][1:] == (OneOf(keyword_column(PERSON), ("Sứ",)),)
    assert own["person"][1:] == (OneOf(keyword_column(SOURCE), ("mot",)),)


@pytest.mark.parametrize(
    ("q", "sort", "order"),
    [
        ("đình", "relevance", None),
        ("", "relevance", DATES.newest),
        ("-đình", "relevance", DATES.newest),
        ("nguồn:mot", "relevance", DATES.newest),
        ("đình", "newest", DATES.newest),
        ("đình", "oldest", DATES.oldest),
    ],
)
def test_order_is_by_score_only_where_words_are_asked_for(q: str, sort: str, order: object) -> None:
    page = plan(SearchRequest(q, sort=sort)).page(read(q), TODAY)  # type: ignore[arg-type]
    assert (page.order, bool(page.clauses)) == (order, order is None)


def test_cursor_gives_its_place_back_to_the_same_request_of_any_size() -> None:
    cursor = placed(SearchRequest("đình", {"source": ("a", "b")}), Position(1.5, 7))
    again = plan(SearchRequest("đình", {"source": ("b", "a")}, size=50, cursor=cursor))
    assert again.place == Place(Position(1.5, 7), "view", False, TODAY)


@pytest.mark.parametrize(
    "other",
    [
        SearchRequest("đinh"),
        SearchRequest("đình", {"source": ("a",)}),
        SearchRequest("đình", sort="newest"),
        SearchRequest("đình", published_to=date(2023, 1, 1)),
        SearchRequest("đình", reprints="collapse"),
        SearchRequest("đình", vocabulary=False),
        SearchRequest("đình", diacritics="ignore"),
    ],
)
def test_cursor_is_refused_by_any_other_request(other: SearchRequest) -> None:
    with pytest.raises(RequestError):
        plan(SearchRequest("đình", cursor=placed(other, Position(1.5, 7))))


@pytest.mark.parametrize(
    "wrong",
    [
        SearchRequest(sort="best"),  # type: ignore[arg-type]
        SearchRequest(reprints="some"),  # type: ignore[arg-type]
        SearchRequest(diacritics="no"),  # type: ignore[arg-type]
        SearchRequest(size=-1),
        SearchRequest(facets=("title",)),
        SearchRequest(filters={"title": ("x",)}),
        SearchRequest(filters={"source": ("-",)}),
        SearchRequest(published_from=date(2024, 1, 2), published_to=date(2024, 1, 1)),
        SearchRequest(cursor="bad"),
    ],
)
def test_what_cannot_be_asked_is_refused(wrong: SearchRequest) -> None:
    with pytest.raises(RequestError):
        plan(wrong)
