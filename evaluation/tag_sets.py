"""The annotated articles that taggers are measured on, where they lie beside the project."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from evaluation.pages import folder_digest, shared_folder
from evaluation.tag_errors import TagError, errors
from evaluation.tag_scores import TYPES, Scores, score
from evaluation.taggers import OURS, Tagger, ours, peers
from newscrawl.tag.lexicon import Lexicon
from newscrawl.tag.name_model import FOLDER, LEXICON
from newscrawl.tag.spans import Span
from training.crossvalidation import cross_validated
from training.gold import GoldArticle, read_folder
from training.marks import marked_articles
from training.names import Trainer
from training.written import written_articles

DEV, CV = "dev", "cv"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Articles measured together; `digest` changes with any of them.

    `taggers` are those that may be measured on them, the first of which is ours, whose figures count.
    """

    name: str
    articles: tuple[GoldArticle, ...]
    digest: str
    taggers: tuple[Tagger, ...]

    @classmethod
    def load(cls, name: str, folder: Path, taggers: Sequence[Tagger]) -> GoldSet:
        """The set of a folder's gold files."""
        return cls(name, tuple(read_folder(folder)), folder_digest(folder), tuple(taggers))


@dataclass(frozen=True)
class Tagged:
    """A set's articles as a tagger tags them: for each article its spans."""

    gold: GoldSet
    tagger: Tagger

    @cached_property
    def found(self) -> list[tuple[Span, ...]]:
        """The spans found, worked out once."""
        return self.tagger.find(self.gold.articles)

    @cached_property
    def scores(self) -> Scores:
        """How well that fits what a person marked."""
        return score([article.mentions for article in self.gold.articles], self.found, self.tagger.types)

    @property
    def errors(self) -> list[TagError]:
        """Where it does not."""
        pairs = zip(self.gold.articles, self.found, strict=True)
        return [error for article, spans in pairs for error in errors(article, spans, self.tagger.types)]


def gold_folder() -> Path:
    """Where other people's annotated articles lie, which are no part of the project."""
    return shared_folder() / "gold"


def _dev() -> GoldSet:
    """The articles that nothing learns from."""
    return GoldSet.load(DEV, gold_folder() / "dev", (ours(), *peers()))


def _cv() -> GoldSet:
    """The articles that the shipped model learns from, each tagged by a model that has not seen it."""
    return GoldSet.load(CV, gold_folder() / "train", (Tagger(OURS, TYPES, _cross_validated),))


def _cross_validated(articles: Sequence[GoldArticle]) -> list[tuple[Span, ...]]:
    beside_them = [*marked_articles(shared_folder()), *written_articles()]
    return cross_validated(articles, beside_them, Trainer(Lexicon.read(FOLDER / LEXICON)))


#: How each set is loaded that `python -m evaluation.tag` knows.
GOLD_SETS: Mapping[str, Callable[[], GoldSet]] = {DEV: _dev, CV: _cv}
