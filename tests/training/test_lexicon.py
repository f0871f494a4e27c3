"""What is counted in unlabelled news, and what that says of words and names."""

from __future__ import annotations

import pytest

from training.lexicon import Counts, capital_levels, evidence


def counted(*paragraphs: str) -> Counts:
    counts = Counts()
    for paragraph in paragraphs:
        counts.add(paragraph)
    return counts


def test_words_are_those_of_the_dictionary_with_numbers_by_their_length() -> None:
    assert counted("Liên đoàn lao động họp 15/2021").sentences == [["liên đoàn", "lao động", "họp", "99", "/", "999"]]


def test_words_are_counted_over_all_paragraphs() -> None:
    assert counted("Quận họp", "Huyện họp").words == {"quận": 1, "họp": 2, "huyện": 1}


def test_capital_is_counted_within_sentences_only() -> None:
    counts = counted("Sáng nay, quận mời Miên. Tối về.")
    assert (counts.capital, counts.small["tối"], counts.small["nay"]) == ({"miên": 1}, 0, 1)


def test_headline_in_capitals_says_nothing_of_capitals_and_names() -> None:
    counts = counted("LĐLĐ QUẬN VÂN TRÌ HỌP")
    assert (counts.capital, counts.small, counts.names) == ({}, {}, {})
    assert counts.words["họp"] == 1


@pytest.mark.parametrize(
    ("capital", "small", "level"), [(20, 0, 4), (15, 5, 3), (10, 10, 2), (5, 15, 1), (0, 20, 0), (5, 0, 4), (0, 5, 0)]
)
def test_level_of_capitals_goes_from_never_to_always(capital: int, small: int, level: int) -> None:
    assert capital_levels(counted(*["mời Miên"] * capital, *["mời miên"] * small))["miên"] == level


def test_rare_word_has_no_level_of_capitals() -> None:
    assert "miên" not in capital_levels(counted(*["mời Miên"] * 4))


@pytest.mark.parametrize(
    ("people", "places", "neither", "code"),
    [(4, 0, 0, "P3"), (2, 0, 3, "P2"), (1, 0, 4, "P1"), (1, 3, 0, "L3"), (0, 0, 4, "n"), (1, 0, 10, "n")],
)
def test_evidence_is_the_kind_most_spoken_for_and_how_surely(people: int, places: int, neither: int, code: str) -> None:
    paragraphs = ["gặp ông Miên"] * people + ["về quận Miên"] * places + ["nhớ Miên"] * neither
    assert evidence(counted(*paragraphs))["miên"] == code


def test_rare_name_has_no_evidence() -> None:
    assert evidence(counted(*["gặp ông Miên"] * 3)) == {}


def test_evidence_of_a_full_name_is_its_own() -> None:
    assert evidence(counted(*["gặp ông Lê Thùy Miên"] * 4)) == {"lê thùy miên": "P3"}


def test_paragraph_without_words_is_no_error() -> None:
    assert counted("…", "").names == {}
