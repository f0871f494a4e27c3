"""The catalogue's database: opened, migrated, and the two kinds of session."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from newscrawl.archive.schema import Base
from newscrawl.errors import OperationError, UsageError

MIGRATIONS = Path(__file__).parent / "migrations"
#: How long a writer waits for another process' transaction on SQLite.
BUSY_TIMEOUT_MS = 60_000
#: Key of the PostgreSQL advisory lock under which one process at a time migrates.
MIGRATION_LOCK = 7_305_112_023


class CatalogueError(OperationError):
    """The catalogue cannot be opened; the message says why in one line."""


def open_engine(url: str) -> Engine:
    """Connect, and bring the tables to the present version.

    Raises:
        CatalogueError: the database cannot be reached, is damaged, or was written by a newer newscrawl.
        UsageError: `url` is no database URL.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise UsageError(f"setting database_url: no database URL ({error})") from error
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        try:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CatalogueError(f"cannot make the folder of {parsed.database}: {error.strerror}") from error
    engine = create_engine(parsed, pool_pre_ping=parsed.get_backend_name() != "sqlite")
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    try:
        _migrate(engine)
    except DBAPIError as error:
        engine.dispose()
        reason = " ".join(str(error.orig).split())
        raise CatalogueError(f"cannot open the catalogue {parsed.render_as_string()}: {reason}") from error
    except CatalogueError:
        engine.dispose()
        raise
    return engine


def _configure_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own transaction handling would begin too late for BEGIN IMMEDIATE (SQLAlchemy's documented recipe).
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A reader that turns writer in mid-transaction is refused at once under WAL, so writers say so when they begin.
    writes = connection.get_execution_options().get("newscrawl_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _migrate(engine: Engine) -> None:
    config = AlembicConfig()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        present = MigrationContext.configure(connection).get_current_revision()
    if present == scripts.get_current_head():
        return
    if present is not None and present not in {script.revision for script in scripts.walk_revisions()}:
        raise CatalogueError(
            f"the catalogue was written by a newer newscrawl (its version is {present}): update newscrawl"
        )
    with engine.connect().execution_options(newscrawl_writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def insert_row(session: Session, table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that knows ON CONFLICT, on either database: other processes write the same rows."""
    return postgresql.insert(table) if session.get_bind().dialect.name == "postgresql" else sqlite.insert(table)


class Store:
    """Sessions over one engine: `_read` sees a consistent state, `_write` commits as a whole or not at all."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._readers = sessionmaker(engine, expire_on_commit=False)
        self._writers = sessionmaker(engine.execution_options(newscrawl_writes=True), expire_on_commit=False)

    @contextmanager
    def _read(self) -> Iterator[Session]:
        with self._readers() as session:
            yield session

    @contextmanager
    def _write(self) -> Iterator[Session]:
        with self._writers.begin() as session:
            yield session
