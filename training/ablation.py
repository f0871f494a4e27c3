"""What each kind of feature and of training article is worth: F1 in cross-validation without it.

    python -m training.ablation [--shared DIR] [--folds N]

All rows are trained by CRFsuite's averaged perceptron, which takes a fifth of the time of the shipped model's L-BFGS.
With fewer folds than five only the articles of the first ones are measured.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newscrawl.tag.labels import NAME_TYPES
from newscrawl.tag.lexicon import Lexicon
from newscrawl.tag.name_model import FOLDER, LEXICON
from newscrawl.tag.spans import Span
from training.crossvalidation import FOLDS, cross_validated, folds
from training.gold import GoldArticle, read_folder
from training.marks import marked_articles
from training.names import Trainer
from training.written import written_articles

SETTINGS = {"max_iterations": 12, "feature.minfreq": 2}

#: Kinds of features by how their names begin, after the place ("-1", "+2") that some carry.
KINDS = {
    "underthesea's parts of speech": r"p=|hp=",
    "type words and the last one to the left": r"t=|h[ksp]?=",
    "names of administrative units and countries": r"n=",
    "surnames": r"surname|rs=",
    "clusters of the corpus": r"[kf]=",
    "capitals in the corpus": r"c=",
    "names in the corpus": r"e[1l]?=",
    "names in the rest of the article": r"d[1l]?=",
    "what stands around a run of capitals": r"r[bBa1l]=",
    "pairs of words": r"w-1w|ww|w-2w|w\+1w",
}


@dataclass(frozen=True)
class Without:
    """Wants every feature but those of a pattern."""

    pattern: str

    def __call__(self, name: str) -> bool:
        """Whether a feature is wanted."""
        return re.match(rf"(?:[+-][12])?(?:{self.pattern})", name) is None


def rows(shared: Path, first: int) -> Iterator[tuple[str, list[float]]]:
    """What was left out, and F1 of PER, ORG, LOC and the three together."""
    gold = read_folder(shared / "gold" / "train")
    places = [place for held in folds(len(gold))[:first] for place in held]
    marked, written = marked_articles(shared), written_articles()
    lexicon = Lexicon.read(FOLDER / LEXICON)

    def measured(others: Sequence[GoldArticle], wanted: Callable[[str], bool] | None = None) -> list[float]:
        trainer = Trainer(lexicon, wanted, "ap", SETTINGS)
        found = cross_validated(gold, others, trainer, first)
        return _f1([gold[place] for place in places], [found[place] for place in places])

    everything = [*marked, *written]
    yield "nothing", measured(everything)
    for name, pattern in KINDS.items():
        yield name, measured(everything, Without(pattern))
    yield "marked articles of the corpus", measured(written)
    yield "articles of our own", measured(marked)
    yield "both", measured([])


def _f1(articles: Sequence[GoldArticle], found: Sequence[Sequence[Span]]) -> list[float]:
    figures = []
    for types in (*((type_,) for type_ in NAME_TYPES), NAME_TYPES):
        right = marked = given = 0
        for article, spans in zip(articles, found, strict=True):
            truth = {(span.type, span.start, span.end) for span in article.mentions if span.type in types}
            mine = {(span.type, span.start, span.end) for span in spans if span.type in types}
            right, marked, given = right + len(truth & mine), marked + len(truth), given + len(mine)
        figures.append(2 * right / (marked + given))
    return figures


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, a row as soon as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--shared", type=Path, default=Path(__file__).parents[2] / "shared", help="where gold/ and corpus/ lie"
    )
    parser.add_argument("--folds", type=int, default=FOLDS, help="how many of the five are measured")
    options = parser.parse_args(arguments)
    print(f"{'without':46}" + "".join(f"{name:>8}" for name in (*NAME_TYPES, "all")))
    for name, figures in rows(options.shared, options.folds):
        print(f"{name:46}" + "".join(f"{figure:8.3f}" for figure in figures), flush=True)


if __name__ == "__main__":
    main()
