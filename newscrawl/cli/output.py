"""Standard output whose failures can be told from those of the archive's files: both are a bare OSError."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class OutputError(OSError):
    """Standard output cannot be written. A reader who closed the pipe is no such case, but a BrokenPipeError."""


class _Output(io.FileIO):
    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(error.errno, error.strerror) from error


def watch_output() -> None:
    """Have writes to standard output raise OutputError."""
    stdout = sys.stdout
    if stdout is not sys.__stdout__ or stdout is None:  # replaced by whoever runs us in their process, or closed
        return
    sys.stdout = io.TextIOWrapper(
        io.BufferedWriter(_Output(stdout.fileno(), "w", closefd=False)),
        stdout.encoding,
        stdout.errors,
        newline="\n",
        line_buffering=stdout.line_buffering,
    )


def drop_output() -> None:
    """Send what is still buffered nowhere, or Python fails on it once more as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
