"""Names met again in the same article."""

from __future__ import annotations

import pytest

from newscrawl.models import MentionType
from newscrawl.tag.echoes import echoes
from newscrawl.tag.name_model import sentences_of
from newscrawl.tag.spans import Span


def again(text: str, *named: tuple[MentionType, str]) -> list[tuple[str, str]]:
    """What is met again once the first of each of these names was found."""
    places: dict[str, int] = {}
    spans = []
    for type_, name in named:
        start = text.index(name, places.get(name, 0))
        places[name] = start + len(name)
        spans.append(Span(type_, start, start + len(name)))
    return [(span.type, text[span.start : span.end]) for span in echoes(text, sentences_of(text, ()), spans)]


def test_name_is_met_again_in_the_same_letters() -> None:
    text = "Ông Quách Văn Khiêm họp. Mọi người mời Quách Văn Khiêm."
    assert again(text, ("PER", "Quách Văn Khiêm")) == [("PER", "Quách Văn Khiêm")]


def test_person_is_met_again_by_the_last_part_of_the_name() -> None:
    assert again("Anh Quách Văn Khiêm hàn, nay Khiêm học.", ("PER", "Quách Văn Khiêm")) == [("PER", "Khiêm")]


def test_other_parts_of_a_name_do_not_stand_for_it() -> None:
    assert again("Anh Quách Văn Khiêm hàn, nay Quách học.", ("PER", "Quách Văn Khiêm")) == []


def test_last_part_within_a_longer_run_is_another_name() -> None:
    assert again("Anh Quách Văn Khiêm hàn, nay Tạ Khiêm học.", ("PER", "Quách Văn Khiêm")) == []


def test_last_part_of_an_organisation_does_not_stand_for_it() -> None:
    assert again("LĐLĐ quận Vân Trì họp, nay Trì học.", ("ORG", "LĐLĐ quận Vân Trì")) == []


def test_name_of_two_types_gets_the_one_it_had_more_often() -> None:
    text = "Ở Miên Sa, tại Miên Sa và Miên Sa họp, nay Miên Sa vui."
    assert again(text, ("ORG", "Miên Sa"), ("PER", "Miên Sa"), ("PER", "Miên Sa")) == [("PER", "Miên Sa")]


@pytest.mark.parametrize(("name", "met"), [("M", []), ("MA", []), ("MAS", [("ORG", "MAS")])])
def test_one_or_two_letters_are_too_little_to_be_known_by(name: str, met: list[tuple[str, str]]) -> None:
    assert again(f"Hãng {name} họp với {name} nay", ("ORG", name)) == met


def test_nothing_is_met_again_where_nothing_was_found() -> None:
    assert again("Ông Quách Văn Khiêm họp.") == []
