"""The command in the test's own process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from newscrawl.cli import main


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
        (tmp_path / "stdin").write_text(stdin, encoding="utf-8")
        with (tmp_path / "stdin").open(encoding="utf-8") as lines:
            monkeypatch.setattr(sys, "stdin", lines)
            with pytest.raises(SystemExit) as left:
                main()
        printed = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Done(left.value.code, printed.out, printed.err)

    return run_command
