"""Empty catalogues on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.database import open_engine
from newscrawl.archive.schema import Base


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("empty") / "catalogue.sqlite"
    Catalogue.open(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def migrated_postgres(new_postgres: Callable[[], str]) -> Iterator[Engine]:
    """A migrated database that the tests use one after the other."""
    engine = open_engine(new_postgres())
    yield engine
    engine.dispose()


DATABASES = ["sqlite", "postgresql"]


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a migrated catalogue without rows."""
    if request.param == "postgresql":
        engine: Engine = request.getfixturevalue("migrated_postgres")
        with engine.begin() as connection:
            for table in reversed(Base.metadata.sorted_tables):  # a few rows: much faster than TRUNCATE
                connection.execute(delete(table))
        return engine.url.render_as_string(hide_password=False)
    shutil.copy(request.getfixturevalue("empty_sqlite"), tmp_path / "catalogue.sqlite")
    return f"sqlite:///{tmp_path / 'catalogue.sqlite'}"


@pytest.fixture(params=DATABASES)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database without any table."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("new_postgres")())
    return f"sqlite:///{tmp_path / 'new' / 'catalogue.sqlite'}"


@pytest.fixture
def catalogue(database_url: str) -> Iterator[Catalogue]:
    opened = Catalogue.open(database_url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_catalogue(tmp_path: Path, empty_sqlite: Path) -> Iterator[Catalogue]:
    """A catalogue in `tmp_path`, for tests to which the database makes no difference."""
    shutil.copy(empty_sqlite, tmp_path / "catalogue.sqlite")
    opened = Catalogue.open(f"sqlite:///{tmp_path / 'catalogue.sqlite'}")
    yield opened
    opened.close()
