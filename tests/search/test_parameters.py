from __future__ import annotations

from datetime import date

import pytest

from search.fields import FILTERS
from search.parameter_values import MOST_ITEMS
from search.parameters import FILTER_PARAMETERS, MOST_VALUES, PART, QUESTION, given, read_request, refuse_empty
from search.request import RequestError, SearchRequest

ALL = [
    ("q", " hoà "), ("source", "bachdinh"), ("source", "-songvang"), ("published_from", "2024-01-01"),
    ("mentioned_to", "2023-05-31"), ("sort", "oldest"), ("reprints", "collapse"), ("vocabulary", "off"),
    ("diacritics", "ignore"), ("facets", "place"), ("facets", "tags"), ("explain", "on"), ("size", "5"),
    ("cursor", "abc"),
]  # fmt: skip


def test_no_parameter_asks_for_everything() -> None:
    assert read_request([]) == SearchRequest()


def test_every_parameter_is_read() -> None:
    assert read_request(ALL) == SearchRequest(
        q="hoà",
        filters={"source": ("bachdinh", "-songvang")},
        published_from=date(2024, 1, 1),
        mentioned_to=date(2023, 5, 31),
        sort="oldest",
        reprints="collapse",
        vocabulary=False,
        diacritics="ignore",
        facets=("place", "tags"),
        explain=True,
        size=5,
        cursor="abc",
    )


def test_decomposed_letters_are_composed() -> None:
    assert read_request([("q", "to\u0302\u0309ng"), ("place", "Na\u0323\u0302m")]).filters == {"place": ("Nậm",)}


def test_no_facet_can_be_asked_for() -> None:
    assert read_request([("facets", "none")]).facets == ()


def test_every_filterable_field_is_a_parameter() -> None:
    assert {parameter.name for parameter in FILTER_PARAMETERS} >= set(FILTERS)


@pytest.mark.parametrize(
    ("items", "parameter"),
    [
        ([("source", "a")] * (MOST_VALUES + 1), "source"),
        ([("facets", "text")], "facets"),
        ([("diacritics", "off")], "diacritics"),
        ([("vocabulary", "yes")], "vocabulary"),
        ([("q", "a"), ("q", "b")], "q"),
        ([("format", "csv")], "format"),
    ],
)
def test_a_wrong_parameter_is_refused_by_name(items: list[tuple[str, str]], parameter: str) -> None:
    with pytest.raises(RequestError) as refused:
        read_request(items)
    assert refused.value.parameter == parameter


@pytest.mark.parametrize("unwritable", ["\0", "\x01", "\x0b", "\x1f", "\ufffd", "\ufffe", "\uffff"])
def test_a_character_that_no_text_holds_is_refused(unwritable: str) -> None:
    with pytest.raises(RequestError) as refused:
        read_request([("q", f"a{unwritable}b")])
    assert refused.value.parameter == "q"


@pytest.mark.parametrize("q", ["a\tb", "a\nb", "a\x7fb", "😀"])
def test_a_character_that_a_text_holds_is_taken(q: str) -> None:
    assert read_request([("q", q)]).q == q


def test_too_many_parameters_are_refused() -> None:
    with pytest.raises(RequestError, match=f"more than {MOST_ITEMS} parameters"):
        read_request([(name, "") for name in ["tags", "place"] * MOST_ITEMS])


@pytest.mark.parametrize("name", ["size", "sort", "source", "published_to", "facets"])
def test_programs_send_no_empty_value(name: str) -> None:
    taken = [parameter for parameter in (*QUESTION, *PART) if parameter.name == name]
    with pytest.raises(RequestError, match="is empty"):
        refuse_empty([(name, "")], taken)


def test_an_empty_query_is_a_query() -> None:
    refuse_empty([("q", "")], QUESTION)
    assert given([("q", "")], QUESTION).one("q") == ""
