"""What the API answers, by example: the answers of an archive of six invented articles, which the tests serve.

`python -m tests.search.api.examples` writes the files anew where answers have changed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def example(name: str) -> Any:
    """The example answer of that name."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
