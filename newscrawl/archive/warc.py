"""The archive: WARC 1.1 files, one gzip member a record, in which a response stands before anything is done with it.

https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/ . Four extension fields
(`Newscrawl-…`) carry what a rebuild needs beside the response itself, so that the archive alone is enough.
"""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit
from uuid import uuid4

from warcio.warcwriter import WARCWriter

from newscrawl import __version__
from newscrawl.archive.http_message import head_bytes
from newscrawl.archive.records import WarcPosition
from newscrawl.errors import OperationError
from newscrawl.models import Page, payload_digest

#: A file that is being written; the ending goes when it is complete.
OPEN_SUFFIX = ".open"
#: Said of the connection, not of the payload: the body is archived without transfer coding.
_HOP_BY_HOP = frozenset({"transfer-encoding", "connection", "keep-alive"})


class ArchiveError(OperationError):
    """The archive cannot be written (disk full, no permission): the crawl must stop, nothing may go on unarchived."""


@dataclass(frozen=True, slots=True)
class Capture:
    """A response with what was asked: what one record pair is made of."""

    page: Page
    run_id: str
    source: str
    request_headers: tuple[tuple[str, str], ...]


class WarcWriter:
    """Appends record pairs to one file at a time, rolled by size. One a process; not safe between threads.

    The open file is locked, which tells a dead writer's file from a live one's (`newscrawl.archive.recovery`).
    """

    def __init__(self, folder: Path, size_limit_bytes: int, operator: str | None = None) -> None:
        self._folder = folder
        self._limit = size_limit_bytes
        self._operator = operator
        self._stem = f"newscrawl-{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}-{secrets.token_hex(2)}"
        self._serial = 0
        self._file: IO[bytes] | None = None
        self._path = folder

    def write(self, capture: Capture) -> WarcPosition:
        """Append the response and its request; gives the response's position.

        Raises:
            ArchiveError: it is not in the archive; the file is as it was before.
        """
        try:
            file = self._current()
            start = file.tell()
            response, request = _record_pair(capture)
            try:
                _write_whole(file, response + request)
                os.fsync(file.fileno())  # on the disk before the catalogue speaks of it, also if the power fails
            except OSError:
                file.seek(start)
                file.truncate()
                raise
        except OSError as error:
            raise ArchiveError(f"cannot write the archive in {self._folder}: {error.strerror or error}") from error
        return WarcPosition(self._path.name, start, len(response))

    def close(self) -> None:
        """Complete the file: to the disk, and to its final name.

        Raises:
            ArchiveError: it cannot be completed; the next start does it.
        """
        if self._file is None:
            return
        with self._file as file:
            self._file = None
            try:
                os.fsync(file.fileno())
                self._path.with_name(self._path.name + OPEN_SUFFIX).rename(self._path)
            except OSError as error:
                raise ArchiveError(f"cannot complete {self._path.name}: {error.strerror or error}") from error

    def _current(self) -> IO[bytes]:
        if self._file is not None and self._file.tell() >= self._limit:
            self.close()
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._serial += 1
            self._path = self._folder / f"{self._stem}-{self._serial:05}.warc.gz"
            self._file = _begun(self._path, self._operator)
        return self._file


def _begun(path: Path, operator: str | None) -> IO[bytes]:
    """A new file, open and locked. It gets its name once it is both, lest a recovery takes it for a dead writer's."""
    unnamed = path.with_name(f".{path.name}.new")
    # Unbuffered, so that a write that fails leaves nothing behind that a later flush would bring.
    file = unnamed.open("xb", buffering=0)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        _write_whole(file, _warcinfo(path.name, operator))
        unnamed.rename(path.with_name(path.name + OPEN_SUFFIX))
    except OSError:
        file.close()
        unnamed.unlink(missing_ok=True)
        raise
    return file


def _write_whole(file: IO[bytes], data: bytes) -> None:
    # An unbuffered write may stop half way without an error, as on a disk that fills.
    if file.write(data) != len(data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _warcinfo(name: str, operator: str | None) -> bytes:
    buffer = BytesIO()
    info = {
        "software": f"newscrawl/{__version__}",
        "format": "WARC File Format 1.1",
        "robots": "obeyed",
        **({"operator": operator} if operator else {}),
    }
    writer = WARCWriter(buffer, gzip=True, warc_version="WARC/1.1")
    writer.write_record(writer.create_warcinfo_record(name, info))
    return buffer.getvalue()


def _record_pair(capture: Capture) -> tuple[bytes, bytes]:
    page = capture.page
    parts = urlsplit(page.final_url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    fields = {
        "WARC-Date": page.fetched.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "WARC-Record-ID": f"<urn:uuid:{uuid4()}>",
        "Newscrawl-Run": capture.run_id,
        "Newscrawl-Source": capture.source,
        "Newscrawl-Role": str(page.role),
        "Newscrawl-Requested-Uri": page.url,
    }
    linked = {"WARC-Date": fields["WARC-Date"], "WARC-Concurrent-To": fields["WARC-Record-ID"]}
    head = head_bytes(_status_line(page), _payload_headers(page))
    asked = head_bytes(f"GET {target} HTTP/1.1", [("Host", parts.netloc), *capture.request_headers])
    return (
        _record("response", page.final_url, head, page.body, fields),
        _record("request", page.final_url, asked, b"", linked),
    )


def _record(kind: str, url: str, head: bytes, body: bytes, fields: Mapping[str, str]) -> bytes:
    """A record as one gzip member."""
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="WARC/1.1")
    record = writer.create_warc_record(
        url, kind, warc_content_type=f"application/http; msgtype={kind}",
        warc_headers_dict={**fields, "WARC-Payload-Digest": payload_digest(body)},
    )  # fmt: skip
    # Given as a whole, so that warcio leaves the HTTP head as it came.
    record.raw_stream, record.length = BytesIO(head + body), len(head) + len(body)
    writer.write_record(record)
    return buffer.getvalue()


def _status_line(page: Page) -> str:
    reason = ""
    with suppress(ValueError):
        reason = HTTPStatus(page.status).phrase
    return f"HTTP/1.1 {page.status} {reason}"


def _payload_headers(page: Page) -> list[tuple[str, str]]:
    return [(name, value) for name, value in page.headers if name.lower() not in _HOP_BY_HOP]
