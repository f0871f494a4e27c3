"""The unlabelled news that words are learnt from: articles of other papers, kept beside the project."""

from __future__ import annotations

import json
import lzma
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FILE = Path("corpus") / "news.jsonl.xz"


@dataclass(frozen=True, slots=True)
class CorpusArticle:
    """An article: `text` is title and paragraphs in NFC, without white space around them, joined by line feeds."""

    id: str
    published: date | None
    text: str


def read_corpus(shared: Path) -> Iterator[CorpusArticle]:
    """The articles, in the order of the file. Raises OSError where it is missing."""
    with lzma.open(shared / FILE, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            lines_of_text = unicodedata.normalize("NFC", f"{row['title']}\n{row['text']}").split("\n")
            text = "\n".join(filter(None, map(str.strip, lines_of_text)))
            published = date.fromisoformat(row["published"][:10]) if row.get("published") else None
            yield CorpusArticle(row["id"], published, text)


def paragraphs(shared: Path, but: Collection[str]) -> Iterator[str]:
    """The paragraphs of all articles but those of these ids, which are learnt from elsewhere."""
    for article in read_corpus(shared):
        if article.id not in but:
            yield from article.text.split("\n")
