"""A name finishes the sentence: no two classes share one, so that a search for it leads to one place."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent


def repeated(root: Path) -> list[str]:
    """Names that more than one class in the packages below `root` has."""
    files = [path for package in ("newscrawl", "search") for path in (root / package).rglob("*.py")]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    names = Counter(node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    return sorted(name for name, count in names.items() if count > 1)


def test_each_class_has_a_name_of_its_own() -> None:
    assert repeated(ROOT) == []


def test_a_second_class_of_one_name_is_seen(tmp_path: Path) -> None:
    for file in ("newscrawl/models.py", "search/request.py"):
        (tmp_path / file).parent.mkdir()
        (tmp_path / file).write_text("class Page: ...\n", encoding="utf-8")
    assert repeated(tmp_path) == ["Page"]
