"""`python -m evaluation.shown`: hands the figures measured last to the pages, which stand without this package."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from search.web.guide import SCORES

_HERE = Path(__file__).parent
#: The name of a set on the page, the file that holds its figures, its name there, and the figures that are shown.
_SETS = (
    ("articles", "floors.json", "real", ("title", "published", "author", "section", "body")),
    ("names", "tag_floors.json", "dev", ("PER", "ORG", "LOC", "DOC", "DATE", "DATE value")),
    ("names, cross-validated", "tag_floors.json", "cv", ("PER", "ORG", "LOC", "DOC", "DATE", "DATE value")),
    ("reprints", "reprints_floors.json", "held", ("precision", "recall")),
)


def shown_scores() -> dict[str, Any]:
    """The figures that readers are told, by set."""
    found = {}
    for name, file, key, figures in _SETS:
        held = json.loads((_HERE / file).read_text(encoding="utf-8"))["sets"][key]
        found[name] = {"measured": held["measured"], "figures": {each: held["figures"][each] for each in figures}}
    return found


if __name__ == "__main__":
    SCORES.write_text(json.dumps(shown_scores(), indent=2) + "\n", encoding="utf-8")
