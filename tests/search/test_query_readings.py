"""What holds of every text that may be typed."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.query import LONGEST_QUERY, And, Everything, Node, Not, Or, QueryReading, VocabularyFiles, folded, read
from search.request import RequestError

VOCABULARY = VocabularyFiles().current()

PIECES = st.sampled_from(
    """a đình hoà ly LĐLĐ ldld DN liên đoàn lao động tlđ " “ ( ) - -- + AND OR NOT TO ~ ~3 ^2 * tiêu_đề: tieu_de: ngày:
    nguồn: nơi: abc: [ ] { 2023 TO_2024] [2023_TO_*] 5/2023 \\ / && || . , : 17:30 https://x.y/z title:( \u0301 ß İ 中
    😀 "OR" 14/NQ-LĐLĐ TP.HCM""".replace("\n", " ").split()
).map(lambda piece: piece.replace("_", " "))
QUERIES = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "  "])), max_size=30).map(
    lambda parts: "".join(piece + blank for piece, blank in parts)
) | st.text(max_size=100)


def reading_of(q: str) -> QueryReading | None:
    """The reading; None where it is refused."""
    try:
        return read(q, VOCABULARY)
    except RequestError:
        return None


@settings(max_examples=300)
@given(QUERIES)
def test_what_is_said_reads_as_the_same(q: str) -> None:
    if (reading := reading_of(q)) is not None:
        again = read(reading.said, VOCABULARY)
        assert again.tree == reading.tree
        assert again.typed == reading.typed
        assert again.said == reading.said
        assert again.also == reading.also
        assert again.notes == () or {note.code for note in again.notes} == {"vocabulary"}


@settings(max_examples=300)
@given(QUERIES)
def test_folded_reading_is_said_as_well(q: str) -> None:
    if (reading := reading_of(q)) is not None:
        assert read(folded(reading).said).typed == folded(reading).typed


def well_formed(node: Node, above: Node | None = None) -> bool:
    match node:
        case And(nodes):
            positive = any(not isinstance(each, Not) for each in nodes)
            flat = not any(isinstance(each, And) for each in nodes)
            return positive and flat and len(nodes) > 1 and all(well_formed(each, node) for each in nodes)
        case Or(nodes):
            flat = not any(isinstance(each, Or | Everything) for each in nodes)
            return flat and len(nodes) > 1 and all(well_formed(each, node) for each in nodes)
        case Not(inside):
            return isinstance(above, And) and not isinstance(inside, Not | Everything) and well_formed(inside, node)
        case _:
            return True


@settings(max_examples=300)
@given(QUERIES)
def test_tree_has_exclusions_only_beside_what_they_are_taken_from(q: str) -> None:
    if (reading := reading_of(q)) is not None:
        assert well_formed(reading.tree)
        assert well_formed(reading.typed)
        assert well_formed(folded(reading).tree)


@pytest.mark.parametrize(
    "piece",
    ["(", ")", '"', "-", "a:", "title:", "(a", "[", "[2023 TO ", "~", "\\", "NOT ", ",", "*", "a ", "a~1", "OR "],
)
def test_a_thousand_hostile_characters_are_read_in_time(piece: str) -> None:
    q = (piece * LONGEST_QUERY)[:LONGEST_QUERY]
    assert min(seconds(q) for _ in range(3)) < 0.05


def seconds(q: str) -> float:
    started = time.process_time()
    reading_of(q)
    return time.process_time() - started


def test_examples_of_the_guide_are_read_without_a_slip() -> None:
    page = (Path(__file__).parents[2] / "docs/searching.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```query\n(.*?)```", page, re.DOTALL)
    examples = [re.split(r"\s{2,}", line)[0] for block in blocks for line in block.splitlines()]
    assert len(examples) > 15
    assert [note for q in examples for note in read(q, VOCABULARY).notes] == []
