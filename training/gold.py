"""Articles annotated by hand, in the gold format: a file an article, every line behind what it is.

    #meta {"id": "a1", "url": null, "published": "2021-10-21"}
    #title ⟦ORG|LĐLĐ quận Vân Trì⟧ họp
    #p ⟦DATE|Chiều 20/10|2021-10-20⟧, đồng chí ⟦PER|Lê Thùy Miên⟧ …

#title, #lead, #p, #h and #caption are the text, with the mentions marked, dates with their value ("" where none can be
worked out). #section, #date, #author and #drop stand on the page and are not read. What is marked: docs/annotation.md.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

from newscrawl.models import VIETNAM_TIME, MentionType, from_iso
from newscrawl.tag.spans import Span

#: The types by their names.
MENTION_TYPES: dict[str, MentionType] = {name: name for name in get_args(MentionType)}
_TEXT = frozenset(("title", "lead", "p", "h", "caption"))
_BESIDE = frozenset(("section", "date", "author", "drop"))

_LINE = re.compile(r"#(\w+) ?(.*)")
_MARK = re.compile(rf"⟦({'|'.join(MENTION_TYPES)})\|([^⟦⟧|]+)(?:\|([^⟦⟧|]*))?⟧")
_POINT = r"\d{4}(?:-(?:Q[1-4]|\d\d(?:-\d\d(?:T\d\d:\d\d)?)?))?"
_VALUE = re.compile(rf"(?:{_POINT}(?:/{_POINT})?)?")
_SHOWN_CHARACTERS = 60


class GoldError(ValueError):
    """A gold file that breaks the format: the message names file, line and what is wrong."""


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article as a tagger gets it, and what a person marked in it: spans of `text` in order, without overlaps."""

    id: str
    published: date | None
    text: str
    mentions: tuple[Span, ...]


def read_folder(folder: Path) -> list[GoldArticle]:
    """The articles of a folder's `*.gold` files, by name.

    Raises:
        GoldError: a file breaks the format, or there is none.
    """
    paths = sorted(folder.glob("*.gold"))
    if not paths:
        raise GoldError(f"{folder}: no *.gold file")
    return [read_gold(path) for path in paths]


def read_gold(path: Path) -> GoldArticle:
    """The article of a gold file.

    Raises:
        GoldError: the file breaks the format.
    """
    place = f"{path}:1"
    try:
        first, *lines = path.read_text(encoding="utf-8").splitlines() or [""]
        meta = _meta(first)
        texts: list[str] = []
        mentions: list[Span] = []
        start = 0
        for number, line in enumerate(lines, 2):
            place = f"{path}:{number}"
            if _is_text(line):
                text, marked = unmarked(line.partition(" ")[2], start)
                texts.append(text)
                mentions += marked
                start += len(text) + 1
        return GoldArticle(meta["id"], _day(meta["published"]), "\n".join(texts), tuple(mentions))
    except ValueError as error:
        raise GoldError(f"{place}: {error}") from error


def _meta(line: str) -> dict[str, Any]:
    if not line.startswith("#meta "):
        raise ValueError(f"the first line is no #meta: {line[:_SHOWN_CHARACTERS]!r}")
    meta = json.loads(line.removeprefix("#meta "))
    if not isinstance(meta, dict) or not isinstance(meta.get("id"), str):
        raise ValueError("#meta names no id")
    if not isinstance(meta.setdefault("published", None), str | None):
        raise ValueError(f"published is neither text nor null: {meta['published']!r}")
    return meta


def _day(published: str | None) -> date | None:
    """The day in Vietnam."""
    moment = from_iso(published)
    return moment.astimezone(VIETNAM_TIME).date() if isinstance(moment, datetime) else moment


def _is_text(line: str) -> bool:
    """Whether a line belongs to the text; blank lines and lines beside it do not."""
    if not line.strip():
        return False
    found = _LINE.fullmatch(line)
    if found is None or found[1] not in _TEXT | _BESIDE:
        raise ValueError(f"no known prefix: {line[:_SHOWN_CHARACTERS]!r}")
    if found[1] in _BESIDE and _MARK.search(line):
        raise ValueError(f"a mention in #{found[1]}, which is not read")
    return found[1] in _TEXT


def unmarked(marked: str, start: int = 0) -> tuple[str, list[Span]]:
    """The text without its marks, and the spans of what was marked, where the text begins at `start`.

    Raises:
        ValueError: a mark is broken, or the text is not in NFC.
    """
    if not unicodedata.is_normalized("NFC", marked):
        raise ValueError("text is not in NFC")
    text, end = "", 0
    spans: list[Span] = []
    for mark in _MARK.finditer(marked):
        text += _plain(marked[end : mark.start()])
        spans.append(_span(mark, start + len(text)))
        text += mark[2]
        end = mark.end()
    return text + _plain(marked[end:]), spans


def _plain(text: str) -> str:
    broken = re.search("[⟦⟧]", text)
    if broken:
        raise ValueError(f"broken mark-up: {text[broken.start() :][:_SHOWN_CHARACTERS]!r}")
    return text


def _span(mark: re.Match[str], start: int) -> Span:
    type_, text, value = MENTION_TYPES[mark[1]], mark[2], mark[3]
    if text != text.strip():
        raise ValueError(f"white space at an end of a mention: {mark[0]}")
    if (value is not None) != (type_ == "DATE"):
        raise ValueError(f"{'a date without value' if value is None else 'a value of no date'}: {mark[0]}")
    if value is not None and not _VALUE.fullmatch(value):
        raise ValueError(f"no value of a date: {mark[0]}")
    return Span(type_, start, start + len(text), value)
