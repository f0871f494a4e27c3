"""Cross-validation: each annotated article tagged by a model that has never seen it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from newscrawl.tag.entities import find_entities
from newscrawl.tag.name_model import NameModel
from newscrawl.tag.spans import Span, beside
from training.gold import GoldArticle
from training.names import Trainer, fixed_spans

FOLDS = 5
_SEED = 7


def folds(count: int, parts: int = FOLDS) -> list[list[int]]:
    """The places 0 to `count` - 1 dealt out at random, the same way each time."""
    places = list(range(count))
    random.Random(_SEED).shuffle(places)
    return [sorted(places[part::parts]) for part in range(parts)]


def cross_validated(
    articles: Sequence[GoldArticle], beside_them: Sequence[GoldArticle], trainer: Trainer, first: int = FOLDS
) -> list[tuple[Span, ...]]:
    """The spans found in each article (dates and documents too), by a model of the other folds and `beside_them`.

    With fewer than all folds only the articles of the first ones get spans. A process a core works on them: the trainer
    must be such that it can be sent to one.
    """
    dealt = folds(len(articles))[:first]
    found: list[tuple[Span, ...]] = [()] * len(articles)
    with ProcessPoolExecutor() as pool:
        for held, spans in zip(dealt, pool.map(partial(_of_fold, articles, beside_them, trainer), dealt), strict=True):
            for place, of_article in zip(held, spans, strict=True):
                found[place] = of_article
    return found


def _of_fold(
    articles: Sequence[GoldArticle], beside_them: Sequence[GoldArticle], trainer: Trainer, held: Sequence[int]
) -> list[tuple[Span, ...]]:
    learnt_from = [*(article for place, article in enumerate(articles) if place not in held), *beside_them]
    with TemporaryDirectory() as folder:
        weights = Path(folder) / "names.crf"
        trainer.train((example for article in learnt_from for example in trainer.examples(article)), weights)
        model = NameModel(weights, trainer.lexicon)
        return [_tagged(articles[place], model) for place in held]


def _tagged(article: GoldArticle, model: NameModel) -> tuple[Span, ...]:
    fixed = fixed_spans(article)
    names = beside(find_entities(article.text, fixed, model), fixed)
    return tuple(sorted([*fixed, *names], key=lambda span: span.start))
