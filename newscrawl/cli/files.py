"""Writing what a command makes: a file that appears only when it is whole, or standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from newscrawl.errors import OperationError


def write_pieces(pieces: Iterable[bytes], output: Path | None) -> None:
    """To the file, or to standard output where None.

    Whatever fails on the way leaves no file, and one that was there before as it was. Raises OperationError where the
    file cannot be written.
    """
    if output is None:
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    unfinished = output.with_name(output.name + ".part")
    try:
        with unfinished.open("wb") as file:
            for piece in pieces:
                file.write(piece)
        unfinished.replace(output)
    except OSError as error:
        raise OperationError(f"cannot write {output}: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)
