"""`verify` finds what archive, catalogue and index do not agree on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.recovery import register_archive
from newscrawl.archive.warc import OPEN_SUFFIX, Capture, WarcWriter
from newscrawl.archive.warc_reader import responses
from newscrawl.config import Config
from newscrawl.sources import Sources
from newscrawl.verify import verify
from search.backends import open_backend
from search.backends.base import Backend
from search.delivery import deliver
from tests.archive.made import A, B, digest, page, record, write_warc


@dataclass
class Kept:
    """Two articles, archived, catalogued and indexed."""

    config: Config
    catalogue: Catalogue
    backend: Backend
    warc: Path

    def disagreements(self) -> list[str]:
        return list(verify(self.config, self.catalogue, self.backend))


@pytest.fixture
def kept(tmp_path: Path, sqlite_catalogue: Catalogue) -> Iterator[Kept]:
    config = Config(data=tmp_path)
    pages = [page(text.encode(), url=f"https://congdoan.example/{text[10:13]}.html") for text in (A, B)]
    warc = write_warc(config.archive_folder, *pages, run_id="run-1")
    register_archive(config.archive_folder, sqlite_catalogue, Sources([]))
    for number, found in enumerate(list(sqlite_catalogue.all_pages())):
        sqlite_catalogue.publish(found, digest((A, B)[number], article_id=f"a{number}"))
    sqlite_catalogue.finish_run("run-1", "finished")
    backend = open_backend("embedded:", config.index_folder, "newscrawl")
    deliver(sqlite_catalogue, backend)
    yield Kept(config, sqlite_catalogue, backend, warc)
    backend.close()


def test_what_agrees_is_not_spoken_of(kept: Kept) -> None:
    assert kept.disagreements() == []


@pytest.mark.parametrize("number", [0, 1])
def test_flipped_byte_in_a_record_is_found(kept: Kept, number: int) -> None:
    position = list(responses(kept.warc))[number].position
    damaged = bytearray(kept.warc.read_bytes())
    damaged[position.offset + position.length - 30] ^= 0x01
    kept.warc.write_bytes(damaged)
    assert any("damaged" in sentence and kept.warc.name in sentence for sentence in kept.disagreements())


def test_missing_file_is_found_for_each_of_its_pages(kept: Kept) -> None:
    kept.warc.unlink()
    found = kept.disagreements()
    assert [sentence.split(" (")[0] for sentence in found] == ["page 1", "page 2"]
    assert all("its record is not in" in sentence for sentence in found)


def test_file_cut_short_is_found(kept: Kept) -> None:
    last = list(responses(kept.warc))[1].position
    kept.warc.write_bytes(kept.warc.read_bytes()[: last.offset])
    [found] = kept.disagreements()
    assert found.startswith("page 2")


def test_response_that_the_catalogue_does_not_know_is_found(kept: Kept) -> None:
    write_warc(kept.config.archive_folder, page(b"khac"))
    [found] = kept.disagreements()
    assert "the catalogue does not know this response" in found


def test_article_missing_in_the_index_is_found(kept: Kept) -> None:
    kept.backend.remove(["a1"])
    assert kept.disagreements() == ["article a1 is not in the index; newscrawl index --all sends everything again"]


def test_article_that_waits_for_the_index_is_counted(kept: Kept) -> None:
    kept.catalogue.enqueue_all()
    assert kept.disagreements() == ["2 articles wait for the index; newscrawl index sends them"]


def test_article_that_only_the_index_holds_is_found(kept: Kept) -> None:
    kept.catalogue.drop_unbuilt("mark", None, {1})
    kept.catalogue.mark_delivered(kept.catalogue.waiting(10), {}, "mapping-1")
    [found] = kept.disagreements()
    assert found.startswith("the index holds a0")


def test_page_without_an_outcome_in_a_closed_run_is_found(kept: Kept) -> None:
    record(kept.catalogue, page(), run_id="run-2")
    kept.catalogue.finish_run("run-2", "finished")
    assert "run run-2: 1 pages without an outcome; the next newscrawl crawl decides them" in kept.disagreements()


def test_crawl_that_is_going_on_is_no_damage(kept: Kept) -> None:
    writer = WarcWriter(kept.config.archive_folder, 1_000_000)
    writer.write(Capture(page(b"vua tai"), "run-2", "congdoan", ()))
    [path] = kept.config.archive_folder.glob(f"*{OPEN_SUFFIX}")
    with path.open("ab") as file:
        file.write(b"\x1f\x8b\x08\x00half a record")
    [found] = kept.disagreements()
    assert "is still open" in found
    writer.close()
