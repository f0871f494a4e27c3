"""What these tests need beside Python. Where it is missing tests are skipped with a reason, and fail in CI."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

CHROMIUM = Path("/usr/bin/chromium")
_NODE_MODULES = Path(__file__).parents[4] / ".cache/npm/node_modules"
AXE = _NODE_MODULES / "axe-core/axe.min.js"
VNU = _NODE_MODULES / "vnu-jar/build/dist/vnu.jar"


def in_ci() -> bool:
    """In CI nothing may be missing."""
    return os.environ.get("CI") == "true"


def chromium_missing() -> bool:
    """Skip for want of it? Never in CI."""
    return not CHROMIUM.exists() and not in_ci()


def need(path: Path) -> Path:
    """A file from npm."""
    if path.exists():
        return path
    return _without(f"{path.name} is not there: make browser-tools")


def java() -> Path:
    """The Java that runs the checker of HTML."""
    found = shutil.which("java")
    return Path(found) if found else _without("java is not installed")


def _without(reason: str) -> Path:
    if in_ci():
        pytest.fail(reason)
    pytest.skip(reason)
