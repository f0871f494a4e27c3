"""Wrong usage and broken configuration: one line that says what and how to mend it, exit 2, no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from newscrawl.archive.catalogue import Catalogue
from newscrawl.errors import OperationError, UsageError
from tests.cli.conftest import Done, Run

BROKEN_SOURCE = 'key = "x1"\nhosts = []\n[name]\nvi = "a"\nen = "b"\n[article]\npattern = "("\n'


def refused(done: Done, *says: str) -> None:
    lines = done.stderr.strip().splitlines()
    assert (done.returncode, len(lines)) == (2, 1), done.stderr
    assert all(word in lines[0] for word in says), lines[0]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["crawl", "nosuch"], ["unknown source nosuch", "laodongthudo"]),
        (["crawl", "--from-warc", "no-such-file.warc.gz"], ["no-such-file.warc.gz"]),
        (["crawl", "--limit", "0"], ["--limit"]),
        (["crawl", "--since", "yesterday"], ["--since"]),
        (["serve", "--port", "99999"], ["--port"]),
        (["search", "x"], ["there is no archive in", "newscrawl crawl"]),
        (["export", "--format", "pdf"], ["--format"]),
        (["runs"], ["there is no archive in"]),
        (["rebuild"], ["there is no archive in"]),
        (["restore", "nowhere"], ["holds no backup"]),
        (["nosuchcommand"], ["nosuchcommand"]),
        (["status", "--nosuchoption"], ["--nosuchoption"]),
    ],
)
def test_wrong_usage_takes_one_line_and_exit_code_2(arguments: list[str], says: list[str], run: Run) -> None:
    refused(run(*arguments), *says)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("NEWSCRAWL_WORKERS", "many", ["NEWSCRAWL_WORKERS"]),
        ("NEWSCRAWL_SEARCH_URL", "ftp://x", ["NEWSCRAWL_SEARCH_URL", "embedded:"]),
        ("NEWSCRAWL_DATABASE_URL", "mysql://x", ["NEWSCRAWL_DATABASE_URL", "postgresql+psycopg"]),
        ("NEWSCRAWL_SERACH_URL", "embedded:", ["NEWSCRAWL_SERACH_URL", "NEWSCRAWL_SEARCH_URL"]),
    ],
)
def test_broken_configuration_takes_one_line_and_exit_code_2(
    name: str, value: str, says: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    refused(run("sources"), *says)


def test_a_broken_source_file_takes_one_line_and_exit_code_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data" / "sources").mkdir(parents=True)
    (tmp_path / "data" / "sources" / "mine.toml").write_text(BROKEN_SOURCE, encoding="utf-8")
    refused(run("sources"), "mine.toml", "hosts")


def test_a_broken_configuration_file_takes_one_line_and_exit_code_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "newscrawl.toml").write_text("workers = ", encoding="utf-8")
    refused(run("sources"), "newscrawl.toml")


def test_a_search_with_a_wrong_day_names_the_parameter(run: Run, tmp_path: Path) -> None:
    Catalogue.open(f"sqlite:///{tmp_path / 'data' / 'catalogue.sqlite'}").close()
    refused(run("search", "x", "--published-from", "2023-13-01"), "published_from")


def test_help_of_the_program_lists_no_command_that_later_issues_own(run: Run) -> None:
    listed = run("--help").stdout
    assert "schedule" not in listed
    assert "check " not in listed


@pytest.mark.parametrize("error", [UsageError, OperationError])
def test_errors_for_people_say_how_the_command_ends(error: type[Exception]) -> None:
    assert "The command ends with" in (error.__doc__ or "")
