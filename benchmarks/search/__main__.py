"""Our search beside the bare engines and beside plain indexes, over generated articles.

    python -m benchmarks.search --backend embedded --articles 100000
    python -m benchmarks.search --backend elasticsearch --articles 1000000 --url http://127.0.0.1:9200 --keep FOLDER

The articles are made from the words and names of the corpus of news in NEWSCRAWL_TEST_SHARED or ../shared. All times
are of one run, in which contenders take turns; on a machine that does other things as well only their ratios count.
"""

from __future__ import annotations

import argparse
import os
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.search import exporting, known, latency
from benchmarks.search.archive import Archive
from benchmarks.search.articles import articles, stories
from benchmarks.search.catalogue import fill
from benchmarks.search.indexing import TURNS
from benchmarks.search.indexing import measure as measure_indexing
from benchmarks.search.ours import Served
from benchmarks.search.pieces import Pieces, read_pieces
from benchmarks.search.questions import questions

PARTS = ("latency", "size", "indexing", "export", "known")
#: Documents indexed by each way in a turn, at most.
_MOST_EACH_TURN = 10_000


def main() -> None:
    """Measure what is chosen."""
    chosen = _options()
    if chosen.backend == "elasticsearch" and not chosen.url:
        raise SystemExit("search: which Elasticsearch? --url or NEWSCRAWL_TEST_ELASTICSEARCH")
    pieces = read_pieces()
    with ExitStack() as stack:
        folder = chosen.keep or Path(stack.enter_context(TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        kind = _archives(chosen.backend)
        archive = stack.enter_context(kind(chosen.articles, folder, chosen.url, kept=chosen.keep is not None))
        print(f"{chosen.backend}, {chosen.articles:,} articles", flush=True)
        if {"latency", "size", "export", "known"} & set(chosen.only):
            _build(archive, pieces, plain=bool({"latency", "size"} & set(chosen.only)))
        for part in chosen.only:
            print(f"{part}:", flush=True)
            _PARTS[part](archive, pieces, chosen)


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--backend", choices=("embedded", "elasticsearch"), default="embedded")
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--url", default=os.environ.get("NEWSCRAWL_TEST_ELASTICSEARCH", ""))
    options.add_argument("--questions", type=int, default=500)
    options.add_argument("--only", type=lambda text: text.split(","), default=PARTS, help=", ".join(PARTS))
    options.add_argument("--keep", type=Path, help="folder: what is there is used again, and what is made stays")
    options.add_argument("--exported", type=int, default=100_000, help="articles of the catalogue that is exported")
    chosen = options.parse_args()
    if unknown := set(chosen.only) - set(PARTS):
        options.error(f"--only: no {', '.join(unknown)}; there are {', '.join(PARTS)}")
    return chosen


def _archives(backend: str) -> type[Archive]:
    if backend == "embedded":
        from benchmarks.search.archive_embedded import EmbeddedArchive

        return EmbeddedArchive
    from benchmarks.search.archive_elasticsearch import ElasticsearchArchive

    return ElasticsearchArchive


def _build(archive: Archive, pieces: Pieces, *, plain: bool) -> None:
    makers = [("ours", archive.ours_made, archive.make_ours)]
    makers += [("plain", archive.plain_made, archive.make_plain)] if plain else []
    for name, made, make in makers:
        if made():
            print(f"  {name}: kept from before", flush=True)
            continue
        started = time.perf_counter()
        make(pieces)
        spent = time.perf_counter() - started
        print(f"  {name}: made in {spent:.0f} s, {archive.articles / spent:.0f} articles/s with generating", flush=True)


def _latency(archive: Archive, pieces: Pieces, chosen: argparse.Namespace) -> None:
    asked = questions(pieces, archive.articles, chosen.questions)
    with Served(archive.place) as served:
        timed = latency.measure([served, archive.bare(), archive.plain()], asked)
    latency.show(timed, asked)
    print("    the plain index is asked with all diacritics: typed without, its words would hardly find anything")


def _size(archive: Archive, pieces: Pieces, chosen: argparse.Namespace) -> None:
    for name, (ours, plain) in archive.sizes().items():
        print(f"  {name}: ours {ours:.0f} MB, plain {plain:.0f} MB: {ours / plain:.2f}", flush=True)


def _indexing(archive: Archive, pieces: Pieces, chosen: argparse.Namespace) -> None:
    each = min(_MOST_EACH_TURN, archive.articles // TURNS)
    with archive.ways() as ways:
        measure_indexing(ways, stories(pieces, archive.articles), each)


def _export(archive: Archive, pieces: Pieces, chosen: argparse.Namespace) -> None:
    number = min(chosen.exported, archive.articles)
    url = fill(archive.folder / f"catalogue-{number}.sqlite", articles(pieces, number))
    exporting.measure(archive.place.with_catalogue(url), questions(pieces, archive.articles, 50))


def _known(archive: Archive, pieces: Pieces, chosen: argparse.Namespace) -> None:
    with Served(archive.place) as served:
        known.show(served, known.known_items(pieces, archive.articles))


_PARTS = {"latency": _latency, "size": _size, "indexing": _indexing, "export": _export, "known": _known}

if __name__ == "__main__":
    main()
