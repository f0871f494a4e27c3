from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import MOST_SLOP, tokens
from search.highlight import PASSAGE_CHARACTERS, marks, snippets, title_marks
from search.occurrences import Finder, Mark
from search.query import Phrase, Prefix, Term, Word, folded, read, wanted

TEXTS = st.text(st.sampled_from("aàòodđ lLyỳiì\u0301.-_1"), max_size=40).map(
    lambda text: unicodedata.normalize("NFC", text)
)
WORDS = st.sampled_from([Word("a", False), Word("à", True), Word("o", False), Word("li", False), Word("lì", True)])
PREFIXES = st.sampled_from([Prefix("a", False), Prefix("à", True), Prefix("ly", False), Prefix("l", False)])
PHRASES = st.builds(
    Phrase, st.lists(WORDS, min_size=2, max_size=3).map(tuple), st.sampled_from([0, 0, 1, 2, MOST_SLOP])
)


def marked(text: str, q: str) -> list[str]:
    return [text[start:end] for start, end in marks(text, wanted(read(q).tree))]


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
        ("Kỹ sư, kĩ sư", "kỹ", ["Kỹ", "kĩ"]),
        ("Lý và lí, LY", "ly", ["Lý", "lí", "LY"]),
        ("hội nghị, hội nghĩ", '"hội nghi"', ["hội nghị", "hội nghĩ"]),
        ("hội nghị, hôi nghị", '"hội nghi"', ["hội nghị"]),
        ("đình công, Đình, định", "đình*", ["đình", "Đình"]),
        ("đình công, Đình, đỉnh", "dinh*", ["đình", "Đình", "đỉnh"]),
        ("công đoàn viên", "cô* đo*", ["công", "đoàn"]),
        ("hoàn cảnh hoà giải", "hoà*", ["hoàn", "hoà"]),
        ("đàn ông Nguyễn Đoàn", '"đàn đoàn"~2', ["đàn", "Đoàn"]),
        ("đàn ông Nguyễn Đoàn", '"đàn đoàn"~1', []),
        ("một hai hai ba", '"một hai ba"~1', ["một", "hai", "ba"]),
        ("ba hai một", '"một hai"~5', []),
        ("Liên đoàn Lao động", "người:liên", []),
        ("Liên đoàn Lao động", "tiêu đề:liên", []),
    ],
)
def test_words_asked_for_are_marked_as_written(text: str, q: str, expected: list[str]) -> None:
    assert marked(text, q) == expected


def test_title_is_marked_by_terms_of_title_and_text() -> None:
    terms = wanted(read("tiêu đề:liên đoàn người:lao").tree)
    assert title_marks("Liên đoàn Lao động", terms) == ((0, 4), (5, 9))


def test_folded_reading_marks_every_spelling() -> None:
    terms = wanted(folded(read("đòan")).tree)
    assert marks("đoàn, đoạn", terms) == ((0, 4), (6, 10))


def expected_marks(text: str, term: Term) -> set[Mark]:
    """The same by cutting the whole text into words and trying every way to place the words of a phrase."""
    found = list(tokens(text))

    def placed(words: tuple[Word, ...], at: int, left: int) -> list[int]:
        for skipped in range(left + 1):
            here = at + skipped
            if here < len(found) and is_term(words[0], *found[here][2:]):
                if not words[1:]:
                    return [here]
                if rest := placed(words[1:], here + 1, left - skipped):
                    return [here, *rest]
        return []

    if not isinstance(term, Phrase):
        return {(token.start, token.end) for token in found if is_term(term, token.exact, token.folded)}
    places = [
        [at, *rest]
        for at, token in enumerate(found)
        if is_term(term.words[0], token.exact, token.folded) and (rest := placed(term.words[1:], at + 1, term.slop))
    ]
    if term.slop:
        return {(found[at].start, found[at].end) for place in places for at in place}
    return {(found[place[0]].start, found[place[-1]].end) for place in places}


def is_term(term: Word | Prefix, exact: str, folded: str) -> bool:
    spelt = exact if term.accented else folded
    return spelt == term.text if isinstance(term, Word) else spelt.startswith(term.text)


@settings(max_examples=300)
@given(TEXTS, st.lists(WORDS | PREFIXES | PHRASES, min_size=1, max_size=3))
def test_marks_are_those_of_the_words_of_the_text(text: str, terms: list[Term]) -> None:
    expected = {mark for term in terms for mark in expected_marks(text, term)}
    assert Finder(terms).marks(text) == sorted(expected)


def test_snippets_prefer_passages_with_more_of_the_words() -> None:
    lines = ["công việc", "Lịch tuần", "công đoàn họp", "đoàn viên", "công trình"]
    found = snippets(lines, wanted(read("công đoàn").tree))
    assert [snippet.text for snippet in found] == ["công việc", "công đoàn họp", "đoàn viên"]


def test_long_line_is_cut_between_words_around_the_mark() -> None:
    line = "trước " * 100 + "đình công" + " sau" * 100
    snippet = snippets([line], wanted(read("đình").tree))[0]
    assert snippet.text.startswith("…trước ")
    assert snippet.text.endswith(" sau…")
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["đình"]
    assert len(snippet.text) <= PASSAGE_CHARACTERS + 2


def test_text_without_the_words_gives_its_beginning() -> None:
    assert [snippet.text for snippet in snippets(["Dòng đầu", "Dòng sau"], wanted(read("đình").tree))] == ["Dòng đầu"]
    assert snippets([], ()) == ()


@given(st.lists(st.text(st.sampled_from("ab đò.-"), max_size=600), max_size=3), st.sampled_from(["a", "đò b", '"a b"']))
def test_marks_of_snippets_lie_inside_them(lines: list[str], q: str) -> None:
    for snippet in snippets(lines, wanted(read(q).tree)):
        assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.marks)
