"""`newscrawl serve`, in a process of its own."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newscrawl.archive.catalogue import Catalogue
from tests.command import clean_environment
from tests.search.served import COUNT, fill

pytestmark = pytest.mark.slow


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(data: Path, port: int, **settings: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "newscrawl", "serve", "--data", str(data), "--port", str(port)]
    environment = clean_environment() | settings
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, cwd=data) as server:
        try:
            yield server
        finally:
            server.terminate()


def answered(port: int, path: str, **headers: str) -> int:
    """The status, once the server listens."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(request) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except urllib.error.URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def documents(port: int) -> int | None:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
        found: int | None = json.load(answer)["documents"]
        return found


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with articles that no index has."""
    catalogue = Catalogue.open(f"sqlite:///{tmp_path / 'catalogue.sqlite'}")
    fill(catalogue)
    catalogue.close()
    return tmp_path


def test_what_waits_is_sent_while_the_server_answers(data: Path) -> None:
    port = free_port()
    with serving(data, port):
        assert answered(port, "/help") == 200
        deadline = time.monotonic() + 60
        while answered(port, "/api/search") != 200 or documents(port) != COUNT:
            assert time.monotonic() < deadline
            time.sleep(0.1)


def test_the_servers_settings_are_kept(data: Path) -> None:
    port = free_port()
    with serving(data, port, NEWSCRAWL_RATE_LIMIT="2"):
        assert [answered(port, "/help") for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize(("proxies", "last"), [("", 429), ("127.0.0.1", 200)])
def test_only_a_trusted_proxy_says_whose_request_it_is(data: Path, proxies: str, last: int) -> None:
    port = free_port()
    with serving(data, port, NEWSCRAWL_RATE_LIMIT="1", NEWSCRAWL_TRUSTED_PROXIES=proxies):
        statuses = [answered(port, "/help", **{"X-Forwarded-For": f"203.0.113.{number}"}) for number in (1, 2)]
    assert statuses == [200, last]
