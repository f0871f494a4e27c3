"""The WARC files that are written: valid for any reader, whole after a failure, rolled by size."""

from __future__ import annotations

import base64
import fcntl
import hashlib
import random
import resource
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from newscrawl.archive.warc import OPEN_SUFFIX, ArchiveError, Capture, WarcWriter
from newscrawl.archive.warc_reader import read_page, responses
from newscrawl.models import Page, Role
from tests.archive.made import page, write_warc
from tests.archive.test_http_message import NAMES, VALUES

REQUEST = (("User-Agent", "newscrawl/0.1 (archive of union news)"),)


def capture(fetched: Page | None = None) -> Capture:
    return Capture(fetched or page(), "run-1", "congdoan", REQUEST)


def records(path: Path) -> list[dict[str, Any]]:
    """What warcio, a reader that is not ours, says of each record. It checks block and payload digests."""
    found = []
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            fields = dict(record.rec_headers.headers)
            found.append({**fields, "payload": record.raw_stream.read(), "http": record.http_headers,
                          "version": record.rec_headers.protocol})  # fmt: skip
    return found


class TestWrittenFile:
    @pytest.fixture
    def written(self, tmp_path: Path) -> list[dict[str, Any]]:
        """Information on the file, a response, its request."""
        return records(write_warc(tmp_path, page("Công đoàn".encode(), role=Role.LISTING), run_id="run-1"))

    def test_holds_file_information_then_response_and_request(self, written: list[dict[str, Any]]) -> None:
        assert [record["WARC-Type"] for record in written] == ["warcinfo", "response", "request"]

    def test_is_warc_1_1(self, written: list[dict[str, Any]]) -> None:
        assert {record["version"] for record in written} == {"WARC/1.1"}

    def test_request_is_concurrent_to_its_response(self, written: list[dict[str, Any]]) -> None:
        _, response, request = written
        assert request["WARC-Concurrent-To"] == response["WARC-Record-ID"]
        assert request["WARC-Date"] == response["WARC-Date"]

    def test_response_states_the_digest_of_its_payload(self, written: list[dict[str, Any]]) -> None:
        digest = base64.b32encode(hashlib.sha256("Công đoàn".encode()).digest()).decode()
        assert written[1]["WARC-Payload-Digest"] == f"sha256:{digest}"

    def test_response_states_run_source_and_role(self, written: list[dict[str, Any]]) -> None:
        names = ("Newscrawl-Run", "Newscrawl-Source", "Newscrawl-Role")
        assert [written[1][name] for name in names] == ["run-1", "congdoan", "listing"]

    def test_request_says_what_was_asked(self, written: list[dict[str, Any]]) -> None:
        http = written[2]["http"]
        assert (http.protocol, http.statusline) == ("GET", "/hoi-nghi-101.html HTTP/1.1")
        assert http.get_header("Host") == "congdoan.example"

    def test_date_has_the_fractions_of_a_second(self, written: list[dict[str, Any]]) -> None:
        assert written[1]["WARC-Date"] == "2024-05-02T03:04:05.678901Z"


def test_each_record_is_a_gzip_member_of_its_own(tmp_path: Path) -> None:
    rest = write_warc(tmp_path, page()).read_bytes()
    starts = []
    while rest:
        member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        starts.append(member.decompress(rest)[:8])
        rest = member.unused_data
    assert starts == [b"WARC/1.1"] * 3


def test_transfer_coding_is_not_said_of_the_archived_body(tmp_path: Path) -> None:
    chunked = page(headers=(("Transfer-Encoding", "chunked"), ("ETag", '"1"')))
    [response] = responses(write_warc(tmp_path, chunked))
    assert response.page.headers == (("ETag", '"1"'),)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    status=st.integers(200, 599),
    headers=st.lists(st.tuples(NAMES.filter(lambda name: name.lower() != "connection"), VALUES), max_size=5),
    body=st.one_of(st.binary(max_size=500), st.binary(max_size=200).map(lambda body: zlib.compress(body, wbits=31))),
    role=st.sampled_from(Role),
)
def test_any_page_comes_back_as_it_was(
    tmp_path: Path, status: int, headers: list[tuple[str, str]], body: bytes, role: Role
) -> None:
    fetched = page(body, status=status, headers=tuple(headers), role=role, url="https://congdoan.example/tin?a=1&b=á")
    writer = WarcWriter(tmp_path, 10_000)
    position = writer.write(capture(fetched))
    assert read_page(tmp_path, position) == fetched
    writer.close()
    assert read_page(tmp_path, position) == fetched


def test_requested_and_answering_address_both_come_back(tmp_path: Path) -> None:
    redirected = page(final_url="https://www.congdoan.example/101.html")
    [response] = responses(write_warc(tmp_path, redirected))
    assert response.page == redirected


def test_file_is_rolled_beyond_its_size(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, 10_000)
    positions = [writer.write(capture(page(hashlib.sha512(bytes([n])).digest() * 80))) for n in range(24)]
    writer.close()
    files = sorted(path.name for path in tmp_path.glob("*.warc.gz"))
    assert len(files) > 1
    assert sorted({position.file for position in positions}) == files
    assert all((tmp_path / name).stat().st_size < 12_000 for name in files)


def test_record_of_a_rolled_file_is_read_at_its_position(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, 1_500)
    pages = [page(f"tin {number}".encode()) for number in range(5)]
    positions = [writer.write(capture(one)) for one in pages]
    writer.close()
    assert [read_page(tmp_path, position) for position in positions] == pages


def test_file_is_called_open_until_it_is_complete(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, 1_000_000)
    position = writer.write(capture())
    assert [path.name for path in tmp_path.iterdir()] == [position.file + OPEN_SUFFIX]
    writer.close()
    assert [path.name for path in tmp_path.iterdir()] == [position.file]


def test_open_file_is_locked(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, 1_000_000)
    position = writer.write(capture())
    with (tmp_path / (position.file + OPEN_SUFFIX)).open("rb") as other, pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    writer.close()


def test_writer_that_wrote_nothing_leaves_nothing(tmp_path: Path) -> None:
    WarcWriter(tmp_path / "archive", 1_000_000).close()
    assert list(tmp_path.iterdir()) == []


def test_folder_that_cannot_be_written_is_an_archive_error(tmp_path: Path) -> None:
    (tmp_path / "archive").touch()
    with pytest.raises(ArchiveError, match="cannot write the archive"):
        WarcWriter(tmp_path / "archive", 1_000_000).write(capture())


@contextmanager
def full_disk(spare_bytes: int, path: Path | None) -> Iterator[None]:
    """No file may grow beyond this file's size and the spare bytes: writes stop half way, as on a disk that fills."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = path.stat().st_size if path else 0
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + spare_bytes, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("spare_bytes", [0, 1, 400])
def test_full_disk_is_an_archive_error_and_leaves_the_file_as_it_was(tmp_path: Path, spare_bytes: int) -> None:
    writer = WarcWriter(tmp_path, 1_000_000)
    writer.write(capture())
    [path] = tmp_path.iterdir()
    before = path.read_bytes()
    with full_disk(spare_bytes, path), pytest.raises(ArchiveError, match="cannot write the archive"):
        writer.write(capture(page(random.Random(1).randbytes(9_000))))
    assert path.read_bytes() == before
    writer.close()


def test_full_disk_leaves_no_file_that_was_only_begun(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, 1_000_000)
    with full_disk(100, None), pytest.raises(ArchiveError):
        writer.write(capture())
    assert list(tmp_path.iterdir()) == []


def test_disk_that_has_room_again_is_written_again(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, 1_000_000)
    writer.write(capture())
    [path] = tmp_path.iterdir()
    with full_disk(10, path), pytest.raises(ArchiveError):
        writer.write(capture(page(b"lost")))
    writer.write(capture(page(b"kept")))
    writer.close()
    [path] = tmp_path.iterdir()
    assert [response.page.body for response in responses(path)] == [page().body, b"kept"]
