"""A backup taken at any moment brings the same archive and catalogue back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.pages import ArchivedPage
from newscrawl.archive.run_locks import dead_runs
from newscrawl.archive.warc import Capture, WarcWriter
from newscrawl.archive.warc_reader import read_page, warc_files
from newscrawl.backup import CATALOGUE_FILE, backup, restore
from newscrawl.config import Config
from newscrawl.errors import OperationError, UsageError
from newscrawl.models import Mention, payload_digest
from tests.archive.made import A, B, digest, page, paragraphs

MENTION = Mention("ORG", 0, 9, "Công đoàn", entity="Công đoàn")


@dataclass
class Crawl:
    """A crawl that is going on: an open WARC file, two revisions of an article."""

    config: Config
    catalogue: Catalogue
    writer: WarcWriter

    def fetch(self, text: str, after_days: float) -> None:
        fetched = page(text.encode(), after_days=after_days)
        position = self.writer.write(Capture(fetched, "run-1", "congdoan", ()))
        archived = ArchivedPage(fetched, "run-1", "congdoan", fetched.url, position, payload_digest(fetched.body))
        self.catalogue.publish(self.catalogue.record_page(archived, None), digest(text, mentions=[MENTION]))


@pytest.fixture
def crawl(tmp_path: Path, database_url: str) -> Crawl:
    data = tmp_path / "data"
    own = database_url.startswith("postgresql")
    if not own:
        data.mkdir()
        (tmp_path / "catalogue.sqlite").rename(data / "catalogue.sqlite")
    config = Config(data=data, database_url=database_url if own else None)
    catalogue = Catalogue.open(config.catalogue_url)
    catalogue.start_run("congdoan", "crawl", page().fetched, "run-1")
    running = Crawl(config, catalogue, WarcWriter(config.archive_folder, 1_000_000))
    running.fetch(A, 0)
    running.fetch(B, 1)
    return running


@pytest.fixture
def copy(crawl: Crawl, tmp_path: Path) -> Path:
    """A backup that was made while the crawl was going on."""
    backup(crawl.config, tmp_path / "copy")
    crawl.catalogue.close()
    crawl.writer.close()
    return tmp_path / "copy"


@pytest.fixture
def target(tmp_path: Path) -> Config:
    return Config(data=tmp_path / "restored")


def test_restored_articles_are_those_backed_up(crawl: Crawl, copy: Path, target: Config) -> None:
    before = Catalogue.open(crawl.config.catalogue_url)
    restore(target, copy)
    after = Catalogue.open(target.catalogue_url)
    assert after.article("a1") == before.article("a1")
    assert paragraphs(after) == [A, B]
    before.close()
    after.close()


def test_restored_pages_have_their_records(copy: Path, target: Config) -> None:
    restore(target, copy)
    restored = Catalogue.open(target.catalogue_url)
    bodies = [read_page(target.archive_folder, found.warc).body.decode() for found in restored.all_pages()]
    restored.close()
    assert bodies == [A, B]


def test_backup_of_an_open_file_has_its_final_name(copy: Path) -> None:
    assert all(path.name.endswith(".warc.gz") for path in warc_files(copy / "archive"))


def test_torn_end_of_an_open_file_is_left_out(crawl: Crawl, tmp_path: Path) -> None:
    [path] = warc_files(crawl.config.archive_folder)
    whole = path.stat().st_size
    with path.open("ab") as file:
        file.write(b"\x1f\x8b\x08\x00half a record")
    backup(crawl.config, tmp_path / "copy")
    [copied] = warc_files(tmp_path / "copy" / "archive")
    assert copied.stat().st_size == whole
    crawl.writer.close()
    crawl.catalogue.close()


def test_second_backup_has_what_came_after_the_first(crawl: Crawl, tmp_path: Path, target: Config) -> None:
    backup(crawl.config, tmp_path / "copy")
    crawl.fetch("Công đoàn họp lại.", 2)
    crawl.writer.close()
    backup(crawl.config, tmp_path / "copy")
    crawl.catalogue.close()
    restore(target, tmp_path / "copy")
    restored = Catalogue.open(target.catalogue_url)
    assert paragraphs(restored) == [A, B, "Công đoàn họp lại."]
    restored.close()


def test_run_that_was_going_on_is_brought_to_its_end_by_the_next_start(copy: Path, target: Config) -> None:
    restore(target, copy)
    assert list(dead_runs(target.data)) == ["run-1"]


def test_source_files_of_the_operator_come_along(crawl: Crawl, tmp_path: Path, target: Config) -> None:
    crawl.config.sources_folder.mkdir()
    (crawl.config.sources_folder / "rieng.toml").write_text('key = "rieng"')
    backup(crawl.config, tmp_path / "copy")
    crawl.catalogue.close()
    crawl.writer.close()
    restore(target, tmp_path / "copy")
    assert (target.sources_folder / "rieng.toml").read_text() == 'key = "rieng"'


def test_pages_are_numbered_on_after_a_restore_into_postgresql(
    copy: Path, tmp_path: Path, new_postgres: Callable[[], str]
) -> None:
    config = Config(data=tmp_path / "restored", database_url=new_postgres())
    restore(config, copy)
    catalogue = Catalogue.open(config.catalogue_url)
    Crawl(config, catalogue, writer := WarcWriter(config.archive_folder, 1_000_000)).fetch("Công đoàn họp lại.", 2)
    writer.close()
    assert len(list(catalogue.all_pages())) == 3
    catalogue.close()


class TestRefused:
    def test_folder_without_a_backup(self, tmp_path: Path, target: Config) -> None:
        with pytest.raises(UsageError, match="holds no backup"):
            restore(target, tmp_path)

    def test_data_folder_with_an_archive(self, copy: Path, crawl: Crawl) -> None:
        with pytest.raises(UsageError, match="already"):
            restore(crawl.config, copy)

    def test_database_with_pages(self, copy: Path, crawl: Crawl) -> None:
        shutil.rmtree(crawl.config.archive_folder)
        with pytest.raises(UsageError, match="not empty"):
            restore(crawl.config, copy)

    def test_folder_that_cannot_be_written(self, crawl: Crawl, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(OperationError, match="cannot write the backup"):
            backup(crawl.config, tmp_path / "file")
        crawl.catalogue.close()
        crawl.writer.close()

    def test_backup_whose_catalogue_is_damaged(self, copy: Path, target: Config) -> None:
        (copy / CATALOGUE_FILE).write_bytes(b"no database " * 999)
        with pytest.raises(OperationError, match="not a database"):
            restore(target, copy)
