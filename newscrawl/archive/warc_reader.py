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
        ArchiveError: the file is no WARC file, or breaks off.
    """
    name = path.name.removesuffix(OPEN_SUFFIX)
    try:
        with path.open("rb") as stream:
            stream.seek(start)
            records = ArchiveIterator(stream)
            for record in records:
                if record.rec_type != "response" or record.http_headers is None:
                    continue
                page = _page(record)
                # Only now: asking for offset or length reads the record to its end.
                position = WarcPosition(name, records.get_record_offset(), records.get_record_length())
                yield WarcResponse(page, position, *_own_fields(record))
    except (OSError, ArchiveLoadFailed, ValueError, EOFError) as error:
        raise ArchiveError(f"{path}: {error}") from error


def _page(record: Any) -> Page:
    fields = record.rec_headers
    url = fields.get_header("WARC-Target-URI").strip("<>")
    return Page(
        url=fields.get_header("Newscrawl-Requested-Uri") or url,
        final_url=url,
        status=int(record.http_headers.get_statuscode()),
        headers=tuple(record.http_headers.headers),
        body=record.raw_stream.read(),
        fetched=datetime.fromisoformat(fields.get_header("WARC-Date")),
        source=fields.get_header("Newscrawl-Source"),
        role=Role(fields.get_header("Newscrawl-Role") or Role.ARTICLE),
    )


def _own_fields(record: Any) -> tuple[str | None, str | None, str | None]:
    """Run, source and payload digest as our own files state them; others' digests may be of another kind."""
    run_id = record.rec_headers.get_header("Newscrawl-Run")
    digest = record.rec_headers.get_header("WARC-Payload-Digest") if run_id else None
    return run_id, record.rec_headers.get_header("Newscrawl-Source"), digest
