"""Times and sizes of whole pages, over HTTP from `newscrawl serve` on this machine, embedded index and SQLite.

    python -m benchmarks.pages --articles 100000 --keep FOLDER

The articles and the questions are those of `benchmarks.search`; a folder that it kept serves here too. Nobody asks for
a page twice. The home page and the list of sources remember their figures: their first times are shown apart.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlencode

from benchmarks.search.archive_embedded import EmbeddedArchive
from benchmarks.search.articles import articles
from benchmarks.search.catalogue import fill
from benchmarks.search.ours import Place, Served, parameters
from benchmarks.search.pieces import Pieces, read_pieces
from benchmarks.search.questions import Question, questions

#: Of each kind, before times count.
_WARM_UP = 5
_SEED = 7


@dataclass
class Asked:
    """A kind of page: its milliseconds, and the bytes of its HTML."""

    first: float = 0.0
    milliseconds: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)


def main() -> None:
    """Measure, and print a line for each kind of page."""
    chosen = _options()
    pieces = read_pieces()
    with ExitStack() as stack:
        folder = chosen.keep or Path(stack.enter_context(TemporaryDirectory()))
        place = _archive(stack, folder, chosen, pieces)
        asked = questions(pieces, chosen.articles, chosen.questions)
        kinds = addresses(folder / f"catalogue-{chosen.articles}.sqlite", asked, chosen.pages)
        with Served(place) as served:
            for kind, paths in kinds.items():
                if paths:
                    show(kind, measure(served, paths))


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--questions", type=int, default=500, help="pages of results")
    options.add_argument("--pages", type=int, default=100, help="pages of each other kind")
    options.add_argument("--keep", type=Path, help="folder: what is there is used again, and what is made stays")
    return options.parse_args()


def _archive(stack: ExitStack, folder: Path, chosen: argparse.Namespace, pieces: Pieces) -> Place:
    folder.mkdir(parents=True, exist_ok=True)
    archive = stack.enter_context(EmbeddedArchive(chosen.articles, folder, "", kept=chosen.keep is not None))
    if not archive.ours_made():
        archive.make_ours(pieces)
    url = fill(folder / f"catalogue-{chosen.articles}.sqlite", articles(pieces, chosen.articles))
    return archive.place.with_catalogue(url)


def addresses(catalogue: Path, asked: Sequence[Question], number: int) -> dict[str, list[str]]:
    """The pages of each kind that are asked for."""
    dice = random.Random(_SEED)
    with closing(sqlite3.connect(f"file:{catalogue}?mode=ro", uri=True)) as rows:
        identities = [row[0] for row in rows.execute("SELECT id FROM articles ORDER BY id")]
        entities = rows.execute(
            "SELECT type, name, max(weight) FROM entity_names GROUP BY type, name ORDER BY 3 DESC"
        ).fetchall()
        sources = [row[0] for row in rows.execute("SELECT DISTINCT source FROM articles")]
    words = [each.typed for each in asked]
    # The most mentioned are the slowest and the most looked at.
    known = [*entities[: number // 2], *dice.sample(entities, min(number - number // 2, len(entities)))]
    days = [date(2020, 1, 1) + timedelta(days=37 * each) for each in range(number)]
    return {
        "home": ["/"] * number,
        "results": [f"/search?{urlencode(parameters(each))}" for each in asked],
        "article": [f"/articles/{each}" for each in dice.sample(identities, number)],
        "entities": ["/entities", *(f"/entities?{urlencode([('prefix', each)])}" for each in words[: number - 1])],
        "entity": [f"/entities/{kind}/{quote(name, safe='')}" for kind, name, _ in known],
        "two trends": [f"/trends?{urlencode([('q', one), ('q', two)])}" for one, two in _pairs(words, number)],
        "month": [f"/calendar?month={each:%Y-%m}" for each in days],
        "day": [f"/calendar?day={each.isoformat()}" for each in days],
        "sources": ["/sources"] * number,
        "source": [f"/sources/{quote(each, safe='')}" for each in sources],
    }


def _pairs(words: Sequence[str], number: int) -> Iterator[tuple[str, str]]:
    return zip(words[:number], words[number : 2 * number], strict=False)


def measure(served: Served, paths: Sequence[str]) -> Asked:
    """Ask for the pages, one after the other."""
    asked = Asked()
    for place, path in enumerate(paths):
        started = time.perf_counter()
        size = len(served.get(path))
        spent = (time.perf_counter() - started) * 1000
        if place == 0:
            asked.first = spent
        if place >= _WARM_UP or len(paths) <= _WARM_UP:
            asked.milliseconds.append(spent)
            asked.sizes.append(size)
    return asked


def show(kind: str, asked: Asked) -> None:
    """Print the figures of a kind."""
    middle, most = (percentile(asked.milliseconds, share) for share in (0.5, 0.95))
    sizes = [percentile(asked.sizes, share) / 1000 for share in (0.5, 1.0)]
    print(
        f"  {kind:10} p50 {middle:7.1f} ms   p95 {most:7.1f} ms   first {asked.first:7.1f} ms   "
        f"HTML {sizes[0]:5.1f} kB, at most {sizes[1]:5.1f} kB   ({len(asked.sizes)} pages)",
        flush=True,
    )


def percentile(figures: Sequence[float], share: float) -> float:
    """What this share of the figures stays below."""
    return sorted(figures)[min(int(len(figures) * share), len(figures) - 1)]


if __name__ == "__main__":
    main()
