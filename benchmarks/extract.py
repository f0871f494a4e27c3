"""Pages a second on one core: this reader with everything on, beside trafilatura alone.

    python -m benchmarks.extract [--rounds N]

As in trafilatura's own evaluation the same pages go through all readers in one run, from bytes. Page by page one
reader follows the other, and a round's ratio is that of its sums; the median of the rounds counts, for the machine may
do other things besides. What the readers remember of texts is emptied before each round: a crawl meets no page twice.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable

import trafilatura

from evaluation.pages import PageSet, StoredPage, fixtures, real, shared_folder
from evaluation.readers import to_page
from newscrawl.extract import read

OURS = "newscrawl"
WITH_METADATA = "trafilatura with metadata"
TEXT_ALONE = "trafilatura, text alone"
READERS: dict[str, Callable[[StoredPage], object]] = {
    OURS: lambda page: read(to_page(page), page.source),
    WITH_METADATA: lambda page: trafilatura.bare_extraction(page.body, with_metadata=True),
    TEXT_ALONE: lambda page: trafilatura.extract(page.body),
}
_PACKAGES = ("newscrawl", "trafilatura", "htmldate", "courlan", "justext")
#: Smaller caches, and those without a bound, hold what is set up once, such as htmldate's parser.
_TEXT_CACHE = 1_000


def one_round(pages: PageSet) -> dict[str, float]:
    """The seconds that each reader takes for all pages."""
    empty_caches()
    seconds = dict.fromkeys(READERS, 0.0)
    for number, page in enumerate(pages.pages):
        names = list(READERS)
        for name in names[number % len(names) :] + names[: number % len(names)]:  # nobody is always first
            started = time.perf_counter()
            READERS[name](page)
            seconds[name] += time.perf_counter() - started
    return seconds


def empty_caches() -> None:
    """Forget what the readers remember of texts."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in _PACKAGES:
            for value in list(vars(module).values()):
                about = value.cache_parameters() if hasattr(value, "cache_parameters") else {}
                if (about.get("maxsize") or 0) >= _TEXT_CACHE:
                    value.cache_clear()


def measure(pages: PageSet, rounds: int) -> None:
    """Print the set's figures."""
    one_round(pages)  # warms up what is compiled and loaded once
    measured = [one_round(pages) for _ in range(rounds)]
    print(f"{pages.name}: {len(pages.pages)} pages, {rounds} rounds")
    for name in READERS:
        speed = len(pages.pages) / statistics.median(seconds[name] for seconds in measured)
        print(f"  {name:28} {speed:7.1f} pages/s" + (f"   ratio {_ratio(measured, name)}" if name != OURS else ""))


def _ratio(measured: list[dict[str, float]], name: str) -> str:
    """How fast ours is, as a multiple of the other's speed, and between which rounds it lay."""
    ratios = sorted(seconds[name] / seconds[OURS] for seconds in measured)
    return f"{statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"


def main() -> None:
    """Measure the project's pages, and the shared real ones where they are."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=15)
    rounds = options.parse_args().rounds
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    measure(fixtures(), rounds)
    if (shared_folder() / "real").is_dir():
        measure(real(shared_folder() / "real"), rounds)
    else:
        print("real: not measured, for shared/real is not beside the project (NEWSCRAWL_TEST_SHARED)")


if __name__ == "__main__":
    main()
