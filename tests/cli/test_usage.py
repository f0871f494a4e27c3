"""Wrong usage and broken configuration: one line that says what and how to mend it, exit 2, no traceback."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from newscrawl.archive.catalogue import Catalogue
from newscrawl.cli import main
from newscrawl.errors import OperationError, UsageError

BROKEN_SOURCE = 'key = "x1"\nhosts = []\n[name]\nvi = "a"\nen = "b"\n[article]\npattern = "("\n'


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """The command in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments: str, stdin: str = "") -> Done:
        monkeypatch.setattr(sys, "argv", ["newscrawl", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Done(left.value.code, printed.out, printed.err)

    return run_command


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


@pytest.mark.parametrize("line", ["{", "[]", '{"url": 1, "html": ""}', '{"url": "http://a.vn/"}'])
def test_extract_names_the_line_that_it_cannot_use(line: str, run: Run) -> None:
    refused(run("extract", stdin=f"\n{line}\n"), "line 2")


def test_extract_gives_an_article_or_a_refusal_a_line_in_order(run: Run) -> None:
    body = "<p>" + "Liên đoàn Lao động huyện Vân Sơn tổ chức hội nghị tổng kết công tác năm. " * 30 + "</p>"
    article = f"<html><head><title>Hội nghị tổng kết</title></head><body><h1>Hội nghị tổng kết</h1>{body}</body></html>"
    rows = [{"url": "http://a.vn/1", "html": article}, {"url": "http://a.vn/2", "html": "<html></html>"}]
    done = run("extract", stdin="\n".join(map(json.dumps, rows)))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["url"] for answer in answers] == ["http://a.vn/1", "http://a.vn/2"]
    assert answers[0]["title"] == "Hội nghị tổng kết"
    assert answers[0]["published"] is None
    assert answers[1]["outcome"] == "not-an-article"


def test_tag_gives_mentions_that_are_spans_of_the_text(run: Run) -> None:
    text = "Ngày 24/3/2023, LĐLĐ huyện Vân Sơn ban hành Kế hoạch số 12/KH-LĐLĐ."
    done = run("tag", stdin=json.dumps({"id": "a", "text": text, "published": "2023-03-25"}))
    mentions = json.loads(done.stdout)["mentions"]
    assert {found["type"]: found.get("value", found.get("entity")) for found in mentions} == {
        "DATE": "2023-03-24",
        "DOC": "12/KH-LĐLĐ",
        "ORG": "Liên đoàn Lao động huyện Vân Sơn",
    }
    assert all(text[found["start"] : found["end"]] == found["text"] for found in mentions)


def test_help_of_the_program_lists_no_command_that_later_issues_own(run: Run) -> None:
    listed = run("--help").stdout
    assert "schedule" not in listed
    assert "check " not in listed


@pytest.mark.parametrize("error", [UsageError, OperationError])
def test_errors_for_people_say_how_the_command_ends(error: type[Exception]) -> None:
    assert "The command ends with" in (error.__doc__ or "")
