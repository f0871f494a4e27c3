"""Our search: `newscrawl serve`, a process of its own, asked over HTTP."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlencode

import orjson

from benchmarks.search.asked import FACETS, Answer
from benchmarks.search.questions import Question
from search.request import SearchRequest

_START_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where our index is: what `newscrawl` is configured with."""

    url: str
    data: Path
    index: str
    catalogue: str | None = None

    @property
    def environment(self) -> dict[str, str]:
        """The configuration of a `newscrawl` process. The rate limit is for strangers."""
        ours = {"DATA": str(self.data), "SEARCH_URL": self.url, "SEARCH_INDEX": self.index, "RATE_LIMIT": "0"}
        if self.catalogue is not None:
            ours["DATABASE_URL"] = self.catalogue
        return os.environ | {f"NEWSCRAWL_{name}": value for name, value in ours.items()}

    def with_catalogue(self, url: str) -> Place:
        """The same with another catalogue."""
        return replace(self, catalogue=url)


class Served(AbstractContextManager["Served"]):
    """A serving process."""

    name = "ours"

    def __init__(self, place: Place) -> None:
        self._place = place
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._connection = HTTPConnection("127.0.0.1", self._port, timeout=600)

    def __enter__(self) -> Served:
        command = [sys.executable, "-m", "newscrawl", "serve", "--port", str(self._port)]
        self._place.data.mkdir(parents=True, exist_ok=True)
        with (self._place.data / "serve.log").open("wb") as log:
            self._process = subprocess.Popen(command, env=self._place.environment, stdout=log, stderr=log)
        deadline = time.monotonic() + _START_SECONDS
        while True:
            try:
                self.get("/healthz")
                return self
            except OSError:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    said = (self._place.data / "serve.log").read_text()
                    raise SystemExit(f"search: newscrawl serve did not start: {said}") from None
                time.sleep(0.1)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        if self._process is not None:
            self._process.terminate()
            self._process.wait(30)

    @property
    def process_id(self) -> int:
        """Of the serving process."""
        assert self._process is not None
        return self._process.pid

    def get(self, address: str) -> bytes:
        """The body of an answer, which must be one."""
        try:
            self._connection.request("GET", address)
            answer = self._connection.getresponse()
            body = answer.read()
        except OSError:
            self._connection.close()
            raise
        if answer.status != 200:
            raise SystemExit(f"search: {address}: {answer.status} {body[:300]!r}")
        return body

    def stream(self, address: str) -> int:
        """Read an answer piece by piece and keep none of it; gives its bytes."""
        self._connection.request("GET", address)
        answer = self._connection.getresponse()
        if answer.status != 200:
            raise SystemExit(f"search: {address}: {answer.status} {answer.read()[:300]!r}")
        size = 0
        while piece := answer.read(1 << 20):
            size += len(piece)
        return size

    def ready(self, question: Question) -> Callable[[], Any]:
        """`GET /api/search` with default parameters."""
        address = f"/api/search?{urlencode(parameters(question))}"
        return lambda: orjson.loads(self.get(address))

    def read(self, said: Any) -> Answer:
        """See `asked.Contender`."""
        return Answer(
            total=said["total"],
            hits=tuple(hit["id"] for hit in said["hits"]),
            facets={name: {each["value"]: each["count"] for each in said["facets"][name]} for name in FACETS},
            months=sum(1 for bar in said["timeline"] if bar["count"]),
            passages=sum(len(hit["snippets"]) for hit in said["hits"]),
        )


def parameters(question: Question) -> list[tuple[str, str]]:
    """Of the API."""
    days = zip(("published_from", "published_to"), question.published or (), strict=False)
    return [("q", question.typed), *question.filters.items(), *((name, day.isoformat()) for name, day in days)]


def search_request(question: Question) -> SearchRequest:
    """The same, for a backend."""
    first, last = question.published or (None, None)
    filters = {name: (value,) for name, value in question.filters.items()}
    return SearchRequest(question.typed, filters, published_from=first, published_to=last)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
