"""How well the reader does on pages that a person has read: the figures that `test_real_pages` holds to floors."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newscrawl.extract import read
from newscrawl.models import Article, Refusal, iso
from tests.extract.pages import page

_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True)
class Score:
    """One page: the F1 of the body's words, and of each other field whether it is as a person reads it."""

    name: str
    body_f1: float
    exact: dict[str, bool]


def score(name: str, article: Article | Refusal, expected: dict[str, Any]) -> Score:
    """The article against the record; a refusal scores nothing."""
    fields = ("title", "lead", "author", "section", "published", "captions")
    if isinstance(article, Refusal):
        return Score(name, 0.0, dict.fromkeys(fields, False))
    body = [block.text for block in article.blocks if block.kind != "caption"]
    read_values = {
        "title": article.title,
        "lead": article.lead,
        "author": article.author,
        "section": article.section,
        "published": iso(article.published),
        "captions": [block.text for block in article.blocks if block.kind == "caption"],
    }
    exact = {field: _plain(read_values[field]) == _plain(expected[field]) for field in fields}
    return Score(name, f1(" ".join(body), " ".join(expected["paragraphs"])), exact)


def f1(left: str, right: str) -> float:
    """The F1 of two texts as bags of words."""
    ours, theirs = Counter(_TOKEN.findall(left.lower())), Counter(_TOKEN.findall(right.lower()))
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def scores(folder: Path) -> list[Score]:
    """All articles of a folder with `expected.jsonl` and gzip'd `pages/`, read by general rules alone."""
    found = []
    for line in (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines():
        expected = json.loads(line)
        html = gzip.decompress((folder / "pages" / f"{expected['name']}.html.gz").read_bytes())
        found.append(score(expected["name"], read(page(html, expected["url"]), None), expected))
    return found


def table(rows: list[Score]) -> str:
    """The scores for a person to read."""
    lines = [
        f"{row.name:24} {row.body_f1:.4f}  wrong: {', '.join(f for f, ok in row.exact.items() if not ok) or '-'}"
        for row in rows
    ]
    return "\n".join(lines)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    return " ".join(value.split()) if isinstance(value, str) else value
