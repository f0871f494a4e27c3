"""Fields of queries, and the days that they ask for."""

from __future__ import annotations

from datetime import date

import pytest

from search.fields import FIELDS
from search.query import (
    And,
    During,
    Key,
    Node,
    Or,
    TextScope,
    Word,
    read,
)
from search.query.field_names import query_fields
from tests.search.query_trees import A, B, C, phrase


@pytest.mark.parametrize(
    ("name", "scope"),
    [
        ("tiêu đề", "title"),
        ("Tiêu Đề", "title"),
        ("tieu de", "title"),
        ("tiêu de", "title"),
        ("title", "title"),
        ("chuyên mục", "section"),
        ("section", "section"),
        ("người", "person"),
        ("nguoi", "person"),
        ("person", "person"),
        ("tổ chức", "organisation"),
        ("to chuc", "organisation"),
        ("organisation", "organisation"),
        ("organization", "organisation"),
        ("org", "organisation"),
        ("nơi", "place"),
        ("địa danh", "place"),
        ("place", "place"),
        ("văn bản", "document"),
        ("van ban", "document"),
        ("document", "document"),
    ],
)
def test_field_is_known_by_each_of_its_names(name: str, scope: TextScope) -> None:
    assert read(f"{name}:a").tree == Word("a", False, scope)
    assert read(f"b {name}: a").tree == And((B, Word("a", False, scope)))


@pytest.mark.parametrize(
    ("q", "tree"),
    [
        ("title:(a OR b) c", And((Or((Word("a", False, "title"), Word("b", False, "title"))), C))),
        ("title:a b", And((Word("a", False, "title"), B))),
        ('title:"a b"~2', phrase(A, B, slop=2, scope="title")),
        ("title:(a place:b)", And((Word("a", False, "title"), Word("b", False, "place")))),
        ("văn bản:14/NQ", phrase(Word("14", False), Word("nq", False), scope="document")),
        ("nguồn:LaoDong", Key("source", "laodong")),
        ("source:ldld_hcm", Key("source", "ldld_hcm")),
        ('nguồn:"Báo A"', Key("source", "báo a")),
        ("nguồn:(x OR y)", Or((Key("source", "x"), Key("source", "y")))),
    ],
)
def test_fields_are_read_as(q: str, tree: Node) -> None:
    assert read(q).tree == tree


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-05-14", date(2023, 5, 14), date(2023, 5, 14)),
        ("14/5/2023", date(2023, 5, 14), date(2023, 5, 14)),
        ("5/2023", date(2023, 5, 1), date(2023, 5, 31)),
        ("[2023-01 TO 2023-06]", date(2023, 1, 1), date(2023, 6, 30)),
        ("[1/2023 to 14/6/2023]", date(2023, 1, 1), date(2023, 6, 14)),
        ("{2023-01 TO 2023-06}", date(2023, 2, 1), date(2023, 5, 31)),
        ("[* TO 2023]", None, date(2023, 12, 31)),
        ("[2023 TO *]", date(2023, 1, 1), None),
    ],
)
def test_days_are_read_as(typed: str, first: date | None, last: date | None) -> None:
    assert read(f"ngày:{typed}").tree == During("published", first, last)
    assert read(f"nhac den: {typed}").tree == During("mentioned", first, last)


def test_group_of_days_is_read_as_alternatives() -> None:
    assert read("ngày:(2022 OR [2024 TO *])").tree == Or(
        (During("published", date(2022, 1, 1), date(2022, 12, 31)), During("published", date(2024, 1, 1), None))
    )


def test_each_field_of_queries_is_a_field_of_the_index() -> None:
    assert set(query_fields()) <= {field.name for field in FIELDS}


@pytest.mark.parametrize(
    ("compared", "range_of"),
    [
        ("ngày:>2023-05", "ngày:[2023-06-01 TO *]"),
        ("ngày:>=2023-05", "ngày:[2023-05-01 TO *]"),
        ("ngày:<2023", "ngày:[* TO 2022-12-31]"),
        ("nhắc đến:<= 14/5/2023", "nhắc đến:[* TO 2023-05-14]"),
    ],
)
def test_comparison_behind_a_field_of_days_is_an_open_range(compared: str, range_of: str) -> None:
    assert read(compared).tree == read(range_of).tree
    assert read(compared).notes == ()


def test_comparison_elsewhere_is_punctuation() -> None:
    assert read("lương >2023").tree == read("lương 2023").tree


@pytest.mark.parametrize("name", ["nội dung", "toan van", "text"])
def test_field_of_the_whole_text_is_as_none(name: str) -> None:
    assert read(f"{name}:(công đoàn)").tree == read("công đoàn").tree


@pytest.mark.parametrize(("typed", "scope"), [("tác giả:Mận", "author"), ("thẻ:Mận", "tags"), ("từ khóa:Mận", "tags")])
def test_author_and_tags_have_fields(typed: str, scope: TextScope) -> None:
    assert read(typed).tree == Word("mận", True, scope)
