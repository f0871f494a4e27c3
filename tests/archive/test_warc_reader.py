"""Reading WARC files, ours and others', whole and damaged."""

from __future__ import annotations

import gzip
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newscrawl.archive.records import WarcPosition
from newscrawl.archive.warc import ArchiveError
from newscrawl.archive.warc_reader import WarcResponse, read_page, responses, warc_files
from tests.archive.made import page, write_warc


def others_file(
    path: Path, *, body: bytes = b"<p>tin</p>", headers: tuple[tuple[str, str], ...] = (), compressed: bool = True
) -> Path:
    """A WARC 1.0 file as another archiver writes it."""
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=compressed, warc_version="WARC/1.0")
        http = StatusAndHeaders("200 OK", list(headers), protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record("https://khac.example/1", "response", BytesIO(body), len(body), http_headers=http)
        )
    return path


@pytest.mark.parametrize(
    "content",
    [b"no WARC file\n" * 99, b"\x1f\x8b\x08\x00broken", gzip.compress(b"no WARC file\n" * 99)],
    ids=["text", "broken gzip", "gzip'd text"],
)
def test_file_that_is_no_warc_file_is_an_archive_error_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(content)
    with pytest.raises(ArchiveError) as refused:
        list(responses(path))
    assert "x.warc.gz" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_empty_file_holds_no_response(tmp_path: Path) -> None:
    (tmp_path / "x.warc.gz").touch()
    assert list(responses(tmp_path / "x.warc.gz")) == []


def test_file_that_is_not_there_is_an_archive_error(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"x\.warc\.gz"):
        list(responses(tmp_path / "x.warc.gz"))


def test_file_compressed_as_a_whole_is_an_archive_error_in_one_line(tmp_path: Path) -> None:
    plain = others_file(tmp_path / "x.warc", compressed=False).read_bytes()
    (tmp_path / "x.warc.gz").write_bytes(gzip.compress(plain * 3))
    with pytest.raises(ArchiveError) as refused:
        list(responses(tmp_path / "x.warc.gz"))
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("compressed", [True, False])
def test_file_of_another_archiver_is_read(tmp_path: Path, compressed: bool) -> None:
    [response] = responses(others_file(tmp_path / "x.warc", compressed=compressed))
    assert (response.page.status, response.page.body, response.run_id) == (200, b"<p>tin</p>", None)


def test_chunked_body_of_another_archiver_is_put_together(tmp_path: Path) -> None:
    chunked = (("Transfer-Encoding", "chunked"),)
    path = others_file(tmp_path / "x.warc.gz", body=b"4\r\n<p>t\r\n6\r\nin</p>\r\n0\r\n\r\n", headers=chunked)
    [response] = responses(path)
    assert response.page.body == b"<p>tin</p>"


def test_body_that_only_claims_to_be_chunked_is_taken_as_it_is(tmp_path: Path) -> None:
    [response] = responses(others_file(tmp_path / "x.warc.gz", headers=(("Transfer-Encoding", "chunked"),)))
    assert response.page.body == b"<p>tin</p>"


def test_header_of_a_utf_8_server_keeps_its_bytes(tmp_path: Path) -> None:
    location = "/tin-tức".encode().decode("latin-1")
    [response] = responses(write_warc(tmp_path, page(status=301, headers=(("Location", location),))))
    assert response.page.header("location") == location


def test_file_cut_inside_a_record_gives_what_is_whole_then_an_archive_error(tmp_path: Path) -> None:
    path = write_warc(tmp_path, page(b"mot"), page(b"hai"))
    second = list(responses(path))[1].position
    path.write_bytes(path.read_bytes()[: second.offset + second.length // 2])
    seen: list[WarcResponse] = []
    with pytest.raises(ArchiveError, match="broken off"):
        seen.extend(responses(path))
    assert [response.page.body for response in seen] == [b"mot"]


def test_byte_flipped_in_the_middle_of_a_file_is_an_archive_error(tmp_path: Path) -> None:
    path = write_warc(tmp_path, *(page(bytes([number]) * 40) for number in range(4)))
    second = list(responses(path))[1].position
    damaged = bytearray(path.read_bytes())
    damaged[second.offset + second.length // 2] ^= 0xFF
    path.write_bytes(damaged)
    with pytest.raises(ArchiveError, match="damaged"):
        list(responses(path))


class TestReadPage:
    def test_finds_the_file_while_it_is_open(self, tmp_path: Path) -> None:
        path = write_warc(tmp_path, page(), close=False)
        [response] = responses(path)
        assert read_page(tmp_path, response.position) == page()

    def test_refuses_a_position_between_records(self, tmp_path: Path) -> None:
        [response] = responses(write_warc(tmp_path, page()))
        with pytest.raises(ArchiveError):
            read_page(tmp_path, replace(response.position, offset=response.position.offset + 5))

    def test_refuses_the_position_of_a_request(self, tmp_path: Path) -> None:
        [response] = responses(write_warc(tmp_path, page()))
        behind = response.position.offset + response.position.length
        with pytest.raises(ArchiveError, match="no response record"):
            read_page(tmp_path, replace(response.position, offset=behind))

    def test_refuses_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(ArchiveError, match=r"gone\.warc\.gz"):
            read_page(tmp_path, WarcPosition("gone.warc.gz", 0, 10))

    def test_refuses_bytes_that_are_not_those_archived(self, tmp_path: Path) -> None:
        path = write_warc(tmp_path, page(b"mot"))
        [response] = responses(path)
        end = response.position.offset + response.position.length
        whole = path.read_bytes()
        record = gzip.decompress(whole[response.position.offset : end]).replace(b"mot", b"hai")
        path.write_bytes(whole[: response.position.offset] + gzip.compress(record) + whole[end:])
        with pytest.raises(ArchiveError, match="not those that were archived"):
            read_page(tmp_path, response.position)


def test_files_of_an_archive_are_complete_and_open_ones_only(tmp_path: Path) -> None:
    for name in ("b.warc.gz.open", "a.warc.gz", ".c.warc.gz.new", "a.warc.gz.part", "notes.txt"):
        (tmp_path / name).touch()
    assert [path.name for path in warc_files(tmp_path)] == ["a.warc.gz", "b.warc.gz.open"]
