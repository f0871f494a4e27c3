"""How far a long command is: a bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

#: Told what is done, of how much.
Counted = Callable[[int, int], None]

#: Where nobody watches: a line so often at most.
_PAUSE_SECONDS = 10.0


@contextmanager
def counting(what: str) -> Iterator[Counted]:
    """Say on standard error how far it is, until the block ends."""
    console = Console(stderr=True)
    if console.is_terminal:
        with _bar(console) as bar:
            task = bar.add_task(what, total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)
    else:
        yield _ProgressLines(what, console)


def _bar(console: Console) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True)


class _ProgressLines:
    """The first line comes after a pause: what is done before needs none."""

    def __init__(self, what: str, console: Console) -> None:
        self._what = what
        self._console = console
        self._last = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Say it, where the last line is long ago."""
        if time.monotonic() - self._last >= _PAUSE_SECONDS:
            self._last = time.monotonic()
            self._console.print(f"newscrawl: {self._what}: {done} of {total}", soft_wrap=True, highlight=False)
