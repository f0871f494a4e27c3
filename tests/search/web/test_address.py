from __future__ import annotations

import pytest

from search.web.address import Address, linkable

HERE = Address("/search", (("q", "lương & thưởng"), ("person", "Lò Thị Mận"), ("cursor", "abc")))


def test_an_address_is_written_as_a_query_string() -> None:
    assert str(Address("/search", (("q", "a&b"),))) == "/search?q=a%26b"


def test_an_address_without_parameters_is_its_path() -> None:
    assert str(Address("/search")) == "/search"


def test_adding_keeps_the_rest_and_drops_the_cursor() -> None:
    assert HERE.adding("place", "Nậm Sen").items == (*HERE.items[:2], ("place", "Nậm Sen"))


def test_adding_twice_is_adding_once() -> None:
    assert HERE.adding("person", "Lò Thị Mận").items == HERE.items[:2]


@pytest.mark.parametrize(("before", "added"), [("x", "-x"), ("-x", "x")])
def test_choosing_and_excluding_replace_each_other(before: str, added: str) -> None:
    assert Address("/search", (("person", before),)).adding("person", added).items == (("person", added),)


def test_removing_takes_one_value_away() -> None:
    here = Address("/search", (("person", "a"), ("person", "b")))
    assert here.removing("person", "a").items == (("person", "b"),)


def test_setting_replaces_every_value() -> None:
    here = Address("/search", (("sort", "newest"), ("sort", "oldest")))
    assert here.setting(sort="relevance").items == (("sort", "relevance"),)


@pytest.mark.parametrize("url", ["https://a.example/b", "HTTP://a.example", " https://a.example "])
def test_web_addresses_are_linked(url: str) -> None:
    assert linkable(url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//a.example",
        "/b",
        "https:",
        "http://[",
        "",
        None,
    ],
)
def test_other_addresses_stay_text(url: str | None) -> None:
    assert not linkable(url)
