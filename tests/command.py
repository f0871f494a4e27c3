"""The command as an operator runs it: in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

CONTACT = "https://example.org/newscrawl; archive@example.org"


def newscrawl(
    *arguments: str | Path, data: Path, check: bool = True, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run it with warnings as errors; its output as text."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "newscrawl", *map(str, arguments), "--data", str(data)],
        env=clean_environment() | {"NEWSCRAWL_CONTACT": CONTACT} | environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if check:
        assert done.returncode == 0, done.stderr
    return done


def exported_articles(data: Path, **environment: str) -> list[dict[str, Any]]:
    """All articles of an archive as exported, without what says when and of which index they were."""
    rows = [json.loads(line) for line in newscrawl("export", data=data, **environment).stdout.splitlines()]
    return [{name: value for name, value in row.items() if name != "export"} for row in rows]


def clean_environment() -> dict[str, str]:
    """The environment without settings of whoever runs the tests."""
    return {name: value for name, value in os.environ.items() if not name.startswith("NEWSCRAWL_")}
