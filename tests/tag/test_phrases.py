"""Type words, surnames and administrative names as the model looks them up."""

from __future__ import annotations

import pytest

from newscrawl.tag.phrases import Phrases, place_names, surnames, type_words
from newscrawl.tag.tokens import texts_of


def found(phrases: Phrases, text: str, index: int = 0) -> tuple[int, str] | None:
    return phrases.match(texts_of(text.lower()), index)


def test_longest_phrase_is_taken() -> None:
    phrases = Phrases([("Liên đoàn", "A"), ("Liên đoàn Lao động", "B")])
    assert found(phrases, "Liên đoàn Lao động quận") == (4, "B")


def test_shorter_phrase_is_taken_where_the_longer_breaks_off() -> None:
    phrases = Phrases([("Liên đoàn", "A"), ("Liên đoàn Lao động", "B")])
    assert found(phrases, "Liên đoàn Bóng đá") == (2, "A")


def test_phrase_begins_at_the_token() -> None:
    phrases = Phrases([("Lao động", "A")])
    assert [found(phrases, "Liên đoàn Lao động", index) for index in range(4)] == [None, None, (2, "A"), None]


def test_phrase_that_the_text_cuts_short_is_none() -> None:
    assert found(Phrases([("Liên đoàn Lao động", "A")]), "liên đoàn lao") is None


def test_phrase_of_one_token_is_found() -> None:
    assert found(Phrases([("LĐLĐ", "A")]), "LĐLĐ quận") == (1, "A")


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("LĐLĐ quận", (1, "Ouni")),
        ("Công ty TNHH", (2, "Ocom")),
        ("quận Vân Trì", (1, "Luni")),
        ("khu công nghiệp", (3, "Lsit")),
        ("ông Miên", (1, "Padd")),
        ("Phó Chủ tịch", (3, "Ppos")),
        ("các LĐLĐ", (1, "Cplu")),
        ("họp", None),
    ],
)
def test_type_word_tells_its_kind(text: str, match: tuple[int, str] | None) -> None:
    assert found(type_words(), text) == match


@pytest.mark.parametrize("word", ["CT", "KS"])
def test_type_word_of_two_kinds_begins_an_organisation(word: str) -> None:
    match = found(type_words(), word)
    assert match is not None
    assert match[1].startswith("O")


def test_surname_is_one_token_with_its_capital() -> None:
    assert "Nguyễn" in surnames()
    assert "nguyễn" not in surnames()


@pytest.mark.parametrize(
    ("name", "code"),
    [("Hà Giang", "PDX"), ("Long Biên", "DX"), ("Việt Nam", "C"), ("Bắc Triều Tiên", None)],
)
def test_place_name_tells_the_levels_that_bear_it(name: str, code: str | None) -> None:
    match = found(place_names(), name)
    assert (match and match[1]) == code


def test_number_alone_is_no_place_name() -> None:
    assert found(place_names(), "9") is None
