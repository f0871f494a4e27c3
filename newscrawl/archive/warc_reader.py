"""Reading WARC files: one record by its position, or all of a file (ours or anybody's)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from newscrawl.archive.http_message import split_response
from newscrawl.archive.records import WarcPosition
from newscrawl.archive.warc import OPEN_SUFFIX, ArchiveError
from newscrawl.models import Page, Role, payload_digest

#: More than the empty lines behind the last record of a file that is not compressed.
_TAIL_BYTES = 64
_CHUNK_BYTES = 1 << 20
#: How a gzip member begins (RFC 1952): magic number and deflate.
_MEMBER = b"\x1f\x8b\x08"


@dataclass(frozen=True, slots=True)
class WarcResponse:
    """A response as a WARC file holds it. `run_id` and `source` are None in files that newscrawl did not write."""

    page: Page
    position: WarcPosition
    run_id: str | None
    source: str | None
    stated_digest: str | None


def warc_path(folder: Path, name: str) -> Path:
    """The file of that name, which may still be open for writing."""
    path = folder / name
    return path if path.exists() else path.with_name(name + OPEN_SUFFIX)


def warc_files(folder: Path) -> list[Path]:
    """All WARC files of an archive, in the order in which they were begun."""
    return sorted(path for path in folder.glob("*.warc.gz*") if path.name.endswith((".warc.gz", OPEN_SUFFIX)))


def read_page(folder: Path, position: WarcPosition) -> Page:
    """The page at a position.

    Raises:
        ArchiveError: the file or the record is not there, or its bytes do not have the digest that it states.
    """
    path = warc_path(folder, position.file)
    response = next(responses(path, position.offset), None)
    if response is None or response.position.offset != position.offset:
        raise ArchiveError(f"{position.file} at {position.offset}: no response record")
    if response.stated_digest not in (None, payload_digest(response.page.body)):
        raise ArchiveError(f"{position.file} at {position.offset}: the bytes are not those that were archived")
    return response.page


def responses(path: Path, start: int = 0) -> Iterator[WarcResponse]:
    """All HTTP responses of a file (from an offset on), in its order; other records are passed over.

    Raises:
        ArchiveError: the file is no WARC file, is damaged, or breaks off; what stands before that was given out.
    """
    name = path.name.removesuffix(OPEN_SUFFIX)
    end = start
    try:
        with path.open("rb") as stream:
            stream.seek(start)
            records = ArchiveIterator(stream, no_record_parse=True)
            for record in records:
                block = record.raw_stream.read()
                if record.length is None or len(block) < record.length:
                    break  # warcio passes over damage in silence
                # Only now: asking for offset or length reads the record to its end.
                position = WarcPosition(name, records.get_record_offset(), records.get_record_length())
                end = position.offset + position.length
                if _is_response(record):
                    yield WarcResponse(_page(record, block), position, *_own_fields(record))
            stream.seek(end)
            if stream.read(_TAIL_BYTES).strip():
                raise ArchiveError(f"{path}: damaged or broken off at {end}")
    except ArchiveLoadFailed as error:
        # warcio's own message is several lines with whatever bytes it met.
        fault = f"damaged at {end}" if end > start else "no WARC file with each record compressed for itself"
        raise ArchiveError(f"{path}: {fault}") from error
    except (OSError, ValueError, EOFError, zlib.error) as error:
        raise ArchiveError(f"{path}: at {end}: {error}") from error


def next_member(path: Path, start: int) -> int | None:
    """Offset of the next thing from `start` on that looks like a gzip member: where to read on behind a damage."""
    with path.open("rb") as stream:
        stream.seek(start)
        kept, position = b"", start
        while chunk := stream.read(_CHUNK_BYTES):
            found = (kept + chunk).find(_MEMBER)
            if found >= 0:
                return position - len(kept) + found
            position += len(chunk)
            kept = chunk[-len(_MEMBER) + 1 :]
    return None


def _is_response(record: Any) -> bool:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    return record.rec_type == "response" and url.startswith(("http://", "https://"))


def _page(record: Any, block: bytes) -> Page:
    fields = record.rec_headers
    url = fields.get_header("WARC-Target-URI")
    status, headers, body = split_response(block)
    if any(name.lower() == "transfer-encoding" and "chunked" in value.lower() for name, value in headers):
        body = ChunkedDataReader(BytesIO(body)).read()  # other archivers keep the coding of the transfer
    fetched = datetime.fromisoformat(fields.get_header("WARC-Date") or "")
    return Page(
        url=fields.get_header("Newscrawl-Requested-Uri") or url,
        final_url=url,
        status=status,
        headers=headers,
        body=body,
        fetched=fetched if fetched.tzinfo else fetched.replace(tzinfo=UTC),
        source=fields.get_header("Newscrawl-Source"),
        role=Role(fields.get_header("Newscrawl-Role") or Role.ARTICLE),
    )


def _own_fields(record: Any) -> tuple[str | None, str | None, str | None]:
    """Run, source and payload digest as our own files state them; others' digests may be of another kind."""
    run_id = record.rec_headers.get_header("Newscrawl-Run") or None
    digest = record.rec_headers.get_header("WARC-Payload-Digest") if run_id else None
    return run_id, record.rec_headers.get_header("Newscrawl-Source"), digest
