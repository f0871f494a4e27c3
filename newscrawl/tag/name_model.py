"""The model of names: a conditional random field over an article's tokens, as `make train` leaves it in `model/`."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from newscrawl.errors import UsageError
from newscrawl.tag.crf_file import read_crf_file
from newscrawl.tag.features import FeatureMaker
from newscrawl.tag.labels import spans_of
from newscrawl.tag.lexicon import Lexicon
from newscrawl.tag.spans import Span
from newscrawl.tag.surroundings import said_of_names
from newscrawl.tag.tokens import TaggedToken, tokens
from newscrawl.tag.underthesea_package import loaded_once
from newscrawl.tag.words import tagged_sentences

FOLDER = Path(__file__).with_name("model")
WEIGHTS, LEXICON, RECORD = "names.crf", "lexicon.tsv.gz", "model.toml"

#: The model that this code goes with: raised by every training whose model is shipped, and when features change.
VERSION = 1

_MEND = "install the project again, or train it with `make train`"


class Sentence(NamedTuple):
    """A sentence's tokens, and which of them are part of a date or a document number."""

    tokens: list[TaggedToken]
    fixed: list[bool]


def sentences_of(text: str, fixed: Sequence[Span]) -> list[Sentence]:
    """The text as the model reads it; `fixed` are spans that hold no name, in order."""
    sentences = []
    place = 0
    for words in tagged_sentences(text):
        row = tokens(words)
        marks = []
        for token in row:
            while place < len(fixed) and fixed[place].end <= token.start:
                place += 1
            marks.append(place < len(fixed) and fixed[place].start < token.end)
        sentences.append(Sentence(row, marks))
    return sentences


class NameModel:
    """Weights and lexicon together."""

    def __init__(self, weights: Path, lexicon: Lexicon) -> None:
        from underthesea_core import CRFTagger

        self._crf = CRFTagger()
        self._crf.load(str(weights))
        self._maker = FeatureMaker(lexicon, frozenset(read_crf_file(weights).attributes))

    def labels(self, sentences: Sequence[Sentence]) -> list[list[str]]:
        """The labels of each token of an article's sentences."""
        said = said_of_names([token.text for token in sentence.tokens] for sentence in sentences)
        return [self._crf.tag(self._maker.features(row, fixed, said)) if row else [] for row, fixed in sentences]

    def spans(self, sentences: Sequence[Sentence]) -> list[Span]:
        """The PER, ORG and LOC spans of an article's sentences, in order."""
        labels = self.labels(sentences)
        return [span for (row, _), tags in zip(sentences, labels, strict=True) for span in spans_of(row, tags)]


def read_model(folder: Path = FOLDER) -> NameModel:
    """The model in a folder. Raises UsageError as `check_model` does."""
    check_model(folder)
    return NameModel(folder / WEIGHTS, Lexicon.read(folder / LEXICON))


def check_model(folder: Path = FOLDER) -> None:
    """Whether the model in a folder can be used; nothing of it is loaded.

    Raises:
        UsageError: a file is missing or damaged, or the model is of another version than this code.
    """
    record = _record(folder)
    if record.get("version") != VERSION:
        raise UsageError(f"the model of names in {folder} is version {record.get('version')}, not {VERSION}: {_MEND}")
    for name in (WEIGHTS, LEXICON):
        if digest_of(folder / name) != record.get("sha256", {}).get(name):
            raise UsageError(f"the model of names is not whole: {folder / name} is missing or changed: {_MEND}")


@loaded_once
def name_model() -> NameModel:
    """The model that comes with the package. Raises UsageError as `read_model` does."""
    return read_model()


def digest_of(file: Path) -> str:
    """The SHA-256 of a file, "" where there is none."""
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def _record(folder: Path) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"no model of names in {folder} ({error}): {_MEND}") from error
