"""Who is a reprint of whom, told by two signatures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newscrawl.models import Signature
from newscrawl.reprints import have_keys_in_common, overlap


def signature(
    *shingles: range, figures: int = 0, of: int = 0, names: int = 0, words: int = 200, version: str = "1"
) -> Signature:
    """A text of these shingles, with figures counted from `of` on."""
    values = frozenset(number for part in shingles for number in part)
    return Signature(
        version, words, tuple(sorted(values)[:4]), values, frozenset(range(of, of + figures)),
        frozenset(range(1000, 1000 + names)),
    )  # fmt: skip


TEXT = signature(range(100), figures=10)


@pytest.mark.parametrize(
    ("other", "is_reprint", "whole"),
    [
        (TEXT, True, True),
        (signature(range(60), figures=10), True, True),
        (signature(range(59), range(500, 541), figures=10), False, False),
        (signature(range(500), figures=10), True, False),
        (signature(range(60), figures=10, of=5), False, False),
        (signature(range(60), figures=10, of=4), True, True),
    ],
    ids=["same", "shortened", "too little", "embedded", "half of the figures", "more than half of the figures"],
)
def test_share_of_the_shorter_text_decides_and_its_figures(other: Signature, is_reprint: bool, whole: bool) -> None:
    found = overlap(TEXT, other)
    assert (found is not None, found is not None and found.is_whole) == (is_reprint, whole)


@pytest.mark.parametrize(("common", "is_reprint"), [(69, False), (70, True)])
def test_short_text_must_have_more_in_common(common: int, is_reprint: bool) -> None:
    short = signature(range(common), range(900, 1000 - common), words=39)
    assert (overlap(signature(range(100), words=39), short) is not None) is is_reprint


@pytest.mark.parametrize(("names", "is_reprint"), [(0, False), (4, True)])
def test_text_with_few_figures_is_told_by_its_names_as_well(names: int, is_reprint: bool) -> None:
    one = signature(range(100), figures=3, names=names)
    other = signature(range(65), range(500, 535), figures=3, of=2, names=names)
    assert (overlap(one, other) is not None) is is_reprint


def test_order_makes_no_difference() -> None:
    other = signature(range(70), range(200, 240), figures=10)
    assert overlap(TEXT, other) == overlap(other, TEXT)


def test_signatures_of_two_versions_have_nothing_in_common() -> None:
    assert overlap(TEXT, replace(TEXT, version="2")) is None


def test_texts_without_words_are_no_reprints() -> None:
    assert overlap(signature(), signature()) is None


@pytest.mark.parametrize(
    ("keys", "others", "compared"),
    [((1, 2), (2, 3), True), ((1,), (2,), False), ((), (), False), (tuple(range(9)), (8, *range(20, 30)), False)],
)
def test_texts_are_compared_where_enough_keys_are_common(
    keys: tuple[int, ...], others: tuple[int, ...], compared: bool
) -> None:
    assert have_keys_in_common(replace(TEXT, keys=keys), replace(TEXT, keys=others)) is compared
