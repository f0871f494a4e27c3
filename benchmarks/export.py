"""How fast each format is written, and how much memory it holds: `.venv/bin/python -m benchmarks.export [DATA]`.

With a data folder, everything that its index finds; without one, made articles, and no catalogue in the way.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.records import IndexState
from newscrawl.config import load_config
from newscrawl.sources import BUILT_IN, Sources
from search.backends import open_backend
from search.export import FORMATS, Export, ExportArticle, Tally, export_articles, export_note
from search.request import SearchRequest
from tests.search.exports import made

MADE = 20_000

Articles = Callable[[Tally], Iterator[ExportArticle]]


@dataclass(frozen=True, slots=True)
class Speed:
    """One format's run. `grown_mb` is what the process' greatest size grew by while it was written."""

    format: str
    articles: int
    seconds: float
    megabytes: float
    grown_mb: float


def export_speeds(articles: Articles) -> Iterator[Speed]:
    """Write what `articles` gives in each format, and throw it away."""
    request = SearchRequest(sort="oldest")
    note = export_note(request, read_as="", folded=False, index=IndexState(0, None), moment=datetime.now(UTC))
    for form in FORMATS.values():
        tally, size, before, started = Tally(), 0, _greatest_mb(), time.perf_counter()
        for piece in form.write(Export(articles(tally), note, tally)):
            size += len(piece)
        seconds = time.perf_counter() - started
        yield Speed(form.name, tally.written, seconds, size / 1e6, _greatest_mb() - before)


def of_archive(data: Path) -> Iterator[Speed]:
    """The export of everything in a data folder."""
    config = load_config(data)
    catalogue = Catalogue.open(config.catalogue_url)
    backend = open_backend(config.search_url, config.index_folder, config.search_index)
    sources = Sources.load(BUILT_IN, config.sources_folder)
    try:
        yield from export_speeds(
            lambda tally: export_articles(catalogue, backend.scan(SearchRequest(sort="oldest")), sources, tally)
        )
    finally:
        backend.close()
        catalogue.close()


def of_made() -> Iterator[Speed]:
    """The writers alone."""
    articles = list(made(200))

    def counted(tally: Tally) -> Iterator[ExportArticle]:
        for each in islice(cycle(articles), MADE):
            tally.written += 1
            yield each

    return export_speeds(counted)


def _greatest_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print a row a format."""
    print(f"{'format':8} {'articles':>9} {'seconds':>8} {'articles/s':>10} {'MB':>7} {'memory +MB':>10}")
    for speed in of_archive(Path(sys.argv[1])) if len(sys.argv) > 1 else of_made():
        print(
            f"{speed.format:8} {speed.articles:9} {speed.seconds:8.1f} {speed.articles / speed.seconds:10.0f} "
            f"{speed.megabytes:7.1f} {speed.grown_mb:10.1f}"
        )


if __name__ == "__main__":
    main()
