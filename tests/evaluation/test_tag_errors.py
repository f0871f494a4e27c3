"""Errors of taggers, each with its cause."""

from __future__ import annotations

import pytest

from evaluation.tag_errors import TagError, by_cause, errors, lines
from evaluation.tag_scores import TYPES
from newscrawl.tag.spans import Span
from training.gold import GoldArticle

TEXT = "Chủ tịch LĐLĐ quận Vân Trì Lê Thùy Miên dự họp chiều 20/10 tại Vân Trì và Hà Nội."


def span(type_: str, written: str, value: str | None = None) -> Span:
    start = TEXT.index(written)
    return Span(type_, start, start + len(written), value)  # type: ignore[arg-type]


LDLD = span("ORG", "LĐLĐ quận Vân Trì")
MIEN = span("PER", "Lê Thùy Miên")
DATE = span("DATE", "chiều 20/10", "2021-10-20")


def found_errors(marked: list[Span], found: list[Span]) -> list[TagError]:
    return list(errors(GoldArticle("a1", None, TEXT, tuple(marked)), found, TYPES))


@pytest.mark.parametrize(
    ("marked", "found", "types", "cause"),
    [
        ([MIEN], [], "PER", "missed"),
        ([], [MIEN], "PER", "invented"),
        ([LDLD], [span("ORG", "LĐLĐ quận")], "ORG", "right too short"),
        ([LDLD], [span("ORG", "LĐLĐ quận Vân Trì Lê")], "ORG", "right too long"),
        ([LDLD], [span("ORG", "quận Vân Trì")], "ORG", "left too short"),
        ([LDLD], [span("ORG", "tịch LĐLĐ quận")], "ORG", "left too long, right too short"),
        ([LDLD], [span("LOC", "LĐLĐ quận Vân Trì")], "ORG as LOC", "wrong type"),
        ([LDLD], [span("LOC", "quận Vân Trì")], "ORG as LOC", "wrong type and border"),
        ([LDLD], [span("ORG", "LĐLĐ"), span("LOC", "quận Vân Trì")], "ORG as ORG+LOC", "one taken as several"),
        ([LDLD, MIEN], [span("ORG", "Vân Trì Lê Thùy Miên")], "PER+ORG as ORG", "several taken as one"),
        (
            [LDLD, MIEN],
            [span("ORG", "LĐLĐ"), span("ORG", "Trì Lê"), span("PER", "Thùy Miên")],
            "PER+ORG",
            "several taken as others",
        ),
        ([DATE], [span("DATE", "chiều 20/10", "2020-10-20")], "DATE", "wrong value"),
    ],
)
def test_each_misfit_has_its_cause(marked: list[Span], found: list[Span], types: str, cause: str) -> None:
    assert [(error.types, error.cause) for error in found_errors(marked, found)] == [(types, cause)]


def test_what_is_right_is_no_error_and_neighbours_are_apart() -> None:
    found = [span("ORG", "LĐLĐ quận"), MIEN, DATE]
    assert [error.cause for error in found_errors([LDLD, MIEN, DATE], found)] == ["right too short"]


def test_types_that_a_tagger_does_not_find_are_not_missed() -> None:
    article = GoldArticle("a1", None, TEXT, (LDLD, MIEN))
    assert [error.types for error in errors(article, [], ("PER",))] == ["PER"]


def test_place_is_shown_with_both_spans_and_thirty_characters_around() -> None:
    [error] = found_errors([DATE], [span("DATE", "20/10 tại", "")])
    assert error.shown == (
        "a1: …n Vân Trì Lê Thùy Miên dự họp ⟦chiều «20/10⟧ tại» Vân Trì và Hà Nội.…  [2021-10-20]  [no value]"
    )


def test_place_over_a_line_break_is_one_line() -> None:
    article = GoldArticle("a1", None, "Tựa\nMiên nói", (Span("PER", 4, 8),))
    [error] = errors(article, [], TYPES)
    assert error.shown == "a1: …Tựa / ⟦Miên⟧ nói…"


def test_causes_are_counted_the_commonest_first_with_so_many_places() -> None:
    found = found_errors([LDLD, MIEN, span("LOC", "Hà Nội")], []) * 2 + found_errors([MIEN], [])
    rows = [(types, cause, len(group)) for types, cause, group in by_cause(found)]
    assert rows == [("PER", "missed", 3), ("LOC", "missed", 2), ("ORG", "missed", 2)]
    shown = list(lines(found, 2))
    assert shown[0].split() == ["3", "PER", "missed"]
    assert len(shown) == 3 + 6


def test_without_places_there_are_counts_only() -> None:
    assert all("a1" not in line for line in lines(found_errors([LDLD, MIEN], []), 0))
