"""What a line of standard input gives: the jobs of `newscrawl extract` and `newscrawl tag`, run in worker processes."""

from __future__ import annotations

import base64
import binascii
import json
import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Protocol

from newscrawl.models import Outcome, Page, Refusal, article_to_json, from_iso
from newscrawl.sources import BUILT_IN, Source, Sources

Row = dict[str, Any]


class LineError(ValueError):
    """A line that cannot be used: what is wrong with it."""


@dataclass(frozen=True, slots=True)
class InputLine:
    """A line of standard input and its number, from 1."""

    number: int
    text: bytes


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """The output line for an input line; `failed` says which line could not be used and why, None where it was."""

    text: bytes
    failed: str | None = None


class LineJob(Protocol):
    """What a command does with a line; goes to the workers, so it can be pickled."""

    #: The field by which the answer to a failed line is known.
    known_by: ClassVar[str]
    #: The module that a worker needs for it.
    needs: ClassVar[str]

    def answer(self, row: Row) -> Row:
        """The answer to a line. Raises LineError."""

    def failure(self, known: object, reason: str, number: int) -> Row:
        """The answer to a line that cannot be used."""


@dataclass(frozen=True, slots=True)
class ExtractJob:
    """Pages to articles. The source files are read once a worker."""

    sources_folder: Path
    known_by: ClassVar[str] = "url"
    needs: ClassVar[str] = "newscrawl.extract"

    def answer(self, row: Row) -> Row:
        """One article in the contract's fields, or why there is none."""
        from newscrawl.extract import read

        url = _text_of(row, "url")
        sources = _sources(self.sources_folder)
        page = Page(url, url, _status(row), _headers(row), _body(row), _fetched(row))
        result = read(page, _source(row, sources) or sources.owner(url))
        if isinstance(result, Refusal):
            return {"url": url or None, "outcome": result.outcome.value, "reason": result.reason}
        article = article_to_json(result)
        return {**article, "url": article["url"] or None, "outcome": Outcome.INDEXED.value}

    def failure(self, known: object, reason: str, number: int) -> Row:
        """As a page that is no article, with the line's number."""
        return {"url": known, "outcome": Outcome.FAILED.value, "reason": reason, "line": number}


@dataclass(frozen=True, slots=True)
class TagJob:
    """Texts to mentions and entities."""

    known_by: ClassVar[str] = "id"
    needs: ClassVar[str] = "newscrawl.tag"

    def answer(self, row: Row) -> Row:
        """The mentions of a text, offsets into its NFC form, and the entities that they name."""
        from newscrawl.tag import entities_of, tag

        if row.get("text") is None:
            raise LineError("needs a text")
        text = unicodedata.normalize("NFC", _text_of(row, "text"))
        mentions = tag(text, _time(row, "published"))
        return {
            "id": row.get("id"),
            "mentions": [mention.to_json() for mention in mentions],
            "entities": [entity.to_json() for entity in entities_of(text, mentions)],
        }

    def failure(self, known: object, reason: str, number: int) -> Row:
        """An error in place of the mentions."""
        return {"id": known, "error": reason, "line": number}


def answer_line(job: LineJob, line: InputLine) -> LineAnswer:
    """The output line for a line, whether it can be used or not."""
    row: Row = {}
    try:
        row = _row(line.text)
        return LineAnswer(_written(job.answer(row)))
    except LineError as error:
        return LineAnswer(
            _written(job.failure(row.get(job.known_by), str(error), line.number)), f"line {line.number}: {error}"
        )


def lost_line(job: LineJob, line: InputLine, reason: str) -> LineAnswer:
    """The output line for a line that brought its worker down. It is not parsed here, where that could happen again."""
    found = re.search(rb'"%s"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d{1,20})' % job.known_by.encode(), line.text)
    try:
        known = json.loads(found[1]) if found else None
    except ValueError:
        known = None
    return LineAnswer(_written(job.failure(known, reason, line.number)), f"line {line.number}: {reason}")


def _row(text: bytes) -> Row:
    try:
        row = json.loads(text.rstrip(b"\r\n"), parse_constant=_finite, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise LineError(f"no JSON: {error}") from error
    if not isinstance(row, dict):
        raise LineError("no JSON object")
    return row


def _finite(number: str) -> float:
    """Python reads NaN, Infinity and 1e999, and would write back what no other reader takes."""
    value = float(number)
    if not math.isfinite(value):
        raise ValueError(f"{number} is no finite number")
    return value


def _written(row: Row) -> bytes:
    try:
        return json.dumps(row, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # half a surrogate pair in an address: given back as it came
        return json.dumps(row).encode() + b"\n"


@cache
def _sources(folder: Path) -> Sources:
    return Sources.load(BUILT_IN, folder)


def _source(row: Row, sources: Sources) -> Source | None:
    key = row.get("source")
    if key is None:
        return None
    if not isinstance(key, str) or key not in sources.by_key:
        raise LineError(f"unknown source {key!r}; there are {', '.join(sorted(sources.by_key))}")
    return sources.by_key[key]


def _text_of(row: Row, name: str) -> str:
    """ "" where it is absent: a page whose address is not known any more can still be read."""
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise LineError(f"{name} is no string")
    return value or ""


def _body(row: Row) -> bytes:
    if row.get("html") is not None:
        return _text_of(row, "html").encode("utf-8", "surrogatepass")
    if row.get("body_base64") is None:
        raise LineError("needs html or body_base64")
    try:
        return base64.b64decode(_text_of(row, "body_base64"), validate=True)
    except (binascii.Error, ValueError) as error:
        raise LineError(f"body_base64: {error}") from error


def _headers(row: Row) -> tuple[tuple[str, str], ...]:
    if row.get("html") is not None:  # text already: whatever was declared of its bytes counts no more
        return (("Content-Type", "text/html; charset=utf-8"),)
    stated = row.get("headers") or {}
    pairs = list(stated.items()) if isinstance(stated, dict) else stated
    if not isinstance(pairs, list) or not all(isinstance(pair, list | tuple) and len(pair) == 2 for pair in pairs):
        raise LineError("headers are neither an object nor a list of pairs")
    return tuple((str(name), str(value)) for name, value in pairs)


def _status(row: Row) -> int:
    status = row.get("status", 200)
    if type(status) is not int or not 100 <= status <= 599:
        raise LineError(f"status is no HTTP status: {str(status)[:40]}")
    return status


def _fetched(row: Row) -> datetime:
    fetched = _time(row, "fetched")
    if fetched is None:
        return datetime.now(UTC)
    if not isinstance(fetched, datetime):
        raise LineError("fetched: a day without time")
    return fetched


def _time(row: Row, name: str) -> datetime | date | None:
    stated = row.get(name)
    if stated is None:
        return None
    try:
        if isinstance(stated, str):
            return from_iso(stated)
    except ValueError:
        pass
    given = str(stated)[:40]
    raise LineError(f"{name} is no day (2024-05-16) and no time with offset (2024-05-16T08:00:00+07:00): {given!r}")
