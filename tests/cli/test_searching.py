"""`newscrawl search` and `newscrawl index`, and the options that all questions share."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from newscrawl.archive.catalogue import Catalogue
from newscrawl.cli import counting
from search.parameters import PART, QUESTION
from tests.cli.conftest import Run
from tests.search.served import COUNT, LED, archive, identity


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    with archive(folder):
        return folder


def empty(tmp_path: Path) -> None:
    Catalogue.open(f"sqlite:///{tmp_path / 'data' / 'catalogue.sqlite'}").close()


@pytest.mark.parametrize(("command", "parameters"), [("search", (*QUESTION, *PART)), ("export", QUESTION)])
def test_every_parameter_of_a_question_is_an_option(run: Run, command: str, parameters: object) -> None:
    said = run(command, "--help").stdout
    names = [parameter.name for parameter in parameters if parameter.name != "q"]  # type: ignore[attr-defined]
    assert [name for name in names if f"--{name.replace('_', '-')}" not in said] == []


def test_search_finds_by_words_and_filters(run: Run, data: Path) -> None:
    done = run("search", "thỏa ước", "--source", "bachdinh", "--sort", "newest", "--json")
    assert [hit["id"] for hit in json.loads(done.stdout)["hits"]] == [identity(LED)]


def test_a_filter_may_be_repeated_and_excluded(run: Run, data: Path) -> None:
    done = run("search", "--source", "bachdinh", "--source", "songvang", "--section=-Lao động", "--json")
    assert 0 < json.loads(done.stdout)["total"] < COUNT


def test_facets_are_shown_where_asked_for(run: Run, data: Path) -> None:
    lines = run("search", "--facets", "source", "--size", "0").stdout.splitlines()
    assert lines[0] == "source:"
    assert sum(int(line.split()[0]) for line in lines[1:-1]) == COUNT
    assert lines[-1] == f"{COUNT} articles, 0 shown"
    assert "source:" not in run("search").stdout


def test_collapsed_reprints_are_counted_as_stories(run: Run, data: Path) -> None:
    assert run("search", "--reprints", "collapse", "--size", "0").stdout.endswith(" stories, 0 shown\n")


def test_a_choice_that_is_none_names_its_option(run: Run, data: Path) -> None:
    done = run("search", "x", "--reprints", "perhaps")
    assert done.returncode == 2
    assert "--reprints" in done.stderr


@pytest.mark.parametrize("option", [["--all"], []])
def test_an_empty_catalogue_gets_an_empty_index(run: Run, tmp_path: Path, option: list[str]) -> None:
    empty(tmp_path)
    done = run("index", *option)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 articles delivered, 0 waiting\n", "")
    assert run("search", "x").stdout == "0 articles, 0 shown\n"


def test_index_all_sends_every_article_again(run: Run, data: Path) -> None:
    done = run("index", "--all")
    assert done.returncode == 0
    assert done.stdout.endswith(" articles delivered, 0 waiting\n")
    assert json.loads(run("search", "--json").stdout)["total"] == COUNT


def test_progress_is_a_line_now_and_then_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with counting.counting("articles sent") as progress:
        progress(500, 2_000)
        assert isinstance(progress, counting._ProgressLines)
        progress._last -= 11
        progress(1_000, 2_000)
        progress(1_500, 2_000)
    assert capsys.readouterr().err == "newscrawl: articles sent: 1000 of 2000\n"


def test_progress_is_a_bar_on_a_terminal() -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, width=80)
    with counting._bar(screen) as bar:
        bar.add_task("articles sent", total=2_000, completed=500)
        bar.refresh()
    assert "500/2000" in screen.file.getvalue()  # type: ignore[attr-defined]


def test_a_hit_says_what_else_carries_its_text(run: Run, data: Path) -> None:
    assert "reprints: 1 (" in run("search", "Hoa Gạo", "--reprints", "collapse").stdout


def test_a_hit_says_how_its_score_came_about_where_that_is_asked(run: Run, data: Path) -> None:
    assert " title " in run("search", "đối thoại", "--explain", "on").stdout
    assert " title " not in run("search", "đối thoại").stdout
