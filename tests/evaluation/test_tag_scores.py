"""The scorer of mentions, one fact each, and beside the shared one."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from types import ModuleType

import pytest

from evaluation.tag_scores import ALL_NAMES, EXACT_VALUE, FIELDS, TYPES, VALUE, Scores, score
from newscrawl.models import MentionType
from newscrawl.tag.spans import Span
from tests.shared import SHARED
from training.gold import GoldArticle, read_folder

GOLD = SHARED / "gold"


def scores(marked: list[Span], found: list[Span], types: tuple[MentionType, ...] = TYPES) -> Scores:
    return score([marked], [found], types)


def lenient(measured: Scores) -> dict[str, float]:
    return measured.of_spans(lambda counts: counts.lenient.score)


def test_spans_found_as_marked_score_one() -> None:
    spans = [Span("PER", 0, 4), Span("DATE", 6, 9, "2021")]
    assert set(scores(spans, spans).figures().values()) == {1.0}


def test_wrong_border_is_found_leniently_only() -> None:
    measured = scores([Span("ORG", 0, 9)], [Span("ORG", 0, 7)])
    assert measured.figures()["ORG"] == 0
    assert lenient(measured)["ORG"] == 1


def test_wrong_type_is_found_neither_way() -> None:
    measured = scores([Span("ORG", 0, 9)], [Span("LOC", 0, 9)])
    assert (measured.figures()["ORG"], lenient(measured)["ORG"]) == (0, 0)


def test_spans_that_touch_do_not_meet() -> None:
    assert lenient(scores([Span("ORG", 0, 9)], [Span("ORG", 9, 12)]))["ORG"] == 0


def test_precision_counts_what_is_found_and_recall_what_is_marked() -> None:
    measured = scores([Span("PER", 0, 4)], [Span("PER", 0, 4), Span("PER", 5, 8), Span("PER", 9, 12)])
    strict = measured.spans["PER"].strict
    assert (strict.precision.share, strict.recall.share, strict.score) == (pytest.approx(1 / 3), 1, 0.5)


def test_names_together_are_counted_and_not_averaged() -> None:
    marked = [Span("PER", 0, 4), Span("PER", 5, 9), Span("PER", 10, 14), Span("LOC", 20, 24)]
    measured = scores(marked, marked[:3])
    assert measured.figures()[ALL_NAMES] == pytest.approx(2 * 0.75 / 1.75)


def test_articles_are_summed_and_not_averaged() -> None:
    one, other = [Span("PER", 0, 4)], [Span("PER", 5 * n, 5 * n + 4) for n in range(3)]
    assert score([one, other], [[], other], TYPES).spans["PER"].strict.recall.share == 0.75


def test_date_met_with_its_value_has_the_value_and_only_strictly_found_ones_the_exact_value() -> None:
    marked = [Span("DATE", 0, 9, "2021"), Span("DATE", 20, 29, "2022"), Span("DATE", 40, 49, "2023")]
    found = [Span("DATE", 0, 9, "2020"), Span("DATE", 22, 29, "2022")]
    figures = scores(marked, found).figures()
    assert (figures[VALUE], figures[EXACT_VALUE]) == (0.5, 0)


def test_date_without_value_counts_for_the_exact_value_alone() -> None:
    marked, found = [Span("DATE", 0, 9, "")], [Span("DATE", 0, 9, "")]
    figures = scores(marked, found).figures()
    assert figures[EXACT_VALUE] == 1
    assert VALUE not in figures


def test_types_that_a_tagger_does_not_find_have_no_figure() -> None:
    spans = [Span("PER", 0, 4), Span("DATE", 6, 9, "2021")]
    assert set(scores(spans, spans, ("DATE",)).figures()) == {"DATE", VALUE, EXACT_VALUE}


def test_plain_numbers_tell_all() -> None:
    numbers = scores([Span("DATE", 0, 4, "2021")], [Span("DATE", 0, 4, "2021"), Span("DATE", 6, 8, "")]).to_json()
    assert numbers["DATE"] == {
        "marked": 1, "found": 2, "precision": 0.5, "recall": 1.0, "f1": pytest.approx(2 / 3),
        "lenient_f1": pytest.approx(2 / 3),
    }  # fmt: skip
    assert numbers[VALUE] == {"share": 1.0, "of": 1}


def spoilt(article: GoldArticle, chance: random.Random) -> tuple[Span, ...]:
    """What a poor tagger might find: spans dropped, shifted, retyped, split, with other values."""
    found: list[Span] = []
    for span in article.mentions:
        start, end, middle = span.start, span.end, (span.start + span.end) // 2
        match chance.randrange(8):
            case 0:
                continue
            case 1:
                found.append(Span(span.type, start, end + 3, span.value))
            case 2:
                found.append(Span("LOC", start, end))
            case 3 if start < middle:
                found += [Span(span.type, start, middle, span.value), Span(span.type, middle, end, "")]
            case 4 if span.type == "DATE":
                found.append(Span("DATE", start, end, "1999"))
            case _:
                found.append(span)
    return tuple(found)


@pytest.fixture(scope="module")
def shared_scorer() -> ModuleType:
    if not GOLD.is_dir():
        pytest.skip(f"no {SHARED.name}/gold beside the project (NEWSCRAWL_TEST_SHARED)")
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("folder", ["train", "dev"])
def test_shared_scorer_reads_the_same_gold_and_says_the_same(shared_scorer: ModuleType, folder: str) -> None:
    articles = read_folder(GOLD / folder)
    golds = [shared_scorer.document(shared_scorer.load(path)) for path in paths(GOLD / folder)]
    assert [(article.id, article.text) for article in articles] == [(gold["id"], gold["text"]) for gold in golds]
    found = [spoilt(article, random.Random(article.id)) for article in articles]
    outputs = {article.id: as_json(spans) for article, spans in zip(articles, found, strict=True)}
    theirs = shared_scorer.score(golds, outputs)
    ours = score([article.mentions for article in articles], found, TYPES)
    figures, lenient_figures = ours.figures(), lenient(ours)
    for field in set(FIELDS) - {EXACT_VALUE}:
        assert figures[field] == pytest.approx(theirs[field]["f1"]), field
    for field in TYPES:
        assert lenient_figures[field] == pytest.approx(theirs[field]["lenient_f1"]), field


def paths(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.gold"))


def as_json(spans: tuple[Span, ...]) -> list[dict[str, object]]:
    return [{"type": span.type, "start": span.start, "end": span.end, "value": span.value} for span in spans]
