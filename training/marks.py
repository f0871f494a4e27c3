"""Marks that we made on articles of the corpus: places and types only, for the articles are other people's.

`marks.jsonl` holds a line an article: its id, the SHA-256 of its text, and its mentions as [type, start, end] or, for a
DATE, [type, start, end, value].

    python -m training.marks FOLDER [--shared DIR]

takes the marks over from gold files (`training.gold`) of articles of the corpus.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from newscrawl.tag.spans import Span
from training.corpus import CorpusArticle, read_corpus
from training.gold import GoldArticle, GoldError, read_folder

FILE = Path(__file__).with_name("marks.jsonl")


def marked_articles(shared: Path) -> list[GoldArticle]:
    """The marked articles that the corpus has, in its order.

    Raises:
        OSError: there is no corpus.
        GoldError: an article has another text than the one that was marked.
    """
    rows = {row["id"]: row for row in _rows()}
    return [_marked(article, rows[article.id]) for article in read_corpus(shared) if article.id in rows]


def marked_ids() -> frozenset[str]:
    """The ids of the articles that carry marks."""
    return frozenset(row["id"] for row in _rows())


def text_digest(text: str) -> str:
    """What tells whether a text is the one that was marked."""
    return hashlib.sha256(text.encode()).hexdigest()


def _rows() -> Iterator[dict[str, Any]]:
    with FILE.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _marked(article: CorpusArticle, row: dict[str, Any]) -> GoldArticle:
    if text_digest(article.text) != row["sha256"]:
        raise GoldError(f"{FILE}: the text of {article.id} is not the one that was marked")
    spans = tuple(Span(type_, start, end, *value) for type_, start, end, *value in row["mentions"])
    return GoldArticle(article.id, article.published, article.text, spans)


def write_marks(folder: Path, shared: Path) -> int:
    """Take the marks of the folder's gold files into `marks.jsonl`; how many articles carry marks now.

    Raises:
        GoldError: a file breaks the format, or its text is not that of the corpus.
    """
    texts = {article.id: article.text for article in read_corpus(shared)}
    rows = {str(row["id"]): row for row in _rows()} if FILE.is_file() else {}
    for article in read_folder(folder):
        if article.text != texts.get(article.id):
            raise GoldError(f"{folder / article.id}.gold: its text is not the one in the corpus")
        mentions = [_row_of(span) for span in article.mentions]
        rows[article.id] = {"id": article.id, "sha256": text_digest(article.text), "mentions": mentions}
    lines = (json.dumps(rows[id_], ensure_ascii=False, separators=(",", ":")) for id_ in sorted(rows))
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(rows)


def _row_of(span: Span) -> list[str | int]:
    place: list[str | int] = [span.type, span.start, span.end]
    return [*place, span.value or ""] if span.type == "DATE" else place


def main(arguments: Sequence[str] | None = None) -> None:
    """Take marks over."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="of gold files")
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared", help="where corpus/ lies")
    options = parser.parse_args(arguments)
    print(f"{write_marks(options.folder, options.shared)} articles of the corpus carry marks")


if __name__ == "__main__":
    main()
