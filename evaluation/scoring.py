"""The one scorer: what a reader reads in a page against what a person reads in it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from newscrawl.models import VIETNAM_TIME, from_iso, iso

_TOKEN = re.compile(r"\w+")
#: The kinds of a block that forms a list's item or a table's row; records without forms call both a paragraph.
_FORMS = {"item": "paragraph", "row": "paragraph"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a person or a reader reads in an article's page.

    `published` is ISO 8601, of a day alone where the page states no more. `body` are lead, paragraphs and headings,
    whose words alone count. `blocks` are pairs of kind ("item" and "row" among them) and text.
    """

    title: str | None = None
    published: str | None = None
    section: str | None = None
    author: str | None = None
    lead: str | None = None
    captions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    blocks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Wrong:
    """A field that is not read as a person reads it."""

    expected: Any
    read: Any


@dataclass(frozen=True, slots=True)
class Score:
    """One page read by one reader: a figure from 0 to 1 for each field of `FIELDS` that record and reader have."""

    page: str
    layout: str | None
    figures: Mapping[str, float]
    wrong: Mapping[str, Wrong] = field(default_factory=dict)


def score_article(
    expected: Reading, read: Reading | str, fields: Collection[str], forms: bool
) -> tuple[dict[str, float], dict[str, Wrong]]:
    """The figures of a page that is an article, and what is wrong; an article refused (the outcome) scores nothing.

    `forms`: does the record tell items and rows from other paragraphs?
    """
    if isinstance(read, str):
        return {"kept": 0.0, **{name: float(name == "day") for name in fields}}, {"kept": Wrong(expected.title, read)}
    if not forms:
        expected, read = _without_forms(expected), _without_forms(read)
    figures = {name: figure(expected, read) for name, figure in _FIGURES.items() if name in fields}
    wrong = {name: _wrong(name, expected, read) for name, figure in figures.items() if figure < 1}
    return {"kept": 1.0, **figures}, wrong


def score_none(
    expected: str, read: Reading | str, fields: Collection[str]
) -> tuple[dict[str, float], dict[str, Wrong]]:
    """The figures of a page that is none, told apart and with the outcome that the record wants, and what is wrong."""
    refused = isinstance(read, str)
    figures = {"none": float(refused)} | ({"outcome": float(read == expected)} if "outcome" in fields else {})
    seen = read if isinstance(read, str) else f"an article: {read.title}"
    return figures, {name: Wrong(expected, seen) for name, figure in figures.items() if figure < 1}


def averages(scores: Iterable[Score]) -> dict[str, float]:
    """The mean of each field over the pages that have it, and of the body the worst page (`body min`)."""
    values: dict[str, list[float]] = {}
    for score in scores:
        for name, figure in score.figures.items():
            values.setdefault(name, []).append(figure)
    if "body" in values:
        values["body min"] = [min(values["body"])]
    return {name: sum(values[name]) / len(values[name]) for name in FIELDS if name in values}


def f1(left: Iterable[Any], right: Iterable[Any]) -> float:
    """The F1 of two bags; of two empty ones 1."""
    ours, theirs = Counter(left), Counter(right)
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def words(texts: Iterable[str]) -> list[str]:
    """The words of texts in lower case."""
    return _TOKEN.findall(plain(" ".join(texts)).lower())


def plain(text: str) -> str:
    """NFC, white space collapsed: what two readings may differ in."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _same(name: str) -> Callable[[Reading, Reading], float]:
    def figure(expected: Reading, read: Reading) -> float:
        return float(_value(getattr(expected, name)) == _value(getattr(read, name)))

    return figure


def _value(value: str | tuple[str, ...] | None) -> str | tuple[str, ...] | None:
    if isinstance(value, tuple):
        return tuple(plain(entry) for entry in value)
    return value if value is None else plain(value)


def _published(expected: Reading, read: Reading) -> float:
    return float(_minute(expected.published) == _minute(read.published))


def _no_wrong_day(expected: Reading, read: Reading) -> float:
    """A missing date is not a wrong one."""
    day, wanted = _minute(read.published), _minute(expected.published)
    return float(day is None or (wanted is not None and day[:10] == wanted[:10]))


def _minute(published: str | None) -> str | None:
    """A time as the minute of Vietnam's clock, a day as the day."""
    moment = from_iso(published)
    if isinstance(moment, datetime):
        return moment.astimezone(VIETNAM_TIME).isoformat(timespec="minutes")
    return iso(moment)


def _tags(expected: Reading, read: Reading) -> float:
    return float({plain(tag) for tag in expected.tags} == {plain(tag) for tag in read.tags})


def _body(expected: Reading, read: Reading) -> float:
    return f1(words(expected.body), words(read.body))


def _blocks(expected: Reading, read: Reading) -> float:
    return f1(_lines(expected), _lines(read))


def _wrong(name: str, expected: Reading, read: Reading) -> Wrong:
    """The two values; of body and blocks what is missing and what is too much."""
    if name == "body":
        return _difference(words(expected.body), words(read.body))
    if name == "blocks":
        return _difference(_lines(expected), _lines(read))
    attribute = "published" if name == "day" else name
    return Wrong(getattr(expected, attribute), getattr(read, attribute))


def _difference(expected: list[str], read: list[str]) -> Wrong:
    missing, extra = Counter(expected) - Counter(read), Counter(read) - Counter(expected)
    return Wrong(list(missing.elements()), list(extra.elements()))


def _lines(reading: Reading) -> list[str]:
    return [f"{kind}: {plain(text)}" for kind, text in reading.blocks]


def _without_forms(reading: Reading) -> Reading:
    return replace(reading, blocks=tuple((_FORMS.get(kind, kind), text) for kind, text in reading.blocks))


_FIGURES: dict[str, Callable[[Reading, Reading], float]] = {
    "title": _same("title"),
    "published": _published,
    "day": _no_wrong_day,
    "section": _same("section"),
    "author": _same("author"),
    "lead": _same("lead"),
    "captions": _same("captions"),
    "tags": _tags,
    "body": _body,
    "blocks": _blocks,
}
#: The columns of the table; `docs/extraction.md` says what each means.
FIELDS = (*(name for name in _FIGURES if name != "blocks"), "body min", "blocks", "kept", "none", "outcome")
