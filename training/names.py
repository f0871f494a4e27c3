"""Training of the model of names: annotated articles in, the weights of a conditional random field out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pycrfsuite

from newscrawl.tag.dates import find_dates
from newscrawl.tag.documents import find_documents
from newscrawl.tag.features import AllFeatures, FeatureMaker, Features
from newscrawl.tag.labels import NAME_TYPES, labels_of
from newscrawl.tag.lexicon import Lexicon
from newscrawl.tag.name_model import Sentence, sentences_of
from newscrawl.tag.spans import Span, beside
from newscrawl.tag.surroundings import said_of_names
from training.gold import GoldArticle
from training.headlines import shouted

#: Of CRFsuite's L-BFGS, as cross-validation chose them. A feature seen once teaches nothing that generalises.
SETTINGS = {"c1": 0.05, "c2": 0.1, "max_iterations": 100, "feature.minfreq": 2, "feature.possible_transitions": True}

Example = tuple[Features, list[str]]


@dataclass(frozen=True)
class Trainer:
    """Makes examples of articles and weights of examples. `wanted` leaves features out, for the ablation.

    `algorithm` and `settings` are CRFsuite's.
    """

    lexicon: Lexicon
    wanted: Callable[[str], bool] | None = None
    algorithm: str = "lbfgs"
    settings: Mapping[str, float] = field(default_factory=lambda: SETTINGS)

    def examples(self, article: GoldArticle) -> list[Example]:
        """Each sentence's features and labels, and those of its headline once more in capitals."""
        return [*self._as_written(article), *self._as_written(shouted(article))]

    def _as_written(self, article: GoldArticle) -> list[Example]:
        maker = FeatureMaker(self.lexicon, AllFeatures())
        sentences = sentences_of(article.text, fixed_spans(article))
        said = said_of_names([token.text for token in row] for row, _ in sentences)
        names = [span for span in article.mentions if span.type in NAME_TYPES]
        return [(self._kept(maker.features(*sentence, said)), _labels(sentence, names)) for sentence in sentences]

    def train(self, examples: Iterable[Example], weights: Path) -> None:
        """Write the weights that these examples teach."""
        trainer = pycrfsuite.Trainer(algorithm=self.algorithm, verbose=False)
        trainer.set_params(dict(self.settings))
        for features, labels in examples:
            trainer.append(features, labels)
        trainer.train(str(weights))

    def _kept(self, table: Features) -> Features:
        if self.wanted is None:
            return table
        return [[name for name in features if self.wanted(name)] for features in table]


def fixed_spans(article: GoldArticle) -> list[Span]:
    """Dates and document numbers, as the tagger will find them before it looks for names."""
    documents = find_documents(article.text)
    dates = beside(find_dates(article.text, article.published), documents)
    return sorted([*documents, *dates], key=lambda span: span.start)


def _labels(sentence: Sentence, names: Sequence[Span]) -> list[str]:
    row = sentence.tokens
    if not row:
        return []
    first, last = row[0].start, row[-1].end
    return labels_of(row, (span for span in names if span.start < last and first < span.end))
