"""A real PostgreSQL for the tests; `tests/conftest.py` makes its fixtures known everywhere."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import create_engine, make_url, text

#: Whom PostgreSQL runs as where the tests run as root.
ACCOUNT = "newscrawl-test"


def without_server(reason: str) -> NoReturn:
    """Leave out what needs a server that cannot run here; in CI nothing may be left out."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL in which databases may be made: the one of NEWSCRAWL_TEST_POSTGRES, else one of our own."""
    if url := os.environ.get("NEWSCRAWL_TEST_POSTGRES"):
        yield url
        return
    binaries = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)
    if binaries is None or not (binaries / "initdb").exists():
        without_server("no PostgreSQL here: install it, or name one by NEWSCRAWL_TEST_POSTGRES")
    if missing := _missing_tools():
        without_server(f"PostgreSQL does not run as root, and without {', '.join(missing)} not as somebody else")
    folder = Path(tempfile.mkdtemp(prefix="newscrawl-postgres-"))
    try:
        yield from _own_cluster(binaries, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _own_cluster(binaries: Path, folder: Path) -> Iterator[str]:
    as_user = _ordinary_user(folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    def run(program: str, *arguments: str | Path) -> None:
        command = [*as_user, binaries / program, *arguments]
        # Not into a pipe: the server would inherit it and keep it open.
        with (folder / "output").open("ab") as output:
            subprocess.run(command, check=True, stdout=output, stderr=output, cwd=folder)

    data = folder / "data"
    run("initdb", "-D", data, "-U", "newscrawl", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync=off -c full_page_writes=off"
    run("pg_ctl", "-D", data, "-l", folder / "log", "-o", options, "-w", "start")
    try:
        yield f"postgresql+psycopg://newscrawl@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _missing_tools() -> list[str]:
    if os.geteuid() != 0:
        return []
    needed = ["runuser"] if _has_account() else ["runuser", "useradd"]
    return [tool for tool in needed if shutil.which(tool) is None]


def _has_account() -> bool:
    try:
        pwd.getpwnam(ACCOUNT)
    except KeyError:
        return False
    return True


def _ordinary_user(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root: how to run it as somebody else, to whom the folder then belongs."""
    if os.geteuid() != 0:
        return []
    if not _has_account():
        subprocess.run(["useradd", "-r", ACCOUNT], check=True)
    shutil.chown(folder, ACCOUNT)
    return ["runuser", "-u", ACCOUNT, "--"]


@pytest.fixture(scope="session")
def new_postgres(postgres_url: str) -> Iterator[Callable[[], str]]:
    """Makes empty databases; gives their URLs."""
    names = [f"t{os.getpid()}_{number}" for number in range(20)]
    made: list[str] = []
    engine = create_engine(postgres_url, isolation_level="AUTOCOMMIT")

    def make() -> str:
        made.append(names[len(made)])
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {made[-1]}"))
        return make_url(postgres_url).set(database=made[-1]).render_as_string(hide_password=False)

    yield make
    with engine.connect() as connection:
        for name in made:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()
