"""What stands around a run of capitals tells what it names."""

from __future__ import annotations

import pytest

from newscrawl.tag.surroundings import capital_runs, hints, said_of_names
from newscrawl.tag.tokens import texts_of


def runs(text: str) -> list[str]:
    texts = texts_of(text)
    return [" ".join(texts[first:last]) for first, last in capital_runs(texts)]


def hint(text: str, name: str) -> str:
    texts, parts = texts_of(text.lower()), texts_of(name.lower())
    first = next(index for index in range(len(texts)) if texts[index : index + len(parts)] == parts)
    return hints(texts, first, first + len(parts))


def said(*sentences: str) -> dict[str, str]:
    return dict(said_of_names(texts_of(sentence) for sentence in sentences))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ông Lê Thùy Miên dự", ["Lê Thùy Miên"]),
        ("Miên và Đạm", ["Miên", "Đạm"]),
        ("họp quận", []),
        ("Hà Nội, Vân Trì", ["Hà Nội", "Vân Trì"]),
        ("", []),
    ],
)
def test_run_is_tokens_with_capitals_side_by_side(text: str, found: list[str]) -> None:
    assert runs(text) == found


@pytest.mark.parametrize(
    ("text", "name", "letter"),
    [
        ("gặp ông Miên", "Miên", "P"),
        ("quận Vân Trì", "Vân Trì", "L"),
        ("công ty Sông Lam", "Sông Lam", "O"),
        ("sống ở Vân Trì", "Vân Trì", "L"),
        ("chuyển sang Vân Trì", "Vân Trì", "L"),
        ("Miên cho biết", "Miên", "P"),
        ("Miên chia sẻ", "Miên", "P"),
        ("Miên cho quà", "Miên", ""),
        ("và Miên", "Miên", ""),
        ("Miên", "Miên", ""),
    ],
)
def test_neighbours_speak_for_a_kind(text: str, name: str, letter: str) -> None:
    assert hint(text, name) == letter


def test_what_stands_before_counts_more_than_what_follows() -> None:
    assert hint("quận Vân Trì cho biết", "Vân Trì") == "L"


def test_article_says_of_a_name_what_its_places_say() -> None:
    assert said("ông Miên đến", "quận Vân Trì", "ở Miên") == {"miên": "LP", "vân trì": "L"}


def test_last_part_of_a_full_name_is_known_alone() -> None:
    assert said("ông Quách Văn Khiêm đến") == {"quách văn khiêm": "P", "khiêm": "p"}


def test_headline_in_capitals_says_nothing() -> None:
    assert said("ông LÊ THÙY MIÊN DỰ HỘI NGHỊ VỚI CÔNG NHÂN") == {}
