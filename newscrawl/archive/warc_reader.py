"""Reading WARC files: one record by its position, or all of a file (ours or anybody's)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from newscrawl.archive.records import WarcPosition
from newscrawl.archive.warc import OPEN_SUFFIX, ArchiveError
from newscrawl.models import Page, Role, payload_digest


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
    try:
        with warc_path(folder, position.file).open("rb") as stream:
            stream.seek(position.offset)
            record = next(iter(ArchiveIterator(stream)), None)
            response = None if record is None else _response(record, position)
    except (OSError, ArchiveLoadFailed, ValueError) as error:
        raise ArchiveError(f"{position.file} at {position.offset}: {error}") from error
    if response is None:
        raise ArchiveError(f"{position.file} at {position.offset}: no response record")
    if response.stated_digest not in (None, payload_digest(response.page.body)):
        raise ArchiveError(f"{position.file} at {position.offset}: the bytes are not those that were archived")
    return response.page


def responses(path: Path, start: int = 0) -> Iterator[WarcResponse]:
    """All HTTP responses of a file (from an offset on), in its order; other records are passed over.

    Raises:
        ArchiveError: the file is no WARC file, or breaks off.
    """
    name = path.name.removesuffix(OPEN_SUFFIX)
    try:
        with path.open("rb") as stream:
            stream.seek(start)
            records = ArchiveIterator(stream)
            for record in records:
                position = WarcPosition(name, start + records.get_record_offset(), 0)
                response = _response(record, position)
                length = records.get_record_length()
                if response is not None:
                    yield WarcResponse(
                        response.page, WarcPosition(name, position.offset, length),
                        response.run_id, response.source, response.stated_digest,
                    )  # fmt: skip
    except (OSError, ArchiveLoadFailed, ValueError, EOFError) as error:
        raise ArchiveError(f"{path}: {error}") from error


def _response(record: Any, position: WarcPosition) -> WarcResponse | None:
    if record.rec_type != "response" or record.http_headers is None:
        return None
    fields = record.rec_headers
    url = fields.get_header("WARC-Target-URI").strip("<>")
    role = fields.get_header("Newscrawl-Role")
    page = Page(
        url=fields.get_header("Newscrawl-Requested-Uri") or url,
        final_url=url,
        status=int(record.http_headers.get_statuscode()),
        headers=tuple(record.http_headers.headers),
        body=record.raw_stream.read(),
        fetched=datetime.fromisoformat(fields.get_header("WARC-Date")),
        source=fields.get_header("Newscrawl-Source"),
        role=Role(role) if role else Role.ARTICLE,
    )
    return WarcResponse(
        page, position, fields.get_header("Newscrawl-Run"), page.source,
        fields.get_header("WARC-Payload-Digest") if role else None,
    )  # fmt: skip
