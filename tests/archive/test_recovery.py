"""After a kill: torn records are cut off, and the catalogue learns of every response in the archive."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.recovery import Recovered, complete_members_end, recover_archive, register_archive
from newscrawl.archive.warc import OPEN_SUFFIX, Capture, WarcWriter
from newscrawl.archive.warc_reader import responses
from newscrawl.models import Outcome, Page, Role
from newscrawl.sources import Sources
from tests.archive.made import page, write_warc

RUN = "congdoan-20240502T000000-0000"
NO_SOURCES = Sources([])


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive"


@pytest.fixture
def recovered(sqlite_catalogue: Catalogue, archive: Path) -> Recovered:
    """What the recovery of a dead writer's file with two pages and half a third one did."""
    path = write_warc(archive, page(b"mot"), page(b"hai"), page(b"ba"), close=False)
    third = list(responses(path))[2].position
    path.write_bytes(path.read_bytes()[: third.offset + 10])
    return recover_archive(archive, sqlite_catalogue, NO_SOURCES)


def bodies(folder: Path) -> list[bytes]:
    return [response.page.body for path in sorted(folder.glob("*.warc.gz")) for response in responses(path)]


def test_tail_torn_at_any_byte_is_found(tmp_path: Path) -> None:
    path = write_warc(tmp_path, page(b"mot"), page(b"hai"))
    whole = path.read_bytes()
    last_request = complete_members_end(BytesIO(whole[:-1]))
    assert 0 < last_request < len(whole)
    for cut in range(last_request, len(whole)):
        assert complete_members_end(BytesIO(whole[:cut])) == last_request, f"cut at {cut}"
    assert complete_members_end(BytesIO(whole)) == len(whole)


def test_file_torn_at_any_byte_of_the_last_response_keeps_the_others(
    sqlite_catalogue: Catalogue, archive: Path
) -> None:
    path = write_warc(archive, page(b"mot"), page(b"hai"), close=False)
    last, whole = list(responses(path))[1].position, path.read_bytes()
    for cut in range(last.offset + 1, last.offset + last.length):
        path.write_bytes(whole[:cut])
        recovered = recover_archive(archive, sqlite_catalogue, NO_SOURCES)
        assert (recovered.cut_bytes, bodies(archive)) == (cut - last.offset, [b"mot"]), f"cut at {cut}"
        next(archive.glob("*.warc.gz")).rename(path)


def test_zeros_behind_the_last_record_are_cut_off(tmp_path: Path) -> None:
    whole = write_warc(tmp_path, page()).read_bytes()
    assert complete_members_end(BytesIO(whole + bytes(5_000))) == len(whole)


def test_recovery_says_what_it_did(recovered: Recovered) -> None:
    assert recovered == Recovered(cut_bytes=10, files=1, pages=2, runs=frozenset({RUN}))


def test_recovered_file_gets_its_final_name(recovered: Recovered, archive: Path) -> None:
    assert [path.name for path in archive.glob("newscrawl-*.open")] == []
    assert len(list(archive.glob("newscrawl-*.warc.gz"))) == 1


def test_what_is_cut_off_is_kept_beside_the_file(recovered: Recovered, archive: Path) -> None:
    [torn] = archive.glob("newscrawl-*.torn-*")
    assert torn.stat().st_size == recovered.cut_bytes


def test_recovered_file_holds_the_whole_records(recovered: Recovered, archive: Path) -> None:
    assert bodies(archive) == [b"mot", b"hai"]


def test_catalogue_knows_recovered_pages(recovered: Recovered, sqlite_catalogue: Catalogue) -> None:
    assert [found.payload_bytes for found in sqlite_catalogue.undecided_pages(RUN)] == [3, 3]


def test_recovery_a_second_time_does_nothing(recovered: Recovered, sqlite_catalogue: Catalogue, archive: Path) -> None:
    assert recover_archive(archive, sqlite_catalogue, NO_SOURCES) == Recovered()


def test_pages_that_the_catalogue_knows_are_not_registered_twice(sqlite_catalogue: Catalogue, archive: Path) -> None:
    write_warc(archive, page())
    assert register_archive(archive, sqlite_catalogue, NO_SOURCES).pages == 1
    assert register_archive(archive, sqlite_catalogue, NO_SOURCES) == Recovered()
    assert len(list(sqlite_catalogue.all_pages())) == 1


def test_file_of_a_live_writer_is_left_alone(sqlite_catalogue: Catalogue, archive: Path) -> None:
    writer = WarcWriter(archive, 1_000_000)
    writer.write(Capture(page(), RUN, "congdoan", ()))
    assert recover_archive(archive, sqlite_catalogue, NO_SOURCES) == Recovered()
    assert register_archive(archive, sqlite_catalogue, NO_SOURCES) == Recovered()
    assert len(list(archive.glob(f"*{OPEN_SUFFIX}"))) == 1
    writer.close()


def test_file_that_is_no_warc_file_is_told_as_damaged(sqlite_catalogue: Catalogue, archive: Path) -> None:
    archive.mkdir()
    (archive / "a.warc.gz").write_bytes(b"no WARC file")
    [damage] = register_archive(archive, sqlite_catalogue, NO_SOURCES).damages
    assert "a.warc.gz" in damage


def test_open_file_of_garbage_does_not_keep_a_crawl_from_starting(sqlite_catalogue: Catalogue, archive: Path) -> None:
    archive.mkdir()
    (archive / f"a.warc.gz{OPEN_SUFFIX}").write_bytes(b"garbage")
    assert recover_archive(archive, sqlite_catalogue, NO_SOURCES).cut_bytes == 7


def test_records_of_other_archivers_in_the_folder_are_passed_over(sqlite_catalogue: Catalogue, archive: Path) -> None:
    write_warc(archive, page(), run_id="")
    assert register_archive(archive, sqlite_catalogue, NO_SOURCES).pages == 0


@pytest.mark.parametrize(
    ("fetched", "outcome"),
    [
        (page(status=404), Outcome.NOT_FOUND),
        (page(role=Role.ROBOTS), Outcome.ROBOTS),
        (page(status=503), Outcome.FAILED),
        (page(role=Role.LISTING), None),
        (page(status=302, headers=(("Location", "http://[broken"),)), Outcome.FAILED),
    ],
)
def test_registered_page_has_the_outcome_that_its_status_decides(
    sqlite_catalogue: Catalogue, archive: Path, fetched: Page, outcome: Outcome | None
) -> None:
    write_warc(archive, fetched)
    register_archive(archive, sqlite_catalogue, NO_SOURCES)
    [found] = sqlite_catalogue.all_pages()
    assert (found.outcome, found.role) == (outcome, fetched.role)
