"""Tokens: what a word is parted into, where each lies, what it keeps of its word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.tag.tokens import TaggedToken, texts_of, tokens
from newscrawl.tag.words import TaggedWord, tagged_sentences


@pytest.mark.parametrize(
    ("phrase", "texts"),
    [
        ("Liên đoàn Lao động quận 9", ["Liên", "đoàn", "Lao", "động", "quận", "9"]),
        ("14/NQ-LĐLĐ", ["14", "/", "NQ", "-", "LĐLĐ"]),
        ("TP.", ["TP", "."]),
        ("T.Ư", ["T.Ư"]),
        ("H'Loan", ["H'Loan"]),
        ("S&T", ["S&T"]),
        ("(Miên)", ["(", "Miên", ")"]),
        ("", []),
    ],
)
def test_token_is_a_syllable_a_number_or_a_mark(phrase: str, texts: list[str]) -> None:
    assert texts_of(phrase) == texts


@pytest.mark.parametrize(
    ("word", "texts"),
    [
        ("MiênNgày", ["Miên", "Ngày"]),
        ("ĐÀMÔng", ["ĐÀM", "Ông"]),
        ("T.BMiên", ["T", ".", "B", "Miên"]),
        ("P6Q3", ["P6", "Q3"]),
        ("9Miên", ["9", "Miên"]),
    ],
)
def test_words_that_lost_their_space_are_parted(word: str, texts: list[str]) -> None:
    assert texts_of(word) == texts


@pytest.mark.parametrize("word", ["LĐLĐ", "UBND", "Miên", "miên", "CĐ", "CNVCLĐ"])
def test_word_of_one_case_is_whole(word: str) -> None:
    assert texts_of(word) == [word]


def test_token_keeps_word_part_of_speech_and_place() -> None:
    words = [TaggedWord("Liên đoàn", 3, 12, "N"), TaggedWord("họp", 14, 17, "V")]
    assert tokens(words) == [
        TaggedToken("Liên", 3, 7, "liên đoàn", True, "N"),
        TaggedToken("đoàn", 8, 12, "liên đoàn", False, "N"),
        TaggedToken("họp", 14, 17, "họp", True, "V"),
    ]


PIECES = st.sampled_from(
    ["LĐLĐ", "quận", "Vân", "T.Ư", "TP.", "14/NQ-LĐLĐ", "MiênNgày", "P6Q3", "H'Loan", "_", "🙂", "é"]
)
TEXTS = st.lists(PIECES, max_size=12).map(" ".join) | st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=40)


@settings(max_examples=200)
@given(TEXTS)
def test_tokens_hold_every_character_but_white_space_once(text: str) -> None:
    row = [token for words in tagged_sentences(text) for token in tokens(words)]
    assert all(token.text == text[token.start : token.end] for token in row)
    assert "".join(token.text for token in row) == "".join(text.split())
