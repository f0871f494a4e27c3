"""How queries are read: words, operators, slips and limits."""

from __future__ import annotations

import pytest

from search.query import (
    LONGEST_QUERY,
    MOST_NESTED,
    MOST_PREFIXES,
    MOST_WORDS,
    And,
    Everything,
    Node,
    Not,
    Or,
    Prefix,
    Word,
    folded,
    read,
)
from search.query.notes import sentences
from search.request import RequestError
from tests.search.query_trees import CONG, DOAN, A, B, C, D, phrase


@pytest.mark.parametrize(
    ("q", "tree"),
    [
        ("", Everything()),
        ("  ", Everything()),
        ('""', Everything()),
        ("?! …", Everything()),
        ("Đoàn", DOAN),
        ("doan", Word("doan", False)),
        ("hoà", Word("hòa", True)),
        ("kỹ", Word("kĩ", True)),
        ("ly", Word("li", False)),
        ("Công đoàn", And((CONG, DOAN))),
        ("công doan", And((CONG, Word("doan", False)))),
        ("a b OR c d", And((A, Or((B, C)), D))),
        ("a OR b AND c", Or((A, And((B, C))))),
        ("a || b && c", Or((A, And((B, C))))),
        ("(a b) OR c", Or((And((A, B)), C))),
        ("((a (b)) c)", And((A, B, C))),
        ("a OR (b OR a)", Or((A, B))),
        ("a or b", And((A, Word("or", False), B))),
        ("+a +b", And((A, B))),
    ],
)
def test_words_and_operators_are_read_as(q: str, tree: Node) -> None:
    assert read(q).tree == tree


@pytest.mark.parametrize(
    ("q", "tree"),
    [
        ('"công đoàn"', phrase(CONG, DOAN)),
        ('"Công doan"', phrase(CONG, Word("doan", False))),
        ("“công đoàn”", phrase(CONG, DOAN)),
        ("«công đoàn»", phrase(CONG, DOAN)),
        ('"đoàn"', DOAN),
        ('"công đoàn"~5', phrase(CONG, DOAN, slop=5)),
        ('a"b c"d', And((A, phrase(B, C), D))),
        ("26/3", phrase(Word("26", False), Word("3", False))),
        ("2.500", phrase(Word("2", False), Word("500", False))),
        ("17:30", phrase(Word("17", False), Word("30", False))),
        ("Covid-19", phrase(Word("covid", False), Word("19", False))),
        ("14/NQ-LĐLĐ", phrase(Word("14", False), Word("nq", False), Word("lđlđ", True))),
        ("https://a.b/c", phrase(Word("https", False), A, B, C)),
        ("(a)", A),
        ("a, b!", And((A, B))),
        ("a 😀 b", And((A, B))),
        ("[a] {b}", And((A, B))),
        ("a / b", And((A, B))),
    ],
)
def test_phrases_and_punctuation_are_read_as(q: str, tree: Node) -> None:
    assert read(q).tree == tree
    assert read(q).notes == ()


@pytest.mark.parametrize(
    ("q", "tree"),
    [
        ("a -b", And((A, Not(B)))),
        ("a NOT b", And((A, Not(B)))),
        ("a -(b c)", And((A, Not(And((B, C)))))),
        ('a -"b c"', And((A, Not(phrase(B, C))))),
        ("-a", And((Everything(), Not(A)))),
        ("-a -b", And((Everything(), Not(A), Not(B)))),
        ("a OR -b", Or((A, And((Everything(), Not(B)))))),
        ("NOT -a", A),
        ("a-b", phrase(A, B)),
        ("a -title:b", And((A, Not(Word("b", False, "title"))))),
    ],
)
def test_exclusions_are_read_as(q: str, tree: Node) -> None:
    assert read(q).tree == tree


@pytest.mark.parametrize(
    ("q", "tree"),
    [
        ("đình*", Prefix("đình", True)),
        ("dinh*", Prefix("dinh", False)),
        ("title:dinh*", Prefix("dinh", False, "title")),
        ("ly*", Or((Word("li", False), Prefix("ly", False)))),
        ("hoà*", Or((Word("hòa", True), Prefix("hoà", True)))),
    ],
)
def test_star_behind_two_letters_is_a_prefix(q: str, tree: Node) -> None:
    assert read(q).tree == tree
    assert read(q).notes == ()


@pytest.mark.parametrize(
    ("q", "said", "codes"),
    [
        ('a "b c', "a b c", ["quote"]),
        ('-"a b', "-a b", ["quote"]),
        ("(a b", "a b", ["parenthesis"]),
        ("a) b", "a b", ["parenthesis"]),
        ("a () b", "a b", ["group"]),
        ("a OR", "a", ["operator"]),
        ("AND a", "a", ["operator"]),
        ("a OR OR b", "a OR b", ["operator"]),
        ("a - b", "a b", ["operator"]),
        ("--a", "a", ["operator"]),
        ("-", "", ["operator"]),
        ("a -()", "a", ["group", "operator"]),
        ("LĐLĐ: a", "LĐLĐ a", ["unknown-field"]),
        ("abc:b", "abc b", ["unknown-field"]),
        ("a tiêu đề:", "a tiêu đề", ["empty-field"]),
        ("ngày:hôm-qua", "hôm-qua", ["date"]),
        ("ngày:30/2/2023", "30/2/2023", ["date"]),
        ("ngày:[a TO 2023]", "a 2023", ["date"]),
        ("ngày:[2024 TO 2023]", "ngày:[2023-01-01 TO 2024-12-31]", ["reversed"]),
        ("a [2023 TO 2024]", "a 2023 2024", ["range"]),
        ("a*", "a", ["star"]),
        ("*ab", "ab", ["star"]),
        ("đì*nh", "đì/nh", ["star"]),
        ('"ab* c"', '"ab c"', ["star"]),
        ('"a b"~99', '"a b"~10', ["slop"]),
        ('"a b"~', '"a b"', ["modifier"]),
        ('"a b"^2', '"a b"', ["modifier"]),
        ("ab~2", "ab", ["modifier"]),
        ("ab^3", "ab", ["modifier"]),
    ],
)
def test_slip_is_read_as_well_as_can_be_and_noted(q: str, said: str, codes: list[str]) -> None:
    reading = read(q)
    assert reading.said == said
    assert [note.code for note in reading.notes] == codes
    assert all(note.text("vi") and note.text("en") for note in reading.notes)


@pytest.mark.parametrize(
    ("q", "said"),
    [
        ("Công  ĐOÀN", "công ĐOÀN"),
        ("title:(a OR b) -c", "(tiêu đề:a OR tiêu đề:b) -c"),
        ("date:2023-05-01", "ngày:2023-05-01"),
        ("ngày:[2023-01 TO 2023-12]", "ngày:2023"),
        ("14/NQ-LĐLĐ", "14/NQ-LĐLĐ"),
        ('"OR"', '"or"'),
        ("LDLD", "LDLD"),
    ],
)
def test_reading_is_said_in_one_form(q: str, said: str) -> None:
    assert read(q).said.lower() == said.lower()
    assert read(read(q).said).tree == read(q).tree


@pytest.mark.parametrize(
    "q",
    [
        "a" * (LONGEST_QUERY + 1),
        "a " * (MOST_WORDS + 1),
        "a/" * (MOST_WORDS + 1),
        "nguồn:a " * (MOST_WORDS + 1),
        "ab* " * (MOST_PREFIXES + 1),
        "(" * (MOST_NESTED + 1) + "a" + ")" * (MOST_NESTED + 1),
        "NOT " * (MOST_NESTED + 1) + "a",
        "title:" * (MOST_NESTED + 1) + "a",
    ],
)
def test_too_dear_query_is_refused(q: str) -> None:
    with pytest.raises(RequestError) as error:
        read(q)
    assert error.value.parameter == "q"


def test_folded_reading_has_no_diacritics() -> None:
    reading = read('công OR "hội nghị" tiêu đề:đình* 14/NQ-LĐLĐ')
    assert reading.accented
    assert folded(reading).said == '(cong OR "hoi nghi") tiêu đề:dinh* 14/nq-ldld'
    assert not folded(reading).accented
    assert read(folded(reading).said).tree == folded(reading).tree


def test_alternatives_that_fold_alike_become_one() -> None:
    assert folded(read("hòa OR hóa")).tree == Word("hoa", False)


def test_reading_without_diacritics_is_not_accented() -> None:
    assert not read("cong doan").accented


def test_each_note_has_both_languages() -> None:
    assert all(set(texts) == {"vi", "en"} for texts in sentences().values())


@pytest.mark.parametrize("typed", ["công –đoàn", "công —đoàn", "công −đoàn", "công !đoàn", 'công –"đoàn"'])
def test_dash_of_any_length_and_lucenes_sign_exclude(typed: str) -> None:
    assert read(typed).tree == read("công -đoàn").tree


@pytest.mark.parametrize(
    ("typed", "code"), [("ngày:[2023", "bracket"), ("công ~5", "modifier"), ('công ""', "operator")]
)
def test_slip_that_changes_the_meaning_is_told(typed: str, code: str) -> None:
    assert [note.code for note in read(typed).notes] == [code]


def test_star_alone_asks_for_everything_and_says_so() -> None:
    assert read("*").tree == Everything()
    assert [note.code for note in read("*").notes] == ["operator"]


def test_blank_before_the_distance_is_allowed() -> None:
    assert read('"công đoàn" ~5').tree == read('"công đoàn"~5').tree


@pytest.mark.parametrize("typed", ["công – đoàn", "công ! đoàn"])
def test_sign_that_stands_alone_excludes_nothing(typed: str) -> None:
    assert read(typed).tree == read("công đoàn").tree
