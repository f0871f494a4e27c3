"""The made pairs of reprints: they are made alike each time, and a judgement that gets worse is noticed."""

from __future__ import annotations

import dataclasses

import pytest

from evaluation import reprint_scores, reprints
from evaluation.floors import Floor, Floors
from evaluation.reprint_events import HALVES, Half, events, told, values
from evaluation.reprint_pairs import digest_of, pairs
from evaluation.reprint_scores import Kind, Scores, scores


@pytest.fixture(scope="module")
def measured() -> dict[Half, Scores]:
    return {half: scores(half) for half in HALVES}


@pytest.mark.parametrize("half", HALVES)
def test_precision_and_recall_are_what_was_promised(measured: dict[Half, Scores], half: Half) -> None:
    assert measured[half].precision >= 0.99
    assert measured[half].recall >= 0.95


def test_figures_are_not_under_their_floors(measured: dict[Half, Scores]) -> None:
    floors = Floors.from_json(reprints.FILE.read_text(encoding="utf-8"))
    now = {half: Floor("", digest_of(half), measured[half].figures()) for half in HALVES}
    assert list(reprints.under_floors(now, floors)) == []


def test_fallen_figure_is_named() -> None:
    floors = Floors({"held": Floor("", "sha256:1", {"recall": 0.98})})
    fallen = list(reprints.under_floors({"held": Floor("", "sha256:1", {"recall": 0.97})}, floors))
    assert fallen == ["held, recall: 0.97 is under its floor of 0.98"]


def test_other_pairs_have_no_floors() -> None:
    floors = Floors({"held": Floor("", "sha256:1", {"recall": 0.98})})
    (sentence,) = reprints.under_floors({"held": Floor("", "sha256:2", {"recall": 0.99})}, floors)
    assert "no floors for just these pairs" in sentence


def test_judge_that_takes_every_pair_for_reprints_loses_precision(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reprint_scores, "is_taken_for_reprint", lambda _pair: True)
    judged = scores("tune")
    assert (judged.recall, judged.precision < 0.6) == (1.0, True)


def test_pairs_are_the_same_each_time() -> None:
    assert digest_of("tune") == digest_of("tune")


def test_each_half_has_hundreds_of_pairs_of_either_kind() -> None:
    for half in HALVES:
        kinds = [pair.is_reprint for pair in pairs(half)]
        assert min(kinds.count(True), kinds.count(False)) >= 400


def test_no_sentence_is_in_both_halves() -> None:
    tune, held = ({text for event in events(half) for text in event.telling.paragraphs} for half in HALVES)
    assert tune & held == {"{appeal}"}


@pytest.mark.parametrize("half", HALVES)
def test_every_slot_is_filled(half: Half) -> None:
    for event in events(half):
        for telling in filter(None, (event.telling, event.other, event.next)):
            text = "\n".join(told(telling, values(half, "1"), "1").paragraphs)
            assert not set("{}|") & set(text)


def test_precision_counts_what_was_wrongly_taken() -> None:
    kinds = (Kind("whole", is_reprint=True, pairs=10, right=9), Kind("series", is_reprint=False, pairs=10, right=7))
    judged = Scores(kinds, ())
    assert (judged.precision, judged.recall) == (0.75, 0.9)
    assert dataclasses.asdict(judged)["wrong"] == ()
