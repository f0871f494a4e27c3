"""A full disk behind standard output: one line and exit code 1, no traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import clean_environment

FULL = Path("/dev/full")

pytestmark = pytest.mark.skipif(not FULL.exists(), reason="no /dev/full on this system")


SAID = "newscrawl: standard output cannot be written: No space left on device\n"
#: What `export` does with its lines, without the archive that they come from.
EXPORT = """
from newscrawl import cli
from newscrawl.cli.files import write_pieces
cli.app.command("lines")(lambda: write_pieces([b"a,b"] * {count}, None))
cli.main()
"""


def run_on_full_disk(folder: Path, *arguments: str, stdin: str = "") -> tuple[int, str]:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-W", "error", *arguments],
            cwd=folder, env=clean_environment(), input=stdin, text=True,
            stdout=full, stderr=subprocess.PIPE, timeout=120, check=False,
        )  # fmt: skip
    return done.returncode, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("id_length", [1, 100_000])
def test_tag_says_in_one_line_that_the_disk_is_full(id_length: int, tmp_path: Path) -> None:
    line = f'{{"id": "{"x" * id_length}", "text": "Tin."}}\n'
    assert run_on_full_disk(tmp_path, "-m", "newscrawl", "tag", stdin=line * 3) == (1, SAID)


@pytest.mark.parametrize("count", [1, 100_000])
def test_export_says_in_one_line_that_the_disk_is_full(count: int, tmp_path: Path) -> None:
    assert run_on_full_disk(tmp_path, "-c", EXPORT.format(count=count), "lines") == (1, SAID)


def test_table_says_in_one_line_that_the_disk_is_full(tmp_path: Path) -> None:
    assert run_on_full_disk(tmp_path, "-m", "newscrawl", "sources") == (1, SAID)
