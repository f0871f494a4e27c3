"""Cross-validation: each article tagged once, by a model that has not seen it."""

from __future__ import annotations

import pytest

from tests.tag.tiny import WORDS, article, articles
from training.crossvalidation import cross_validated, folds
from training.names import Trainer


@pytest.mark.parametrize("count", [5, 12, 93])
def test_each_place_is_in_one_fold(count: int) -> None:
    dealt = folds(count)
    assert sorted(place for fold in dealt for place in fold) == list(range(count))
    assert max(map(len, dealt)) - min(map(len, dealt)) <= 1


def test_folds_are_the_same_each_time() -> None:
    assert folds(93) == folds(93)


def test_folds_mix_the_order() -> None:
    assert folds(93) != [list(range(part, 93, 5)) for part in range(5)]


def test_each_article_gets_its_names_and_dates() -> None:
    gold = articles()
    found = cross_validated(gold, [], Trainer(WORDS))
    for one, spans in zip(gold, found, strict=True):
        assert [(span.type, span.start) for span in spans if span.type != "DATE"] == [
            (span.type, span.start) for span in one.mentions
        ]
        assert ["20/10" in one.text[span.start : span.end] for span in spans if span.type == "DATE"] == [True]


def test_article_is_tagged_by_a_model_that_has_not_seen_it() -> None:
    odd = article("odd", *["Tàu ⟦LOC|Kim Ngưu⟧ cập bến, tàu ⟦LOC|Kim Ngưu⟧ rời bến."] * 3)
    gold = [*articles()[:4], odd]
    assert cross_validated(gold, [], Trainer(WORDS))[4] != odd.mentions
    assert cross_validated(gold, [odd], Trainer(WORDS))[4] == odd.mentions
