from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import LONGEST_WORD, spellings, streams, tokens

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


def test_line_without_words_is_left_out_of_the_streams() -> None:
    assert streams(["Công đoàn", "***", "26/3"]) == (["công đoàn", "26 3"], ["cong doan", "26 3"])


@given(TEXTS)
def test_streams_spellings_and_tokens_tell_the_same_words(text: str) -> None:
    exact, folded = streams([text])
    assert spellings(text) == words(text)
    assert " ".join(exact).split() == [word for word, _ in words(text)]
    assert " ".join(folded).split() == [word for _, word in words(text)]


@given(TEXTS)
def test_words_of_words_are_themselves(text: str) -> None:
    exact, _ = streams([text])
    assert streams(exact)[0] == exact
