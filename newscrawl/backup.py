"""A consistent copy of archive, catalogue and the operator's source files, and back.

The index is not in it: it is made again from these.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select, text
from sqlalchemy.exc import DBAPIError

from newscrawl.archive.database import open_engine
from newscrawl.archive.recovery import complete_members_end
from newscrawl.archive.run_locks import leave_run_lock
from newscrawl.archive.schema import Base, DeliveredRow, PageRow, RunRow
from newscrawl.archive.warc import OPEN_SUFFIX
from newscrawl.archive.warc_reader import warc_files
from newscrawl.config import CATALOGUE_FILE, Config
from newscrawl.errors import OperationError, UsageError

ARCHIVE_FOLDER = "archive"
SOURCES_FOLDER = "sources"
_BATCH = 1000


def backup(config: Config, folder: Path) -> int:
    """Copy catalogue and archive into a folder; gives the number of WARC files in it. A crawl may be going on.

    The catalogue is copied first, as of one moment and whatever database it is in (a SQLite file comes of it), the
    archive after it, so that every page of the copy has its record. Files that an earlier backup left there complete
    are not copied again.

    Raises:
        OperationError: it cannot be written.
    """
    try:
        (folder / ARCHIVE_FOLDER).mkdir(parents=True, exist_ok=True)
        _copy_catalogue(config, folder)
        files = warc_files(config.archive_folder)
        for path in files:
            _copy_warc(path, folder / ARCHIVE_FOLDER)
        _copy_sources(config.sources_folder, folder / SOURCES_FOLDER, over=True)
        _copy_vocabulary(config.vocabulary_file, folder / config.vocabulary_file.name, over=True)
    except (OSError, DBAPIError) as error:
        raise OperationError(f"cannot write the backup in {folder}: {_reason(error)}") from error
    return len(files)


def restore(config: Config, folder: Path) -> int:
    """Bring a backup into an empty data folder (and an empty database); gives the number of WARC files.

    Runs that were going on when it was made are brought to their end by the next crawl, like those of a dead process.

    Raises:
        UsageError: the folder holds no backup, or there is something already where it would go.
        OperationError: it cannot be written.
    """
    copy = folder / CATALOGUE_FILE
    if not copy.is_file():
        raise UsageError(f"{folder} holds no backup: there is no {CATALOGUE_FILE} in it")
    if warc_files(config.archive_folder):
        raise UsageError(f"there is an archive in {config.data} already; restore into an empty folder with --data")
    source, target = open_engine(f"sqlite:///{copy.absolute()}"), open_engine(config.catalogue_url)
    try:
        _refuse_pages(target)
        config.archive_folder.mkdir(parents=True, exist_ok=True)
        files = warc_files(folder / ARCHIVE_FOLDER)
        for path in files:
            _copy_warc(path, config.archive_folder)
        _copy_sources(folder / SOURCES_FOLDER, config.sources_folder, over=False)
        _copy_vocabulary(folder / config.vocabulary_file.name, config.vocabulary_file, over=False)
        _copy_rows(source, target)
        _leave_run_locks(target, config.data)
    except (OSError, DBAPIError) as error:
        raise OperationError(f"cannot restore into {config.data}: {_reason(error)}") from error
    finally:
        source.dispose()
        target.dispose()
    return len(files)


def _refuse_pages(target: Engine) -> None:
    with target.connect() as connection:
        if connection.scalar(select(func.count()).select_from(PageRow)):
            raise UsageError("the catalogue to restore into is not empty; name an empty database or data folder")


def _leave_run_locks(target: Engine, data: Path) -> None:
    with target.connect() as connection:
        for run_id in connection.scalars(select(RunRow.id).where(RunRow.state == "running")):
            leave_run_lock(data, run_id)


def _copy_catalogue(config: Config, folder: Path) -> None:
    unfinished = folder / (CATALOGUE_FILE + ".part")
    for leftover in folder.glob(unfinished.name + "*"):
        leftover.unlink()
    source, target = open_engine(config.catalogue_url), open_engine(f"sqlite:///{unfinished.absolute()}")
    try:
        _copy_rows(source, target)
        with target.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        source.dispose()
        target.dispose()
    for leftover in folder.glob(CATALOGUE_FILE + "-*"):
        leftover.unlink()
    unfinished.replace(folder / CATALOGUE_FILE)


def _copy_rows(source: Engine, target: Engine) -> None:
    """All rows as of one moment; what the index holds is not copied, since the index is not."""
    snapshot = {"isolation_level": "REPEATABLE READ"} if source.dialect.name == "postgresql" else {}
    with source.connect().execution_options(**snapshot) as reading, target.begin() as writing:
        for table in Base.metadata.sorted_tables:
            if table.name == DeliveredRow.__tablename__:
                continue
            rows = reading.execution_options(yield_per=_BATCH).execute(select(table))
            for batch in rows.mappings().partitions(_BATCH):
                writing.execute(insert(table), [dict(row) for row in batch])
        _continue_numbering(writing)


def _continue_numbering(connection: Connection) -> None:
    # PostgreSQL's sequence does not see ids that were written as values.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT setval(pg_get_serial_sequence('pages', 'id'), max(id)) FROM pages"))


def _copy_warc(path: Path, folder: Path) -> None:
    """Copy a WARC file under its final name; of one that is being written, all complete records."""
    target = folder / path.name.removesuffix(OPEN_SUFFIX)
    if not path.exists():  # completed since the files were listed
        path = path.with_name(target.name)
    with path.open("rb") as file:
        size = complete_members_end(file) if path.name.endswith(OPEN_SUFFIX) else path.stat().st_size
        if target.exists() and target.stat().st_size == size:
            return
        unfinished = target.with_name(target.name + ".part")
        file.seek(0)
        with unfinished.open("wb") as copy:
            shutil.copyfileobj(file, copy)
            copy.truncate(size)
    unfinished.replace(target)


def _copy_sources(folder: Path, target: Path, *, over: bool) -> None:
    for path in folder.glob("*.toml"):
        if over or not (target / path.name).exists():
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / path.name)


def _copy_vocabulary(file: Path, target: Path, *, over: bool) -> None:
    if file.exists() and (over or not target.exists()):
        shutil.copyfile(file, target)


def _reason(error: OSError | DBAPIError) -> str:
    if isinstance(error, DBAPIError):
        return " ".join(str(error.orig).split())
    return error.strerror or str(error)
