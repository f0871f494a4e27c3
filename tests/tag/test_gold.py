"""Scores on the articles annotated by hand, and of the folding, against the floors; floors only rise.

The articles are other people's and are not part of the project: without them their tests are skipped. Those by
cross-validation take minutes: `make eval-tag` checks them.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from evaluation.floors import Floor, FloorError, committed, taken_back
from evaluation.tag_floors import (
    FILE,
    FOLDING,
    SPLITS,
    floor_of,
    floor_of_folding,
    raise_floors,
    read_floors,
    under_floors,
)
from evaluation.tag_scores import FIELDS, TYPES
from evaluation.tag_sets import DEV, GOLD_SETS, GoldSet, Tagged
from evaluation.taggers import Tagger
from newscrawl.tag.spans import Span
from tests.shared import SHARED
from training.gold import GoldArticle

FLOORS = read_floors()
FIXTURES = Path(__file__).parent / "fixtures"


def test_dev_is_tagged_as_well_as_its_floors_say() -> None:
    if not (SHARED / "gold").is_dir():
        pytest.skip(f"no {SHARED.name}/gold beside the project (NEWSCRAWL_TEST_SHARED)")
    gold = GOLD_SETS[DEV]()
    if FLOORS.sets[DEV].digest != gold.digest:
        pytest.skip("the floors of dev were measured on other articles")
    assert list(under_floors({DEV: floor_of(Tagged(gold, gold.taggers[0]))}, FLOORS)) == []


def test_names_are_folded_as_well_as_their_floors_say() -> None:
    assert list(under_floors({FOLDING: floor_of_folding()}, FLOORS)) == []


def test_every_set_and_field_has_a_floor() -> None:
    fields = {name: set(floor.figures) for name, floor in FLOORS.sets.items()}
    assert fields.pop(FOLDING) == set(SPLITS)
    assert fields.keys() == GOLD_SETS.keys()
    assert fields[DEV] == set(FIELDS)


def test_no_edit_has_taken_a_floor_down_since_the_first() -> None:
    record = [*committed(FILE), FLOORS]
    if len(record) == 1:
        pytest.skip("no git, so no record to compare with")
    found = [taken_back(before, after) for before, after in pairwise(record)]
    assert [sentence for sentences in found for sentence in sentences] == []


def all_but(article: GoldArticle, missed: int) -> tuple[Span, ...]:
    return article.mentions[missed:]


def measured(missed: int) -> dict[str, Floor]:
    """The figures of a tagger that misses the first mentions of each article."""
    tagger = Tagger("clerk", TYPES, lambda articles: [all_but(article, missed) for article in articles])
    return {"ours": floor_of(Tagged(GoldSet.load("ours", FIXTURES, (tagger,)), tagger))}


def test_canary_an_article_tagged_worse_is_under_the_floor(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    raise_floors(measured(missed=0), (), "", file)
    assert list(under_floors(measured(missed=0), read_floors(file))) == []
    [sentence, *_] = under_floors(measured(missed=1), read_floors(file))
    assert sentence.startswith("ours, ORG: 0.")
    assert sentence.endswith("is under its floor of 1.0")


def test_figures_that_fell_are_not_written_down(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    raise_floors(measured(missed=0), (), "", file)
    before = file.read_text(encoding="utf-8")
    with pytest.raises(FloorError, match="ours, ORG"):
        raise_floors(measured(missed=1), (), "", file)
    assert file.read_text(encoding="utf-8") == before


def test_figures_that_rose_are_written_down(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    raise_floors(measured(missed=1), (), "", file)
    raise_floors(measured(missed=0), (), "", file)
    assert set(read_floors(file).sets["ours"].figures.values()) == {1.0}


def test_other_articles_have_no_floors_yet(tmp_path: Path) -> None:
    [sentence] = under_floors(measured(missed=0), read_floors(tmp_path / "floors.json"))
    assert sentence.startswith("ours: no floors for just these articles")
