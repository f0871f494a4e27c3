"""`extract` and `tag`: JSON lines in, JSON lines out, in order; a wrong line ends the command, naming its number."""

from __future__ import annotations

import base64
import binascii
import json
import sys
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import typer

from newscrawl.cli.options import Data, configured
from newscrawl.errors import UsageError
from newscrawl.models import Page, Refusal, article_to_json, from_iso


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(extract)
    app.command()(tag)


def extract(data: Data = None) -> None:
    """Read pages: {"url", "html"} or {"url", "body_base64", "headers"} a line; writes one article a line."""
    from newscrawl.extract import read

    _, sources = configured(data)
    for number, row in _rows():
        page = _page(number, row)
        result = read(page, sources.owner(page.url))
        if isinstance(result, Refusal):
            _write({"url": row.get("url"), "outcome": result.outcome.value, "reason": result.reason})
        else:
            _write({**article_to_json(result), "outcome": "indexed"})


def tag() -> None:
    """Find mentions: {"id", "text", "published"} a line; writes {"id", "mentions"} a line."""
    from newscrawl.tag import tag as tag_text

    for number, row in _rows():
        text = row.get("text")
        if not isinstance(text, str):
            raise UsageError(f"line {number}: needs a text")
        try:
            published = from_iso(row.get("published"))
        except (ValueError, TypeError) as error:
            raise UsageError(f"line {number}: published: {error}") from error
        mentions = tag_text(unicodedata.normalize("NFC", text), published)
        _write({"id": row.get("id"), "mentions": [mention.to_json() for mention in mentions]})


def _rows() -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise UsageError(f"line {number} of standard input is no JSON: {error}") from error
        if not isinstance(row, dict):
            raise UsageError(f"line {number} of standard input is no JSON object")
        yield number, row


def _page(number: int, row: dict[str, Any]) -> Page:
    headers = row.get("headers") or {}
    pairs = headers.items() if isinstance(headers, dict) else headers
    if "html" in row:
        body = str(row["html"]).encode("utf-8", "surrogatepass")
        pairs = [("Content-Type", "text/html; charset=utf-8")]
    elif "body_base64" in row:
        try:
            body = base64.b64decode(row["body_base64"], validate=True)
        except (binascii.Error, TypeError, ValueError) as error:
            raise UsageError(f"line {number}: body_base64: {error}") from error
    else:
        raise UsageError(f"line {number}: needs html or body_base64")
    url = row.get("url") or ""  # a page whose address is not known any more can still be read
    if not isinstance(url, str):
        raise UsageError(f"line {number}: url is no text")
    stated = tuple((str(name), str(value)) for name, value in pairs)
    return Page(url, url, int(row.get("status", 200)), stated, body, datetime.now(UTC))


def _write(row: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
