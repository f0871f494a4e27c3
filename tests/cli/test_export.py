"""`newscrawl export` over a real archive: whole files or none."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pyarrow.parquet as pq
import pytest
from sqlalchemy.exc import OperationalError

from newscrawl.archive.catalogue import Catalogue
from newscrawl.cli import searching
from newscrawl.cli.files import write_pieces
from newscrawl.errors import OperationError
from search.backends.embedded import EmbeddedBackend
from search.export import FORMATS
from search.request import BackendDownError, SearchRequest
from tests.cli.conftest import Run
from tests.command import clean_environment
from tests.search.served import COUNT, LED, archive, identity


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    with archive(folder):
        return folder


def test_the_formats_of_the_command_are_those_there_are() -> None:
    hints = get_type_hints(searching.export, include_extras=True)
    assert get_args(get_args(hints["format_"])[0]) == tuple(FORMATS)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_goes_into_a_file(run: Run, data: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / "all"
    done = run("export", "--format", form, "-o", str(file))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert file.stat().st_size > 0
    assert list(tmp_path.glob("*.part")) == []


def test_filters_decide_what_is_exported(run: Run, data: Path) -> None:
    done = run("export", "--source", "bachdinh", "--person", "Lò Thị Mận", "--published-from", "2024-01-01")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [identity(LED)]


def test_everything_comes_oldest_first(run: Run, data: Path) -> None:
    rows = [json.loads(line) for line in run("export").stdout.splitlines()]
    dates = [row["published"] for row in rows if row["published"]]
    assert len(rows) == COUNT
    assert dates == sorted(dates)


def test_an_export_says_its_question_and_a_permalink_without_a_server(run: Run, data: Path) -> None:
    row = json.loads(run("export", "Nậm Sen").stdout.splitlines()[0])
    assert row["export"]["query"] == "Nậm Sen"
    assert row["export"]["permalink"].startswith("/search?q=N%E1%BA%ADm+Sen&sort=oldest&as_of=")


def test_a_query_that_finds_nothing_as_typed_says_what_is_exported_instead(run: Run, data: Path) -> None:
    done = run("export", "nạm sèn")
    assert "without" in done.stderr
    assert done.stdout != ""


class Gone:
    """What an export meets when its catalogue or its index goes away."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def after_one(self, ids: Iterator[str]) -> Iterator[str]:
        yield next(ids)
        raise self._error


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (BackendDownError("the index is gone"), "the index is gone"),
        (OperationalError("SELECT", {}, OSError("disk I/O\nerror")), "the catalogue cannot be read: disk I/O error"),
    ],
)
def test_an_export_that_fails_half_way_leaves_no_file_and_exits_with_1(
    run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, says: str
) -> None:
    real = EmbeddedBackend.scan

    def scan(self: EmbeddedBackend, request: SearchRequest) -> Iterator[str]:
        return Gone(error).after_one(real(self, request))

    monkeypatch.setattr(EmbeddedBackend, "scan", scan)
    (tmp_path / "all.csv").write_text("earlier", encoding="utf-8")
    done = run("export", "--format", "csv", "-o", str(tmp_path / "all.csv"))
    assert (done.returncode, done.stderr) == (1, f"newscrawl: {says}\n")
    assert (tmp_path / "all.csv").read_text(encoding="utf-8") == "earlier"
    assert list(tmp_path.glob("*.part")) == []


def test_articles_withdrawn_meanwhile_are_counted_and_said(
    run: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Catalogue.articles
    monkeypatch.setattr(Catalogue, "articles", lambda self, ids: real(self, ids)[1:])
    done = run("export")
    assert len(done.stdout.splitlines()) == COUNT - 1
    assert done.stderr == "newscrawl: 1 articles were withdrawn meanwhile and are left out\n"


def test_parquet_goes_to_standard_output_where_that_is_no_terminal(data: Path) -> None:
    done = newscrawl_export(data, "--format", "parquet", stdout=subprocess.PIPE)
    assert done.returncode == 0, done.stderr
    assert pq.read_table(io.BytesIO(done.stdout)).num_rows == COUNT


def test_parquet_to_a_terminal_is_refused(data: Path) -> None:
    ours, terminal = pty.openpty()
    done = newscrawl_export(data, "--format", "parquet", stdout=terminal)
    os.close(terminal)
    os.close(ours)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "newscrawl: parquet is nothing that a terminal can show: name a file with --output FILE\n"
    )


def test_a_reader_who_has_read_enough_is_no_error(data: Path) -> None:
    command = [sys.executable, "-W", "error", "-m", "newscrawl", "export", "--data", str(data)]
    with subprocess.Popen(
        command, env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as exporting:
        assert exporting.stdout is not None
        assert exporting.stderr is not None
        exporting.stdout.close()
        said = exporting.stderr.read()
    assert (exporting.returncode, said) == (0, b"")


def newscrawl_export(data: Path, *arguments: str, stdout: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "newscrawl", "export", *arguments, "--data", str(data)],
        env=clean_environment(), stdout=stdout, stderr=subprocess.PIPE, timeout=120, check=False,
    )  # fmt: skip


def test_a_file_in_a_folder_that_is_none_is_told_in_a_line(tmp_path: Path) -> None:
    with pytest.raises(OperationError, match=r"^cannot write .*: No such file or directory$"):
        write_pieces([b"a"], tmp_path / "none" / "file")


def test_an_interrupted_export_leaves_nothing(tmp_path: Path) -> None:
    def interrupted() -> Iterator[bytes]:
        yield b"a"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_pieces(interrupted(), tmp_path / "file")
    assert list(tmp_path.iterdir()) == []
