"""After a kill: the torn last record is cut off, and what the catalogue missed is read back from the archive."""

from __future__ import annotations

import fcntl
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.pages import ArchivedPage
from newscrawl.archive.records import FetchedPage
from newscrawl.archive.warc import OPEN_SUFFIX
from newscrawl.archive.warc_reader import WarcResponse, responses, warc_files
from newscrawl.models import payload_digest
from newscrawl.outcomes import outcome_of_status
from newscrawl.sources import Sources, url_key

_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was mended: bytes cut off torn files, files completed, pages read back into the catalogue."""

    cut_bytes: int = 0
    files: int = 0
    pages: int = 0


def complete_members_end(stream: IO[bytes], start: int = 0) -> int:
    """Offset behind the last complete gzip member from `start` on: where a torn file is to be cut."""
    stream.seek(start)
    end = position = start
    member = zlib.decompressobj(16 + zlib.MAX_WBITS)
    while chunk := stream.read(_CHUNK_BYTES):
        while chunk:
            try:
                member.decompress(chunk)
            except zlib.error:
                return end
            position += len(chunk) - len(member.unused_data)
            if not member.eof:
                break
            end, chunk = position, member.unused_data
            member = zlib.decompressobj(16 + zlib.MAX_WBITS)
    return end


@contextmanager
def _abandoned(path: Path) -> Iterator[IO[bytes] | None]:
    """The file opened for mending, or None where a live writer holds it."""
    with path.open("r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
        else:
            yield file


def recover_archive(folder: Path, catalogue: Catalogue, sources: Sources) -> Recovered:
    """Complete the files that dead writers left open; the catalogue then knows every response in them."""
    cut = files = pages = 0
    for path in sorted(folder.glob(f"*.warc.gz{OPEN_SUFFIX}")):
        with _abandoned(path) as file:
            if file is None:
                continue
            size = path.stat().st_size
            end = complete_members_end(file)
            if end < size:
                file.truncate(end)
                os.fsync(file.fileno())
            cut, files = cut + size - end, files + 1
            pages += len(register(path, catalogue, sources))
            path.rename(path.with_name(path.name.removesuffix(OPEN_SUFFIX)))
    return Recovered(cut, files, pages)


def register_archive(folder: Path, catalogue: Catalogue, sources: Sources) -> int:
    """Have the catalogue know every response of the archive (after a lost catalogue); gives how many it missed."""
    return sum(len(register(path, catalogue, sources)) for path in warc_files(folder))


def register(path: Path, catalogue: Catalogue, sources: Sources) -> list[FetchedPage]:
    """Write down the responses of a file that the catalogue does not know."""
    known = catalogue.known_positions(path.name.removesuffix(OPEN_SUFFIX))
    return [
        _register(response, catalogue, sources)
        for response in responses(path)
        if response.position.offset not in known and response.run_id is not None
    ]


def _register(response: WarcResponse, catalogue: Catalogue, sources: Sources) -> FetchedPage:
    page, run_id, key = response.page, response.run_id or "", response.source or ""
    source = sources.by_key.get(key)
    catalogue.start_run(key, "read back from the archive", page.fetched, run_id)
    archived = ArchivedPage(
        page, run_id, key, url_key(page.final_url, source), response.position, payload_digest(page.body)
    )
    decided = outcome_of_status(page, source, retries_left=False)
    return catalogue.record_page(archived, *(decided or (None, None)))
