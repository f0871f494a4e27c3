from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.vietnamese import fold
from search.analysis import FILLER, LINE_END, LONGEST_WORD, spellings, stream, tokens, words_of

TEXTS = st.text(st.sampled_from("aăâđĐoòóỏõọuùyỳhtqg HTK.,/-_\n12\u0301\u0323ÀßİΩж中")).map(
    lambda text: unicodedata.normalize("NFC", text)
)


def words(text: str) -> list[tuple[str, str]]:
    return [(token.exact, token.folded) for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Liên đoàn", [("liên", "lien"), ("đoàn", "doan")]),
        ("HOÀ BÌNH", [("hòa", "hoa"), ("bình", "binh")]),
        ("toàn quý", [("toàn", "toan"), ("quý", "quy")]),
        ("kỹ sư LÝ", [("kĩ", "ki"), ("sư", "su"), ("lí", "li")]),
        ("hy lÿ", [("hi", "hi"), ("lÿ", "li")]),
        ("14/NQ-LĐLĐ", [("14", "14"), ("nq", "nq"), ("lđlđ", "ldld")]),
        ("thi_đua", [("thi", "thi"), ("đua", "dua")]),
        ("", []),
        ("… – “”", []),
    ],
)
def test_text_is_cut_into_runs_of_letters_and_digits(text: str, expected: list[tuple[str, str]]) -> None:
    assert words(text) == expected


def test_offsets_point_at_the_word_in_the_text() -> None:
    text = "(Công đoàn)"
    assert [text[token.start : token.end] for token in tokens(text)] == ["Công", "đoàn"]


def test_mark_that_cannot_be_composed_stays_with_its_letter() -> None:
    assert words("k\u0303a b") == [("k\u0303a", "ka"), ("b", "b")]


def test_overlong_run_is_cut() -> None:
    assert words("a" * 5000) == [("a" * LONGEST_WORD, "a" * LONGEST_WORD)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["hội nghị"], "hội hoi nghị nghi"),
        (["Ban chấp hành"], "· ban chấp chap hành hanh"),
        (["14/NQ-LĐLĐ,"], "· 14 · nq lđlđ ldld"),
        (["kỳ", "ba"], "kì ki · · · · · ba"),
        (["a", "***", "b"], "· a · · · · · b"),
        (["…"], ""),
        (["a · b"], "· a · b"),
        ([], ""),
    ],
)
def test_stream_has_two_words_for_each_word(lines: list[str], expected: str) -> None:
    assert stream(lines) == expected


@given(TEXTS, TEXTS)
def test_stream_spellings_and_tokens_tell_the_same_words(first: str, second: str) -> None:
    assert spellings(first) == words(first)
    assert list(words_of(first, 0, len(first))) == [first[token.start : token.end] for token in tokens(first)]
    for lines in ([first], [first, second]):
        parts = [words(line) for line in lines if words(line)]
        expected = [word for part in parts for pair in [*part, *[(FILLER, FILLER)] * LINE_END] for word in pair]
        held = stream(lines).split()
        assert held == [
            FILLER if at % 2 == 0 and expected[at] == expected[at + 1] else word
            for at, word in enumerate(expected[: len(held)])
        ]
        assert len(held) == max(0, len(expected) - 2 * LINE_END)


@given(TEXTS | st.text().map(lambda text: unicodedata.normalize("NFC", text)))
def test_exact_and_folded_words_of_a_stream_never_meet(text: str) -> None:
    held = stream([text]).split()
    assert all(fold(word) != word for word in held[::2] if word != FILLER)
    assert FILLER not in held[1::2]
    assert not set(held[::2]) & set(held[1::2])


@given(TEXTS)
def test_words_of_words_are_themselves(text: str) -> None:
    for exact, folded in spellings(text):
        assert spellings(exact) == [(exact, folded)]
        assert spellings(folded) == [(folded, folded)]
