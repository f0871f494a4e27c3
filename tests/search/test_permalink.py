"""The lasting address of a question, and what it says later."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.records import Waiting
from search.parameters import QUESTION, read_request
from search.permalink import CitedSince, cited_since, permalink, question_items, read_as_of
from search.request import RequestError, SearchRequest
from tests.archive.made import A, digest, page, record

MOMENT = datetime(2026, 5, 1, 9, 30, 0, 123456, tzinfo=timezone(timedelta(hours=7)))
ASKED = SearchRequest(
    q="thỏa  ước ",
    filters={"source": ("b", "a"), "person": ("-Sứ",)},
    published_from=date(2023, 1, 1),
    mentioned_to=date(2023, 6, 30),
    sort="newest",
    reprints="collapse",
    vocabulary=False,
    diacritics="exact",
)


def test_parameters_are_sorted_and_all_there() -> None:
    assert question_items(ASKED) == (
        ("diacritics", "exact"),
        ("mentioned_to", "2023-06-30"),
        ("person", "-Sứ"),
        ("published_from", "2023-01-01"),
        ("q", "thỏa ước"),
        ("reprints", "collapse"),
        ("sort", "newest"),
        ("source", "a"),
        ("source", "b"),
        ("vocabulary", "off"),
    )


def test_a_permalink_asks_the_same_question() -> None:
    items = parse_qsl(urlsplit(permalink(ASKED, MOMENT)).query)
    again = read_request([item for item in items if item[0] != "as_of"])
    assert question_items(again) == question_items(ASKED)
    assert replace(again, filters={}) == replace(ASKED, q="thỏa ước", filters={})


def test_every_parameter_of_a_question_is_in_its_permalink() -> None:
    assert {name for name, _ in question_items(ASKED)} | {"section", "organisation", "place", "document"} >= {
        parameter.name for parameter in QUESTION if not parameter.repeatable
    } - {"published_to", "mentioned_from"}


def test_defaults_are_left_out() -> None:
    assert question_items(SearchRequest(size=50, cursor="x", explain=True, facets=("source",))) == ()
    assert permalink(SearchRequest(), MOMENT) == "/search?as_of=2026-05-01T02%3A30%3A00.123Z"


@pytest.mark.parametrize("q", ["thỏa ước", unicodedata.normalize("NFD", "thỏa ước"), "  thỏa\tước"])
def test_equal_questions_have_one_permalink(q: str) -> None:
    assert permalink(SearchRequest(q=q), MOMENT, "https://tim.example") == (
        "https://tim.example/search?q=th%E1%BB%8Fa+%C6%B0%E1%BB%9Bc&as_of=2026-05-01T02%3A30%3A00.123Z"
    )


def test_the_moment_reads_back() -> None:
    assert read_as_of("2026-05-01T02:30:00.123Z") == datetime(2026, 5, 1, 2, 30, 0, 123000, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gần đây",
        "2026-05-01",
        "2026-05-01T09:30:00",
        "2026-13-01T09:30:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "9999-12-31T23:00:00Z",
    ],
)
def test_what_is_no_moment_is_refused_by_name(text: str) -> None:
    with pytest.raises(RequestError) as refused:
        read_as_of(text)
    assert refused.value.parameter == "as_of"


def test_a_citation_is_told_what_the_index_took_since(tmp_path: Path) -> None:
    catalogue = Catalogue.open(f"sqlite:///{tmp_path / 'catalogue.sqlite'}")
    before = datetime.now(UTC)
    catalogue.publish(record(catalogue, page(A.encode())), digest(A))
    waiting: list[Waiting] = catalogue.waiting(10)
    catalogue.mark_delivered(waiting, {item.article_id: 1 for item in waiting}, "mapping-1")
    after = datetime.now(UTC)
    assert cited_since(catalogue, before) == CitedSince(before, 1, 0)
    assert cited_since(catalogue, before).may_differ
    assert not cited_since(catalogue, after).may_differ
    catalogue.close()
