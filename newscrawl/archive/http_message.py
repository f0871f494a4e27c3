"""The HTTP message inside a WARC record: status line or request line, header fields, payload.

Our own, since header fields have to come back as they were: warcio percent-encodes letters beyond ASCII when it
writes and guesses their charset when it reads. Header fields are Latin-1 text, as HTTP's bytes map onto it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

#: Where the head ends: an empty line, by whatever line ends an old server sent.
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_STATUS_LINE = re.compile(r"HTTP/\d(?:\.\d)?\s+(\d{3})(?:\s|$)")
_LINE_END = re.compile(r"[\r\n]+")


def head_bytes(first_line: str, headers: Iterable[tuple[str, str]]) -> bytes:
    """The head of a message up to and with its empty line. A line end inside a field becomes a space."""
    lines = [first_line, *(f"{name}: {_LINE_END.sub(' ', value)}" for name, value in headers)]
    return "".join(f"{line}\r\n" for line in [*lines, ""]).encode("latin-1", errors="replace")


def split_response(block: bytes) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    """Status, header fields and payload of a response as a WARC record holds it.

    Raises:
        ValueError: it does not begin as an HTTP response does.
    """
    end = _HEAD_END.search(block)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    first, *lines = head.decode("latin-1").split("\n")
    status = _STATUS_LINE.match(first)
    if status is None:
        raise ValueError(f"no HTTP response: {first[:60]!r}")
    headers: list[tuple[str, str]] = []
    for line in lines:
        name, colon, value = line.partition(":")
        if line[:1] in (" ", "\t") and headers:  # an obsolete folded line goes on with the field before
            headers[-1] = (headers[-1][0], f"{headers[-1][1]} {line.strip()}")
        elif colon:
            headers.append((name.strip(), value.strip(" \t\r")))
    return int(status[1]), tuple(headers), body
