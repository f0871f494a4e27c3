"""Syllables a second on one core: our stages and the whole tagger, beside `underthesea.ner`, and the memory of each.

    python -m benchmarks.tag [--articles N] [--rounds N]

Each has a process of its own, which has tagged other articles before, as in a crawl: what it remembers of words then
counts, and it has met none of the articles. Article by article one follows the other, the same sentences for all, and a
round's ratio is that of its sums; the median of the rounds counts, for the machine may do other things besides.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from datetime import datetime
from itertools import islice
from multiprocessing import get_context
from typing import NamedTuple

from evaluation.pages import shared_folder

CORPUS = shared_folder() / "corpus" / "news.jsonl.xz"
THEIRS = "underthesea.ner"
#: So many articles are tagged before the first that counts; underthesea's own remembers nothing of them.
WARM_UP = 150
#: Articles are taken from all over the corpus.
STEP = 37


class Article(NamedTuple):
    """An article with its sentences."""

    text: str
    published: datetime
    sentences: list[str]


def underthesea_ner(article: Article) -> None:
    """What underthesea offers."""
    from underthesea import ner

    for sentence in article.sentences:
        ner(sentence)


def words(article: Article) -> None:
    """Tokens and segmentation."""
    _chain(article, 0)


def parts_of_speech(article: Article) -> None:
    """And parts of speech."""
    _chain(article, 1)


def chunks(article: Article) -> None:
    """And chunks."""
    _chain(article, 2)


def named_entities(article: Article) -> None:
    """And underthesea's entities: the same as `underthesea_ner`."""
    _chain(article, 3)


def whole_tagger(article: Article) -> None:
    """All of ours: words, entities, documents, dates with their values, names resolved."""
    from newscrawl.tag import tag

    tag(article.text, article.published)


def _chain(article: Article, stages: int) -> None:
    from newscrawl.tag import underthesea_chain as chain

    for sentence in article.sentences:
        found = chain.words(sentence).texts
        tags = chain.parts_of_speech(found) if stages > 0 else []
        if stages > 1:
            chain.chunks(found, tags)
        if stages > 2:
            chain.named_entities(found, tags)


TAGGERS: dict[str, Callable[[Article], None]] = {
    THEIRS: underthesea_ner,
    "words": words,
    "words, pos": parts_of_speech,
    "words, pos, chunks": chunks,
    "words, pos, chunks, ner": named_entities,
    "newscrawl.tag.tag": whole_tagger,
}


def seconds_for(name: str, article: Article) -> float:
    """How long a tagger takes for an article, of the processor's time."""
    started = time.process_time()
    TAGGERS[name](article)
    return time.process_time() - started


def peak_megabytes() -> float:
    """The most memory that this process has had."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def read_articles(number: int) -> list[Article]:
    """Articles from all over the corpus."""
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        return [_article(line) for line in islice(lines, 0, number * STEP, STEP)]


def _article(line: str) -> Article:
    from newscrawl.tag.sentences import sentences

    row = json.loads(line)
    text = row["text"]
    cut = [text[start:end] for start, end in sentences(text)]
    return Article(text, datetime.fromisoformat(row["published"]), cut)


class Bench:
    """One process for each tagger."""

    def __init__(self, stack: ExitStack) -> None:
        context = get_context("spawn")
        self._processes = {name: stack.enter_context(ProcessPoolExecutor(1, context)) for name in TAGGERS}

    def warm_up(self, articles: list[Article]) -> None:
        """Load all models, and let our stages see some articles."""
        for name, process in self._processes.items():
            for article in articles[: 1 if name == THEIRS else None]:
                process.submit(seconds_for, name, article).result()

    def one_round(self, articles: list[Article]) -> dict[str, float]:
        """The seconds that each tagger takes for the articles."""
        seconds = dict.fromkeys(TAGGERS, 0.0)
        for article in articles:
            for name, process in self._processes.items():
                seconds[name] += process.submit(seconds_for, name, article).result()
        return seconds

    def peaks(self) -> dict[str, float]:
        """The most memory that each process has had, in megabytes."""
        return {name: process.submit(peak_megabytes).result() for name, process in self._processes.items()}


def show(rounds: list[dict[str, float]], syllables: list[int], peaks: dict[str, float]) -> None:
    """Print the figures."""
    for name in TAGGERS:
        speed = statistics.median(count / seconds[name] for count, seconds in zip(syllables, rounds, strict=True))
        ratios = sorted(seconds[THEIRS] / seconds[name] for seconds in rounds)
        ratio = f"ratio {statistics.median(ratios):5.1f} ({ratios[0]:.1f} to {ratios[-1]:.1f})"
        print(f"  {name:24} {speed:9,.0f} syllables/s   peak {peaks[name]:4.0f} MB   {'' if name == THEIRS else ratio}")


def _parts(articles: list[Article], number: int) -> Iterator[list[Article]]:
    for part in range(number):
        yield articles[part::number]


def main() -> None:
    """Measure over the shared corpus."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=60)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    if not CORPUS.is_file():
        print("tag: not measured, for shared/corpus is not beside the project (NEWSCRAWL_TEST_SHARED)")
        return
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    articles = read_articles(WARM_UP + chosen.articles)
    parts = list(_parts(articles[WARM_UP:], chosen.rounds))
    syllables = [sum(len(article.text.split()) for article in part) for part in parts]
    print(f"corpus: {chosen.articles} articles of {sum(syllables):,} syllables, {chosen.rounds} rounds")
    with ExitStack() as stack:
        bench = Bench(stack)
        bench.warm_up(articles[:WARM_UP])
        rounds = [bench.one_round(part) for part in parts]
        show(rounds, syllables, bench.peaks())


if __name__ == "__main__":
    main()
