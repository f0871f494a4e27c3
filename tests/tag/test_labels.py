"""Labels and the spans that they stand for, there and back."""

from __future__ import annotations

import pytest

from newscrawl.tag.labels import labels_of, spans_of
from newscrawl.tag.spans import Span
from tests.tag.tiny import sentence

TEXT = "LĐLĐ quận 9 mời Miên dự"
ROW = sentence(TEXT).tokens


def named(labels: str) -> list[tuple[str, str]]:
    """Types and texts of the spans that the labels of `TEXT` stand for."""
    return [(span.type, TEXT[span.start : span.end]) for span in spans_of(ROW, labels.split())]


def test_whole_names_are_spans() -> None:
    assert named("B-ORG I-ORG L-ORG O U-PER O") == [("ORG", "LĐLĐ quận 9"), ("PER", "Miên")]


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ("O O O O O O", []),
        ("B-ORG I-ORG O O O O", [("ORG", "LĐLĐ quận")]),
        ("I-ORG L-ORG O O O O", [("ORG", "LĐLĐ quận")]),
        ("B-ORG L-LOC O O O O", [("ORG", "LĐLĐ"), ("LOC", "quận")]),
        ("B-ORG B-ORG L-ORG O O O", [("ORG", "LĐLĐ"), ("ORG", "quận 9")]),
        ("U-ORG L-ORG O O O O", [("ORG", "LĐLĐ"), ("ORG", "quận")]),
        ("B-ORG U-ORG L-ORG O O O", [("ORG", "LĐLĐ"), ("ORG", "quận"), ("ORG", "9")]),
        ("O O O O O B-LOC", [("LOC", "dự")]),
    ],
)
def test_labels_that_do_not_fit_still_give_spans_apart(labels: str, spans: list[tuple[str, str]]) -> None:
    assert named(labels) == spans


def test_spans_become_labels() -> None:
    assert labels_of(ROW, [Span("ORG", 0, 11), Span("PER", 16, 20)]) == ["B-ORG", "I-ORG", "L-ORG", "O", "U-PER", "O"]


def test_token_shared_in_part_counts_to_the_span() -> None:
    assert labels_of(ROW, [Span("PER", 17, 19)]) == ["O", "O", "O", "O", "U-PER", "O"]


def test_labels_stand_for_the_spans_they_were_made_of() -> None:
    spans = [Span("ORG", 0, 4), Span("LOC", 5, 11), Span("PER", 16, 20)]
    assert spans_of(ROW, labels_of(ROW, spans)) == spans
