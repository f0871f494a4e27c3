"""Documents a second: ours, and the engine's own bulk of the same documents, turn by turn."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from benchmarks.search.documents import documents
from newscrawl.archive.records import StoredArticle
from search.document import Document

TURNS = 6
#: The first turn warms up.
_WARM_UP = 1


@dataclass(frozen=True, slots=True)
class Way:
    """A way to index. `prepare` makes of documents what it is given (this takes no time), `index` indexes that."""

    name: str
    prepare: Callable[[Sequence[Document]], object]
    index: Callable[[object], None]


def measure(ways: Sequence[Way], stories: Iterable[Sequence[StoredArticle]], each_turn: int) -> None:
    """Every way is given the same documents, `TURNS` times, in changing order; print what came out of it."""
    seconds: dict[str, list[float]] = {way.name: [] for way in ways}
    sizes = []
    for turn, part in enumerate(_parts(documents(stories), each_turn)):
        first = turn % len(ways)
        for way in (*ways[first:], *ways[:first]):
            prepared = way.prepare(part)
            started = time.perf_counter()
            way.index(prepared)
            seconds[way.name].append(time.perf_counter() - started)
        sizes.append(len(part))
    for way in ways:
        speeds = [size / spent for size, spent in zip(sizes, seconds[way.name], strict=True)][_WARM_UP:]
        print(f"  {way.name:44} {statistics.median(speeds):7.0f} documents/s")
    for mine, theirs in zip(ways[::2], ways[1::2], strict=True):
        pairs = zip(seconds[mine.name], seconds[theirs.name], strict=True)
        ratios = sorted([bare / ours for ours, bare in pairs][_WARM_UP:])
        print(
            f"  {mine.name} beside {theirs.name}: {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
        )


def _parts(made: Iterator[Document], size: int) -> Iterator[list[Document]]:
    for _ in range(TURNS):
        part = list(islice(made, size))
        if not part:
            return
        yield part
