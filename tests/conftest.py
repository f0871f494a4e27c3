"""What tests of several packages need: a real Elasticsearch, a real PostgreSQL."""

from __future__ import annotations

import fcntl
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.postgres import new_postgres, postgres_url, without_server

__all__ = ["elasticsearch_url", "new_postgres", "postgres_url"]

# The same cases in every run: a test that fails must fail again. `pytest --hypothesis-profile explore` looks further.
settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
settings.register_profile("explore", max_examples=2_000, deadline=None)
settings.load_profile("repeatable")

SERVER = Path(__file__).parent.parent / ".ci" / "elasticsearch.sh"


#: Parameters and fixtures that stand for a server that has to be started first.
_SERVERS = {"elasticsearch", "postgresql", "elasticsearch_url", "new_postgres"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What talks to a server is no unit test: `make unit` leaves it out."""
    for item in items:
        call = getattr(item, "callspec", None)
        parameters = {value for value in call.params.values() if isinstance(value, str)} if call else set()
        if _SERVERS & (parameters | set(getattr(item, "fixturenames", ()))):
            item.add_marker("slow")


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    """A running server: the one of NEWSCRAWL_TEST_ELASTICSEARCH, else the one that has been fetched into the cache.

    Processes of pytest-xdist and other test runs on this machine share it; the last one to need it stops it.
    """
    if url := os.environ.get("NEWSCRAWL_TEST_ELASTICSEARCH"):
        yield url
        return
    ready = subprocess.run([SERVER, "ready"], capture_output=True, text=True, check=False)
    if ready.returncode:
        without_server(ready.stderr.strip())
    with Path(ready.stdout.strip()).open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        started = subprocess.run([SERVER, "start"], stdout=subprocess.PIPE, text=True, check=True)
        yield started.stdout.strip()
    subprocess.run([SERVER, "release"], check=True)
