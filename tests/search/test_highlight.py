from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import tokens
from search.highlight import PASSAGE_CHARACTERS, marks, snippets
from search.occurrences import occurrences
from search.query import Phrase, Word, parse, wanted

LETTERS = st.text(st.sampled_from("aăoòóôđd k\u0301\u0303.-_1HÒ"), max_size=30).map(
    lambda text: unicodedata.normalize("NFC", text)
)


def marked(text: str, q: str) -> list[str]:
    return [text[start:end] for start, end in marks(text, wanted(parse(q)))]


@pytest.mark.parametrize(
    ("text", "q", "expected"),
    [
        ("Liên đoàn Lao động", "đoàn", ["đoàn"]),
        ("Liên đoàn, Đoàn", "doan", ["đoàn", "Đoàn"]),
        ("Đoản đoàn", "đoàn", ["đoàn"]),
        ("hoà giải", "hòa", ["hoà"]),
        ("Nghị quyết 14/NQ-LĐLĐ nêu", "14/nq-ldld", ["14/NQ-LĐLĐ"]),
        ("hội nghị, hội thảo nghị", '"hội nghị"', ["hội nghị"]),
        ("công đoàn công đoàn công", '"công đoàn công"', ["công đoàn công đoàn công"]),
        ("công đoàn", "công -đoàn", ["công"]),
        ("công", "", []),
        ("", "công", []),
        ("ôngx xông", "ông", []),
    ],
)
def test_words_asked_for_are_marked_as_written(text: str, q: str, expected: list[str]) -> None:
    assert marked(text, q) == expected


def expected_occurrences(text: str, words: tuple[str, ...], *, accented: bool) -> list[tuple[int, int]]:
    """The same by cutting the whole text into words."""
    found = list(tokens(text))
    said = [token.exact if accented else token.folded for token in found]
    starts = range(len(said) - len(words) + 1)
    return [
        (found[at].start, found[at + len(words) - 1].end) for at in starts if tuple(said[at : at + len(words)]) == words
    ]


@given(LETTERS, LETTERS)
def test_occurrences_are_those_of_the_words_of_the_text(text: str, asked: str) -> None:
    for term in wanted(parse(asked)):
        words = (term.text,) if isinstance(term, Word) else term.words
        assert list(occurrences(text, term)) == expected_occurrences(text, words, accented=term.accented)


def test_snippets_prefer_passages_with_more_of_the_words() -> None:
    lines = ["công việc", "Lịch tuần", "công đoàn họp", "đoàn viên", "công trình"]
    found = snippets(lines, wanted(parse("công đoàn")))
    assert [snippet.text for snippet in found] == ["công việc", "công đoàn họp", "đoàn viên"]


def test_long_line_is_cut_between_words_around_the_mark() -> None:
    line = "trước " * 100 + "đình công" + " sau" * 100
    snippet = snippets([line], wanted(parse("đình")))[0]
    assert snippet.text.startswith("…trước ")
    assert snippet.text.endswith(" sau…")
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["đình"]
    assert len(snippet.text) <= PASSAGE_CHARACTERS + 2


def test_text_without_the_words_gives_its_beginning() -> None:
    assert [snippet.text for snippet in snippets(["Dòng đầu", "Dòng sau"], wanted(parse("đình")))] == ["Dòng đầu"]
    assert snippets([], ()) == ()


@given(st.lists(st.text(st.sampled_from("ab đò.-"), max_size=600), max_size=3), st.sampled_from(["a", "đò b", '"a b"']))
def test_marks_of_snippets_lie_inside_them(lines: list[str], q: str) -> None:
    for snippet in snippets(lines, wanted(parse(q))):
        assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.marks)


def test_term_of_a_phrase_is_no_word() -> None:
    assert list(occurrences("lao động", Phrase(("lao", "dong"), False))) == [(0, 8)]
