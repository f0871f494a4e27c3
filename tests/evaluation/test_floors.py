"""The figures may only rise, and the gate that says so can fail."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from evaluation.extract import raise_floors
from evaluation.floors import FILE, Floor, FloorError, Floors, Lowering, below, committed, raised, taken_back
from evaluation.pages import FIXTURES, PageSet, fixtures, real, seeds
from evaluation.readers import counting_reader, measure
from evaluation.scoring import averages
from tests.shared import SHARED

FLOORS = Floors.from_json(FILE.read_text(encoding="utf-8"))
BEFORE = Floors({"fixtures": Floor("2026-11-01", "sha256:a", {"title": 0.9, "body": 0.98})})


def gate(pages: PageSet, floors: Floors = FLOORS) -> list[str]:
    """What is under its floor."""
    return below(floors.sets[pages.name], averages(measure(counting_reader(pages), pages)))


@cache
def own_pages() -> PageSet:
    return fixtures()


def test_own_pages_are_read_as_well_as_their_floors_say() -> None:
    assert gate(own_pages()) == []


def test_floors_were_measured_on_the_stored_pages_as_they_are() -> None:
    hint = "stored pages have changed: python -m evaluation.extract --raise-floors"
    assert FLOORS.sets["fixtures"].digest == own_pages().digest, hint


@pytest.mark.parametrize(("name", "load"), [("seeds", seeds), ("real", real)])
def test_shared_pages_are_read_as_well_as_their_floors_say(name: str, load: Callable[[Path], PageSet]) -> None:
    if not (SHARED / name).is_dir():
        pytest.skip(f"no {SHARED.name}/{name} beside the project (NEWSCRAWL_TEST_SHARED)")
    pages = load(SHARED / name)
    if FLOORS.sets[name].digest != pages.digest:
        pytest.skip(f"the floors of {name} were measured on other pages")
    assert gate(pages) == []


def test_no_edit_has_taken_a_floor_down_since_the_first() -> None:
    record = [*committed(), FLOORS]
    if len(record) == 1:
        pytest.skip("no git, so no record to compare with")
    found = [taken_back(before, after) for before, after in pairwise(record)]
    assert [sentence for sentences in found for sentence in sentences] == []


def test_canary_a_page_read_worse_is_under_the_floor(tmp_path: Path) -> None:
    folder, file = tmp_path / "pages", tmp_path / "floors.json"
    folder.mkdir()
    for path in FIXTURES.glob("MasterCms2021.*"):
        shutil.copy(path, folder)
    raise_floors([fixtures(folder)], (), "", file)
    floors = Floors.from_json(file.read_text(encoding="utf-8"))
    assert gate(fixtures(folder), floors) == []
    record = folder / "MasterCms2021.json"
    record.write_text(record.read_text(encoding="utf-8").replace('"title": "', '"title": "Một '), encoding="utf-8")
    assert gate(fixtures(folder), floors) == ["title: 0.0 is under its floor of 1.0"]


@pytest.mark.skipif(shutil.which("git") is None, reason="no git")
def test_canary_a_floor_edited_downwards_is_found_against_what_git_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)  # set where a hook of git runs the tests: they name the project's own repository
    file = tmp_path / "floors.json"
    file.write_text(BEFORE.to_json(), encoding="utf-8")
    author = ("-c", "user.name=Canary", "-c", "user.email=canary@example.org")
    for command in (("init", "-q"), ("add", "."), (*author, "commit", "-q", "-m", "floors")):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    file.write_text(BEFORE.to_json().replace("0.98", "0.97"), encoding="utf-8")
    [record] = committed(file)
    edited = Floors.from_json(file.read_text(encoding="utf-8"))
    assert taken_back(record, edited) == ["fixtures, body: 0.98 became 0.97"]


def test_a_field_that_is_no_longer_measured_is_under_its_floor() -> None:
    assert below(BEFORE.sets["fixtures"], {"title": 1.0}) == ["body: None is under its floor of 0.98"]


def test_raising_takes_the_better_figures_rounded_down() -> None:
    after = raised(BEFORE, "fixtures", Floor("2026-11-02", "sha256:a", {"title": 1.0, "body": 0.98765}))
    assert after.sets["fixtures"].figures == {"title": 1.0, "body": 0.9876}


def test_raising_changes_nothing_where_nothing_changed() -> None:
    same = Floor("2026-11-02", "sha256:a", BEFORE.sets["fixtures"].figures)
    assert raised(BEFORE, "fixtures", same) is BEFORE


FALLEN = Floor("2026-11-02", "sha256:b", {"title": 0.8, "body": 0.99})


def test_a_figure_that_fell_is_not_written_down() -> None:
    with pytest.raises(FloorError, match=r"fixtures, title: 0\.8 is under its floor of 0\.9"):
        raised(BEFORE, "fixtures", FALLEN)


def test_a_floor_is_not_lowered_without_a_reason() -> None:
    with pytest.raises(FloorError, match="because"):
        raised(BEFORE, "fixtures", FALLEN, ["title"], " ")


def test_a_floor_lowered_for_a_reason_keeps_it_in_the_file() -> None:
    after = raised(BEFORE, "fixtures", FALLEN, ["title"], "ten harder pages")
    assert after.lowered == (Lowering("2026-11-02", "fixtures", "title", 0.9, 0.8, "ten harder pages"),)
    assert taken_back(BEFORE, after) == []
    assert Floors.from_json(after.to_json()) == after


def test_a_reason_covers_its_own_figure_only() -> None:
    after = raised(BEFORE, "fixtures", FALLEN, ["title"], "ten harder pages")
    further = Floors({"fixtures": Floor("2026-11-02", "sha256:b", {"title": 0.7, "body": 0.99})}, after.lowered)
    assert taken_back(BEFORE, further) == ["fixtures, title: 0.9 became 0.7"]


def test_a_set_taken_out_is_a_floor_taken_down() -> None:
    assert len(taken_back(BEFORE, Floors({}))) == 2


def test_a_reason_taken_out_is_found() -> None:
    after = raised(BEFORE, "fixtures", FALLEN, ["title"], "ten harder pages")
    assert taken_back(after, Floors(after.sets)) == ["a lowering was changed or taken out"]
