"""The figures for a person: one table a set, then one line a reader for each layout; and what is read wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from evaluation.pages import PageSet
from evaluation.scoring import FIELDS, Score, averages

#: The scores of each reader on one set, by the reader's name; None of a reader that is not installed.
Scores = Mapping[str, list[Score] | None]

_NAME = 26
_COLUMN = 10
#: Longer values of wrong fields are cut.
_SHOWN_CHARACTERS = 600


def table(pages: PageSet, scores: Scores) -> Iterator[str]:
    """The lines of one set: all pages, then each layout."""
    yield f"{pages.name}: {pages.articles} articles, {len(pages.pages) - pages.articles} pages that are none"
    yield " " * _NAME + "".join(f"{name:>{_COLUMN}}" for name in FIELDS)
    for name, rows in scores.items():
        yield f"{name:{_NAME}}" + ("  not installed" if rows is None else cells(averages(rows)))
    for layout in sorted({page.layout for page in pages.pages if page.layout}):
        number = sum(page.layout == layout for page in pages.pages)
        yield f"  {layout}, {number} article{'s' * (number > 1)}"
        for name, rows in scores.items():
            if rows is not None:
                yield f"{name:{_NAME}}" + cells(averages(row for row in rows if row.layout == layout))


def cells(figures: Mapping[str, float]) -> str:
    """The columns of one reader; "-" where it does not have the field or the pages do not state it."""
    shown = (f"{figures[name]:.3f}" if name in figures else "-" for name in FIELDS)
    return "".join(f"{text:>{_COLUMN}}" for text in shown)


def wrong_lines(pages: PageSet, reader: str, scores: Iterable[Score]) -> Iterator[str]:
    """Each wrong field of each page with the value of the record and the value read."""
    for score in scores:
        for field, values in score.wrong.items():
            figure = f" {score.figures[field]:.3f}" if field in ("body", "blocks") else ""
            words = ("missing", "extra") if figure else ("expected", "read")
            yield f"{pages.name} / {score.page} / {field}{figure} ({reader})"
            yield from (
                f"    {word}: {_short(value)}" for word, value in zip(words, asdict(values).values(), strict=True)
            )


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS]} …"


def to_json(pages: PageSet, scores: Scores) -> dict[str, Any]:
    """Everything measured on one set: each reader's figures over all pages, over each layout, and page by page."""
    return {
        "digest": pages.digest,
        "articles": pages.articles,
        "none": len(pages.pages) - pages.articles,
        "readers": {name: rows and _reader_to_json(rows) for name, rows in scores.items()},
    }


def _reader_to_json(rows: Sequence[Score]) -> dict[str, Any]:
    layouts = sorted({row.layout for row in rows if row.layout})
    return {
        "figures": averages(rows),
        "layouts": {layout: averages(row for row in rows if row.layout == layout) for layout in layouts},
        "pages": [asdict(row) for row in rows],
    }
