"""Each gate has a canary: a planted violation turns it red. A gate that cannot fail is none."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of our packages and their configuration to plant violations in."""
    for package in ("evaluation", "newscrawl", "search", "training"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__", "articles"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def gate(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BIN / command[0], *command[1:]], cwd=project, capture_output=True, text=True, check=False,
        env={"PATH": str(BIN), "PYTHONPATH": str(project), "HOME": str(project)},
    )  # fmt: skip


def plant(project: Path, file: str, line: str) -> None:
    path = project / file
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("newscrawl/models.py", "import newscrawl.extract"),
        ("newscrawl/extract/__init__.py", "import newscrawl.archive.catalogue"),
        ("newscrawl/tag/__init__.py", "import scrapy"),
        ("newscrawl/archive/catalogue.py", "import search.request"),
        ("search/request.py", "import newscrawl.session"),
        ("newscrawl/cms/page.py", "import newscrawl.extract"),
        ("newscrawl/cli/__init__.py", "import evaluation.scoring"),
        ("newscrawl/tag/__init__.py", "import training.gold"),
        ("training/__init__.py", "import evaluation.scoring"),
    ],
)
def test_an_import_against_the_way_of_the_data_is_refused(project: Path, file: str, line: str) -> None:
    plant(project, file, line)
    done = gate(project, "lint-imports", "--no-cache")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout


def test_the_imports_as_they_are_pass(project: Path) -> None:
    assert gate(project, "lint-imports", "--no-cache").returncode == 0


@pytest.mark.parametrize("line", ["import os", "try:\n    pass\nexcept Exception:\n    pass", "print('x')"])
def test_ruff_refuses_what_we_do_not_write(project: Path, line: str) -> None:
    plant(project, "newscrawl/outcomes.py", line)
    assert gate(project, "ruff", "check", "newscrawl/outcomes.py").returncode == 1


def test_the_formatter_refuses_unformatted_code(project: Path) -> None:
    plant(project, "newscrawl/outcomes.py", "x = {  'a':1 }")
    assert gate(project, "ruff", "format", "--check", "newscrawl/outcomes.py").returncode == 1


def test_mypy_refuses_a_wrong_type(project: Path) -> None:
    plant(project, "newscrawl/errors.py", 'number: int = "one"')
    done = gate(project, "mypy", "newscrawl/errors.py")
    assert done.returncode == 1
    assert "Incompatible types" in done.stdout


def test_pytest_turns_a_warning_into_a_failure(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_canary.py").write_text(
        "import warnings\n\ndef test_warns():\n    warnings.warn('canary')\n", encoding="utf-8"
    )
    assert gate(tmp_path, "pytest", "-q").returncode == 1
