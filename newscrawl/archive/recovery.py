"""After a kill: the torn last record is cut off, and what the catalogue missed is read back from the archive."""

from __future__ import annotations

import fcntl
import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.pages import ArchivedPage
from newscrawl.archive.runs import start_of
from newscrawl.archive.warc import OPEN_SUFFIX, ArchiveError
from newscrawl.archive.warc_reader import WarcResponse, next_member, responses, warc_files
from newscrawl.models import payload_digest
from newscrawl.outcomes import outcome_of_status
from newscrawl.sources import Sources, url_key

_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was mended: bytes cut off torn files, files completed; pages read back into the catalogue, and their runs
    as far as it did not know those; files that could not be read whole, a sentence each.
    """

    cut_bytes: int = 0
    files: int = 0
    pages: int = 0
    runs: frozenset[str] = frozenset()
    damages: tuple[str, ...] = ()

    def __add__(self, other: Recovered) -> Recovered:
        return Recovered(
            self.cut_bytes + other.cut_bytes,
            self.files + other.files,
            self.pages + other.pages,
            self.runs | other.runs,
            self.damages + other.damages,
        )


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
    """The file opened for mending, or None where a live writer holds it or it has been completed meanwhile."""
    try:
        file = path.open("r+b")
    except FileNotFoundError:
        yield None
        return
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
        else:
            yield file if path.exists() else None


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Two processes that start at once mend one after the other: when this ends, all is mended, whoever did it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".recovery.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def recover_archive(folder: Path, catalogue: Catalogue, sources: Sources) -> Recovered:
    """Complete the files that dead writers left open; the catalogue then knows every response in them.

    Raises:
        ArchiveError: the folder cannot be written, or a file in it is damaged.
    """
    try:
        with _one_at_a_time(folder):
            paths = sorted(folder.glob(f"*.warc.gz{OPEN_SUFFIX}"))
            return sum((_recover(path, catalogue, sources) for path in paths), Recovered())
    except OSError as error:
        raise ArchiveError(f"cannot recover the archive in {folder}: {error.strerror or error}") from error


def _recover(path: Path, catalogue: Catalogue, sources: Sources) -> Recovered:
    with _abandoned(path) as file:
        if file is None:
            return Recovered()
        size = path.stat().st_size
        end = complete_members_end(file)
        if end < size:
            _set_aside(path, file, end)
            file.truncate(end)
            os.fsync(file.fileno())
        registered = register(path, catalogue, sources)
        path.rename(path.with_name(path.name.removesuffix(OPEN_SUFFIX)))
    return Recovered(size - end, 1) + registered


def _set_aside(path: Path, file: IO[bytes], end: int) -> None:
    """Keep what is cut off: mostly half a record, but behind a damaged byte there may be whole ones."""
    file.seek(end)
    with path.with_name(f"{path.name.removesuffix(OPEN_SUFFIX)}.torn-{end}").open("wb") as torn:
        shutil.copyfileobj(file, torn)
        os.fsync(torn.fileno())


def register_archive(folder: Path, catalogue: Catalogue, sources: Sources) -> Recovered:
    """Have the catalogue know every response of the archive (after a lost catalogue).

    A file that a live writer holds is left to it. Of a damaged file all is taken that can be read.
    """
    complete = (path for path in warc_files(folder) if not path.name.endswith(OPEN_SUFFIX))
    return sum((register(path, catalogue, sources) for path in complete), Recovered())


def register(path: Path, catalogue: Catalogue, sources: Sources) -> Recovered:
    """Write down the responses of a file that the catalogue does not know, also those behind a damaged place."""
    known = catalogue.known_positions(path.name.removesuffix(OPEN_SUFFIX))
    known_runs = set(catalogue.run_ids())
    pages, runs, damages = 0, set(), []
    begin: int | None = 0
    while (start := begin) is not None:
        end, begin = start, None
        try:
            for response in responses(path, start):
                end = response.position.offset + response.position.length
                if response.position.offset not in known and response.run_id is not None:
                    _register(response, catalogue, sources)
                    pages += 1
                    runs.add(response.run_id)
        except ArchiveError as error:
            damages.append(str(error))
            begin = next_member(path, max(end, start + 1))
    return Recovered(pages=pages, runs=frozenset(runs - known_runs), damages=tuple(damages[:1]))


def _register(response: WarcResponse, catalogue: Catalogue, sources: Sources) -> None:
    page, run_id, key = response.page, response.run_id or "", response.source or ""
    source = sources.by_key.get(key)
    catalogue.start_run(key, "read back from the archive", start_of(run_id) or page.fetched, run_id)
    archived = ArchivedPage(
        page, run_id, key, url_key(page.final_url, source), response.position, payload_digest(page.body)
    )
    decided = outcome_of_status(page, source, retries_left=False)
    catalogue.record_page(archived, *(decided or (None, None)))
