"""Lines in, answers out: in order, each as soon as it can be given, with a bounded window of lines under way."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from functools import partial
from queue import SimpleQueue
from typing import BinaryIO

from newscrawl.json_lines import InputLine, LineAnswer, LineJob, answer_line, lost_line
from newscrawl.worker_pool import Lost, WorkerPool

#: Holds the largest body that is read (32 MiB) with every second byte of it spelled out by JSON.
MAX_LINE_BYTES = 64 << 20

#: Lines under way: enough that one slow page leaves no worker without work for long, …
LINES_PER_WORKER = 32
#: … and in bytes, which is what bounds the memory; a longer line goes alone.
WINDOW_BYTES = 32 << 20

_TOO_LONG = f"line over {MAX_LINE_BYTES} bytes"

_Answering = tuple[InputLine, Future[LineAnswer]]


class LinePool(WorkerPool[[InputLine], LineAnswer]):
    """Worker processes for a job."""

    def __init__(self, job: LineJob, workers: int, timeout_seconds: float) -> None:
        super().__init__(
            partial(answer_line, job), workers, timeout_seconds, preload=("newscrawl.json_lines", job.needs)
        )
        self.job = job

    def answer(self, line: InputLine, future: Future[LineAnswer]) -> LineAnswer:
        """What came of a line. Raises WorkersGoneError."""
        result = self.result(future)
        return lost_line(self.job, line, f"the line {result.reason}") if isinstance(result, Lost) else result


def answers(stream: BinaryIO, pool: LinePool) -> Iterator[LineAnswer]:
    """The answer to each line of the stream that is not empty, in order.

    The stream is read in a thread of its own: an answer does not wait for the next line to come.

    Raises:
        WorkersGoneError: the workers cannot work.
        OSError: the stream cannot be read.
    """
    under_way: SimpleQueue[_Answering | LineAnswer | Exception | None] = SimpleQueue()
    window = _Window(LINES_PER_WORKER * pool.workers)
    # A daemon: whoever reads the answers may have read enough while the stream still has more to come.
    threading.Thread(target=_feed, args=(stream, pool, window, under_way), daemon=True).start()
    while (entry := under_way.get()) is not None:
        if isinstance(entry, Exception):
            raise entry
        if isinstance(entry, LineAnswer):
            yield entry
            continue
        yield pool.answer(*entry)
        window.leave(len(entry[0].text))


def _feed(
    stream: BinaryIO,
    pool: LinePool,
    window: _Window,
    under_way: SimpleQueue[_Answering | LineAnswer | Exception | None],
) -> None:
    try:
        for line in _lines(stream):
            if len(line.text) > MAX_LINE_BYTES:
                under_way.put(lost_line(pool.job, line, _TOO_LONG))
                continue
            window.enter(len(line.text))
            under_way.put((line, pool.submit(line)))
        under_way.put(None)
    except Exception as error:  # noqa: BLE001  raised again by whoever takes the answers
        under_way.put(error)


def _lines(stream: BinaryIO) -> Iterator[InputLine]:
    number = 0
    while text := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(text) > MAX_LINE_BYTES:
            rest = text
            while rest and not rest.endswith(b"\n"):
                rest = stream.readline(1 << 20)
        if text.strip():
            yield InputLine(number, text)


class _Window:
    """Room for lines under way, by number and by bytes."""

    def __init__(self, lines: int) -> None:
        self._room = threading.Condition()
        self._lines_left = lines
        self._bytes = 0

    def enter(self, size: int) -> None:
        """Wait for room and take it."""
        with self._room:
            self._room.wait_for(lambda: self._lines_left and (self._bytes == 0 or self._bytes + size <= WINDOW_BYTES))
            self._lines_left -= 1
            self._bytes += size

    def leave(self, size: int) -> None:
        """Give the room back."""
        with self._room:
            self._lines_left += 1
            self._bytes -= size
            self._room.notify()
