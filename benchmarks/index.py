"""Speed of sending and of searching, both backends side by side, over the shared corpus of news.

    python -m benchmarks.index [--articles N] [--elasticsearch URL]

Prints documents a second and the median and 95th percentile of search times. The corpus is found in
NEWSCRAWL_TEST_SHARED or in ../shared; runs of capitalised words stand in for entities, so that facets have realistic
numbers of values.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import random
import re
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from newscrawl.models import from_iso
from newscrawl.vietnamese import fold
from search.backends import open_backend
from search.backends.base import Backend
from search.delivery import BATCH
from search.document import Document
from search.fields import DOCUMENT, LEAD, ORGANISATION, PERSON, PLACE, PUBLISHED, SECTION, SOURCE, TEXT, TITLE, URL
from search.request import SearchRequest

QUERIES = 200
SEED = 20240501

_NAME = re.compile(r"[A-ZĐÀ-Ỹ][\wÀ-ỹ]*(?: [A-ZĐÀ-Ỹ][\wÀ-ỹ]*){1,5}")
_NUMBER = re.compile(r"\d+/[\dA-ZĐ]+-[A-ZĐ]+")


def corpus_file() -> Path:
    """The corpus of the shared folder. Exits with a sentence when it is not there."""
    shared = Path(os.environ.get("NEWSCRAWL_TEST_SHARED", Path(__file__).parents[2] / "shared"))
    found = shared / "corpus" / "news.jsonl.xz"
    if not found.exists():
        raise SystemExit(f"no corpus at {found}; set NEWSCRAWL_TEST_SHARED")
    return found


def documents(number: int) -> Iterator[Document]:
    """Documents of the corpus, over again with other ids where more are wanted than it has."""
    made = 0
    while made < number:
        with lzma.open(corpus_file(), "rt", encoding="utf-8") as lines:
            for line in islice(lines, number - made):
                yield _document(json.loads(line), made)
                made += 1


def _document(row: dict[str, str], number: int) -> Document:
    lines = (row["title"], *row["text"].split("\n"))
    names = list(dict.fromkeys(_NAME.findall(row["text"])))
    values = {
        URL.name: f"https://example.org/{number}",
        SOURCE.name: row["source"],
        TITLE.name: (row["title"],),
        LEAD.name: None,
        TEXT.name: lines,
        SECTION.name: row["section"] or None,
        PUBLISHED.name: from_iso(row["published"]),
        PERSON.name: tuple(names[0::3]),
        ORGANISATION.name: tuple(names[1::3]),
        PLACE.name: tuple(names[2::3]),
        DOCUMENT.name: tuple(dict.fromkeys(_NUMBER.findall(row["text"]))),
    }
    return Document(f"{row['id']}-{number}", values)


def queries(made: list[Document]) -> list[str]:
    """One to four neighbouring words of the articles themselves, half typed without diacritics, some as phrases."""
    chance = random.Random(SEED)
    asked = []
    while len(asked) < QUERIES:
        words = re.findall(r"\w+", " ".join(chance.choice(made).values[TEXT.name]))
        start = chance.randrange(len(words))
        text = " ".join(words[start : start + chance.randint(1, 4)])
        text = fold(text) if chance.random() < 0.5 else text
        asked.append(f'"{text}"' if chance.random() < 0.2 else text)
    return asked


def measure(name: str, backend: Backend, made: list[Document], asked: list[str]) -> None:
    """Send everything, search everything, print one line."""
    backend.prepare()
    started = time.perf_counter()
    for start in range(0, len(made), BATCH):
        assert not backend.send(made[start : start + BATCH])
    speed = len(made) / (time.perf_counter() - started)
    times = []
    for q in asked[:20] + asked:  # the first twenty warm up
        started = time.perf_counter()
        backend.search(SearchRequest(q))
        times.append((time.perf_counter() - started) * 1000)
    times = sorted(times[20:])
    print(
        f"{name:14} {speed:8.0f} documents/s   search p50 {statistics.median(times):6.1f} ms"
        f"   p95 {times[int(len(times) * 0.95)]:6.1f} ms"
    )


def main() -> None:
    """Measure the embedded index, and Elasticsearch where a URL is given."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--elasticsearch", default=os.environ.get("NEWSCRAWL_TEST_ELASTICSEARCH"))
    chosen = options.parse_args()
    made = list(documents(chosen.articles))
    asked = queries(made)
    with tempfile.TemporaryDirectory() as folder:
        backend = open_backend("embedded:", Path(folder), "")
        measure("embedded", backend, made, asked)
        backend.close()
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
        print(f"{'':14} {size / 1e6:8.0f} MB")
    if chosen.elasticsearch:
        backend = open_backend(chosen.elasticsearch, Path(), "newscrawl-benchmark")
        backend.prepare()
        backend.clear()
        measure("elasticsearch", backend, made, asked)
        backend.clear()
        backend.close()


if __name__ == "__main__":
    main()
