"""The pipe of lines: a bounded window, and lines that hang, kill or burst their worker."""

from __future__ import annotations

import io
import json
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import pytest

from newscrawl.cli import pipe
from newscrawl.cli.pipe import LINES_PER_WORKER, LinePool, answers
from newscrawl.json_lines import Row
from newscrawl.worker_pool import WORKER_MEMORY_BYTES


@dataclass(frozen=True, slots=True)
class OrderJob:
    """Does what the line says."""

    known_by: ClassVar[str] = "id"
    needs: ClassVar[str] = "json"

    def answer(self, row: Row) -> Row:
        match row.get("do"):
            case "hang":
                time.sleep(60)
            case "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            case "burst":
                bytearray(WORKER_MEMORY_BYTES)
            case "break":
                raise KeyError("none")
        return row

    def failure(self, known: object, reason: str, number: int) -> Row:
        return {"id": known, "error": reason, "line": number}


class CountingStream(io.BytesIO):
    """Counts the lines that were read."""

    read_lines = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        self.read_lines += 1
        return super().readline(size)


@pytest.fixture(scope="module")
def pool() -> Iterator[LinePool]:
    with LinePool(OrderJob(), 2, 1.0) as opened:
        yield opened


def written(*rows: object) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        ("hang", "the line took longer than 1 s"),
        ("kill", "the line killed its worker (exit code -9)"),
        ("burst", f"the line took more than {WORKER_MEMORY_BYTES >> 20} MB of memory"),
        ("break", "the line failed: KeyError: 'none'"),
    ],
)
def test_line_that_costs_its_worker_is_answered_in_its_place(pool: LinePool, order: str, reason: str) -> None:
    stream = io.BytesIO(written({"id": 1}, {"do": order, "id": "hai"}, {"id": 3}))
    rows = [json.loads(answer.text) for answer in answers(stream, pool)]
    assert rows == [{"id": 1}, {"id": "hai", "error": reason, "line": 2}, {"id": 3}]


def test_lines_read_ahead_of_the_answers_are_bounded(pool: LinePool) -> None:
    stream = CountingStream(written(*[{"id": number} for number in range(500)]))
    ahead = [stream.read_lines - number for number, _ in enumerate(answers(stream, pool))]
    assert len(ahead) == 500
    assert max(ahead) <= LINES_PER_WORKER * pool.workers + 2


def test_lines_under_way_are_bounded_in_bytes(pool: LinePool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipe, "WINDOW_BYTES", 50_000)
    stream = CountingStream(written(*[{"id": "x" * 20_000} for _ in range(20)]))
    ahead = [stream.read_lines - number for number, _ in enumerate(answers(stream, pool))]
    assert len(ahead) == 20
    assert max(ahead) <= 4


def test_line_beyond_the_limit_is_passed_over_to_its_end(pool: LinePool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipe, "MAX_LINE_BYTES", 1000)
    stream = io.BytesIO(written({"id": "mot", "text": "x" * 5_000_000}, {"id": "hai"}, {"id": "x" * 5000}))
    rows = [json.loads(answer.text) for answer in answers(stream, pool)]
    assert [(row["id"], row.get("line")) for row in rows] == [("mot", 1), ("hai", None), (None, 3)]


def test_last_line_needs_no_line_feed(pool: LinePool) -> None:
    assert [answer.text for answer in answers(io.BytesIO(b'\n \n{"id": 1}'), pool)] == [b'{"id": 1}\n']
