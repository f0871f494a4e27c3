"""`python -m evaluation.tag`: tables, errors, JSON, the table of the documents."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from evaluation.pages import ROOT
from evaluation.tag import main, report, report_errors
from evaluation.tag_floors import FILE, SPLITS, read_floors
from evaluation.tag_report import markdown, table
from evaluation.tag_scores import FIELDS, NAMES, TYPES, score
from evaluation.tag_sets import GOLD_SETS, GoldSet, Tagged
from evaluation.taggers import Tagger
from newscrawl.models import MentionType

FIXTURES = ROOT / "tests" / "tag" / "fixtures"
GUIDE = (ROOT / "docs" / "annotation.md").read_text(encoding="utf-8")


def blind(*types: MentionType) -> Tagger:
    """Finds everything but people."""
    return Tagger(
        "blind",
        types,
        lambda articles: [tuple(span for span in article.mentions if span.type != "PER") for article in articles],
    )


def tagged(name: str = "ours", *types: MentionType) -> Tagged:
    gold = GoldSet.load(name, FIXTURES, (blind(*(types or TYPES)),))
    return Tagged(gold, gold.taggers[0])


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Our own articles where the shared ones would be."""
    for folder in ("dev", "train"):
        shutil.copytree(FIXTURES, tmp_path / "gold" / folder)
    monkeypatch.setenv("NEWSCRAWL_TEST_SHARED", str(tmp_path))
    return tmp_path


def test_table_has_four_lines_for_a_tagger_and_no_figure_for_what_it_does_not_find() -> None:
    heading, *rows = table({"blind": tagged("ours", *NAMES).scores})
    assert heading.split() == " ".join(FIELDS).split()
    assert rows[0].split()[:4] == ["blind", "0.000", "1.000", "1.000"]
    assert [row[:14].strip() for row in rows] == ["blind", "precision", "recall", "lenient F1"]
    assert all(row.split()[-4:] == ["-", "-", "-", "-"] for row in rows)


def test_sets_are_printed_under_their_names_with_their_sizes(capsys: pytest.CaptureFixture[str]) -> None:
    report([tagged()], as_markdown=False, file=None)
    assert capsys.readouterr().out.startswith("ours: 2 articles, 25 mentions\n")


def test_table_for_the_documents_has_a_row_for_a_tagger_and_a_set(capsys: pytest.CaptureFixture[str]) -> None:
    report([tagged()], as_markdown=True, file=None)
    assert capsys.readouterr().out.splitlines()[2].startswith("| blind | ours | .000 (.000) | 1.000 (1.000) | ")


def test_everything_measured_goes_to_json(tmp_path: Path) -> None:
    file = tmp_path / "measured.json"
    report([tagged()], as_markdown=False, file=file)
    assert json.loads(file.read_text(encoding="utf-8"))["ours"]["blind"]["PER"]["marked"] == 7


@pytest.mark.parametrize(("name", "show_dev", "places"), [("dev", False, 0), ("dev", True, 2), ("ours", False, 2)])
def test_places_of_dev_are_shown_when_asked_only(
    name: str, show_dev: bool, places: int, capsys: pytest.CaptureFixture[str]
) -> None:
    report_errors(tagged(name), 2, show_dev)
    heading, counts, *shown = capsys.readouterr().out.rstrip().splitlines()
    assert heading == f"{name}: 7 errors"
    assert counts.split() == ["7", "PER", "missed"]
    assert len(shown) == places


@pytest.mark.usefixtures("shared")
def test_every_tagger_is_measured_on_dev_and_what_has_no_floors_yet_ends_with_failure(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit, match="dev: no floors for just these articles"):
        main(["--only", "dev"])
    printed = capsys.readouterr().out
    assert [name for name in ("newscrawl", "underthesea.ner", "dateparser") if f"\n{name}" not in printed] == []


def test_missing_shared_articles_are_named_and_names_are_folded_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSCRAWL_TEST_SHARED", str(tmp_path))
    main([])
    printed = capsys.readouterr().out
    assert [name for name in GOLD_SETS if f"{name}: not measured" not in printed] == []
    assert "folding held" in printed


def test_field_that_there_is_not_cannot_be_lowered(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--raise-floors", "--lower", "person", "--because", "a slip"])
    said = capsys.readouterr().err
    assert all(f"'{field}'" in said for field in ("person", *FIELDS, *SPLITS))


def test_document_explains_every_figure() -> None:
    section = GUIDE.partition("| figure | is |")[2].partition("\n\n")[0]
    cells = re.findall(r"^\| (`[^|]*`) \|", section, re.MULTILINE)
    assert {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)} == set(FIELDS)


def test_table_of_the_document_is_headed_as_the_command_heads_it() -> None:
    assert next(markdown({})) in GUIDE


@pytest.mark.parametrize("name", [name for name in read_floors(FILE).sets if name in GOLD_SETS])
def test_document_shows_what_the_floors_hold(name: str) -> None:
    row = re.search(rf"^\| newscrawl \| {name} \| (.+) \|$", GUIDE, re.MULTILINE)
    assert row is not None, f"docs/annotation.md has no row of newscrawl on {name}: make eval-tag ARGS=--markdown"
    cells = zip(FIELDS, row[1].split(" | "), strict=True)
    shown = {field: float(cell.split()[0]) for field, cell in cells if cell != "-"}
    hint = "docs/annotation.md is behind the floors: make eval-tag ARGS=--markdown"
    assert shown == pytest.approx(read_floors(FILE).sets[name].figures, abs=0.001), hint


def test_scores_of_nothing_are_empty() -> None:
    assert score([], [], TYPES).figures() == {}
