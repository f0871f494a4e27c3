"""Cross-validation: each annotated article tagged by a model that has never seen it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from newscrawl.tag.entities import find_entities
from newscrawl.tag.name_model import NameModel
from newscrawl.tag.spans import Span, beside
from training.gold import GoldArticle
from training.names import Example, Trainer, fixed_spans

FOLDS = 5
_SEED = 7


def folds(count: int, parts: int = FOLDS) -> list[list[int]]:
    """The places 0 to `count` - 1 dealt out at random, the same way each time."""
    places = list(range(count))
    random.Random(_SEED).shuffle(places)
    return [sorted(places[part::parts]) for part in range(parts)]


def cross_validated(
    articles: Sequence[GoldArticle], beside_them: Sequence[GoldArticle], trainer: Trainer
) -> list[tuple[Span, ...]]:
    """The spans found in each article (dates and documents too), by a model of the other folds and `beside_them`."""
    examples = [trainer.examples(article) for article in articles]
    always = [example for article in beside_them for example in trainer.examples(article)]
    found: list[tuple[Span, ...]] = [()] * len(articles)
    for held in folds(len(articles)):
        with TemporaryDirectory() as folder:
            weights = Path(folder) / "names.crf"
            trainer.train([*_others(examples, held), *always], weights)
            model = NameModel(weights, trainer.lexicon)
            for place in held:
                found[place] = _tagged(articles[place], model)
    return found


def _others(examples: Sequence[list[Example]], held: Sequence[int]) -> Iterator[Example]:
    for place, of_article in enumerate(examples):
        if place not in held:
            yield from of_article


def _tagged(article: GoldArticle, model: NameModel) -> tuple[Span, ...]:
    fixed = fixed_spans(article)
    names = beside(find_entities(article.text, fixed, model), fixed)
    return tuple(sorted([*fixed, *names], key=lambda span: span.start))
