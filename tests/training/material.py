"""Shared material as small as can be: a corpus and a gold folder of invented articles."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable
from pathlib import Path

from training.corpus import FILE

GOLD = """#meta {"id": "g1", "url": null, "published": "2021-10-21"}
#title ⟦ORG|LĐLĐ quận Ngọc Lam⟧ họp
#p Ông ⟦PER|Trần Hữu Đạm⟧ dự tại ⟦LOC|phường Mỹ Đài⟧.
"""


def row(id_: str, *paragraphs: str, title: str = "Tin", published: str | None = None) -> dict[str, str | None]:
    """An article of the corpus."""
    return {"id": id_, "title": title, "text": "\n".join(paragraphs), "published": published}


def write_corpus(shared: Path, rows: Iterable[dict[str, str | None]]) -> Path:
    """The corpus in a folder of shared material; gives that folder."""
    (shared / FILE).parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(shared / FILE, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    return shared


def write_gold(shared: Path) -> Path:
    """One annotated article in a folder of shared material; gives that folder."""
    (shared / "gold" / "train").mkdir(parents=True)
    (shared / "gold" / "train" / "g1.gold").write_text(GOLD, encoding="utf-8")
    return shared
