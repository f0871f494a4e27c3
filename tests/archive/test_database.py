"""The catalogue's tables come from the migrations; a database that cannot be used is refused in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.database import CatalogueError, open_engine
from newscrawl.archive.schema import Base
from newscrawl.errors import UsageError
from tests.archive.made import digest, page, record


def test_migrations_from_nothing_make_the_declared_tables(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        differences = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert differences == []


def test_catalogue_that_is_opened_again_keeps_what_it_holds(database_url: str) -> None:
    first = Catalogue.open(database_url)
    record(first)
    first.close()
    second = Catalogue.open(database_url)
    assert second.run_ids() == ["run-1"]
    second.close()


def test_catalogue_of_a_newer_version_is_refused_in_one_line(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(CatalogueError, match=r"^the catalogue was written by a newer newscrawl .*9999.*$"):
        Catalogue.open(empty_database_url)


def test_damaged_sqlite_file_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes(b"no database at all " * 500)
    with pytest.raises(CatalogueError, match=r"^cannot open the catalogue sqlite:///.*file is not a database$"):
        Catalogue.open(f"sqlite:///{tmp_path / 'catalogue.sqlite'}")


def test_database_that_does_not_answer_is_refused_in_one_line() -> None:
    with pytest.raises(CatalogueError) as refused:
        Catalogue.open("postgresql+psycopg://reader:secret@127.0.0.1:1/newscrawl?connect_timeout=2")
    assert "\n" not in str(refused.value)
    assert "secret" not in str(refused.value)


def test_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CatalogueError, match="cannot make the folder"):
        Catalogue.open(f"sqlite:///{tmp_path / 'file' / 'sub' / 'catalogue.sqlite'}")


@pytest.mark.parametrize("url", ["postgresql+psycopg://u:p@host:port/name", "no url"])
def test_url_that_is_none_is_wrong_usage(url: str) -> None:
    with pytest.raises(UsageError, match="database_url"):
        Catalogue.open(url)


def test_sqlite_keeps_reading_while_another_writes(sqlite_catalogue: Catalogue, tmp_path: Path) -> None:
    other = Catalogue.open(f"sqlite:///{tmp_path / 'catalogue.sqlite'}")
    fetched = record(sqlite_catalogue, page())
    with sqlite_catalogue._write() as session:
        session.execute(text("UPDATE pages SET detail = 'half done'"))
        seen = other.page(fetched.id)
    other.close()
    assert seen is not None
    assert seen.detail is None


def test_failing_write_leaves_nothing_of_itself(catalogue: Catalogue) -> None:
    fetched = record(catalogue)
    broken = digest("Hội nghị.", mentions=[None])  # type: ignore[list-item]
    with pytest.raises(AttributeError):
        catalogue.publish(fetched, broken)
    assert catalogue.article("a1") is None
    assert catalogue.waiting_count() == 0
