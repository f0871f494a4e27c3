from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import LONGEST_QUERY, MOST_WORDS, AllOf, Everything, Not, Phrase, Query, Word, pairs, parse, wanted
from search.request import RequestError


@pytest.mark.parametrize(
    ("q", "tree"),
    [
        ("", Everything()),
        ("  ", Everything()),
        ("-", Everything()),
        ('"', Everything()),
        ('""', Everything()),
        ("?! …", Everything()),
        ("Đoàn", AllOf((Word("đoàn", True),))),
        ("doan", AllOf((Word("doan", False),))),
        ("hoà", AllOf((Word("hòa", True),))),
        ("liên doan", AllOf((Word("liên", True), Word("doan", False)))),
        ('"Liên doan"', AllOf((Phrase(("liên", "doan"), True),))),
        ('"lien doan"', AllOf((Phrase(("lien", "doan"), False),))),
        ('"đoàn"', AllOf((Word("đoàn", True),))),
        ("“liên đoàn”", AllOf((Phrase(("liên", "đoàn"), True),))),
        ("26/3", AllOf((Phrase(("26", "3"), False),))),
        ("14/NQ-LĐLĐ", AllOf((Phrase(("14", "nq", "lđlđ"), True),))),
        ("-đình", AllOf((Not(Word("đình", True)),))),
        ('-"đình công"', AllOf((Not(Phrase(("đình", "công"), True)),))),
        ("a -b", AllOf((Word("a", False), Not(Word("b", False))))),
        ("a-b", AllOf((Phrase(("a", "b"), False),))),
        ("a - b", AllOf((Word("a", False), Word("b", False)))),
        ('"liên đoàn', AllOf((Word("liên", True), Word("đoàn", True)))),
        ('-"đình công', AllOf((Not(Word("đình", True)), Word("công", True)))),
        ('a"b c"d', AllOf((Word("a", False), Phrase(("b", "c"), False), Word("d", False)))),
    ],
)
def test_query_is_read_as(q: str, tree: Query) -> None:
    assert parse(q) == tree


@given(st.text(max_size=60))
def test_no_slip_raises(q: str) -> None:
    parse(q)


@pytest.mark.parametrize("q", ["a" * (LONGEST_QUERY + 1), "a " * (MOST_WORDS + 1), "a/" * (MOST_WORDS + 1)])
def test_too_dear_query_is_refused(q: str) -> None:
    with pytest.raises(RequestError) as error:
        parse(q)
    assert error.value.parameter == "q"


def test_wanted_leaves_out_what_is_excluded() -> None:
    assert wanted(parse("a -b")) == (Word("a", False),)


def test_pair_is_exact_only_where_both_words_are() -> None:
    assert pairs(parse("liên đoàn lao -x y")) == (
        Phrase(("liên", "đoàn"), True),
        Phrase(("doan", "lao"), False),
    )
