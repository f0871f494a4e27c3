"""Labels of words (part of speech, chunk, named entity) as underthesea gives them, by its own models.

Its CRF takes the features of each word as strings. underthesea builds all that its templates name, most of which the
model has never seen and passes over, and parses the template and rebuilds the sentence's columns for each. Here a
template is a table of the features that the model knows by what stands in the sentence, so that a look-up gives the
string or nothing. Their order stays that of the templates: sums of weights that nearly tie depend on it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from newscrawl.tag.crf_file import read_crf_file
from newscrawl.tag.underthesea_package import changed, folder, loaded_once, module

_TEMPLATE = re.compile(r"T\[(?P<first>-?\d)(?:,(?P<last>-?\d))?\](?:\[(?P<column>\d)\])?(?:\.(?P<function>\w+))?")
_BEFORE, _BEHIND, _OPEN = "BOS", "EOS", "X"
#: How far a template may look.
_REACH = 3


class Crf(Protocol):
    """What underthesea's CRF does."""

    def tag(self, features: list[list[str]], /) -> list[str]:
        """The labels of a sentence, from the features of its words."""


class _View(NamedTuple):
    """What a template looks at: a column of the sentence, one or two words of it, as they are or by a function."""

    column: int
    width: int
    function: str | None


class _Template(NamedTuple):
    """A template: where it looks from the word in question, at what, and the model's features by what it may see."""

    first: int
    view: _View
    features: dict[str, str]


class Labeller:
    """Labels a sentence's words by its columns: the words and, for all but parts of speech, their parts of speech.

    `templates` are underthesea's, `known` the features of its model; `open_column` is the number of the column that the
    labels will fill: underthesea writes "X" there before it asks the model.

    Raises:
        UsageError: a template is none that is understood here.
    """

    def __init__(
        self,
        crf: Crf,
        templates: Sequence[str],
        known: Iterable[str],
        open_column: int,
        is_title: Callable[[str], bool],
    ) -> None:
        features = _by_template(known)
        self._crf = crf
        self._templates = [_template(syntax, features[syntax], open_column) for syntax in templates]
        self._views = {template.view for template in self._templates}
        self._open_column = open_column
        self._is_title = lru_cache(maxsize=1 << 14)(lambda word: str(is_title(word)))

    def labels(self, *columns: Sequence[str]) -> list[str]:
        """The labels of a sentence. Raises ValueError where the columns are fewer or more than the model takes."""
        length = len(columns[0])
        if len(columns) != min(self._open_column, 2):
            raise ValueError(f"{len(columns)} columns given")
        seen = {view: self._seen(view, columns, length) for view in self._views}
        found = []
        for first, view, features in self._templates:
            start = first + _REACH
            found.append(map(features.get, seen[view][start : start + length]))
        return self._crf.tag([[*filter(None, row)] for row in zip(*found, strict=True)])

    def _seen(self, view: _View, columns: Sequence[Sequence[str]], length: int) -> list[str]:
        """What a template sees at each place, from before the sentence to behind it."""
        values = [_OPEN] * length if view.column == self._open_column else columns[view.column]
        if view.width == 2:
            values = [f"{left} {right}" for left, right in pairwise(values)]
        elif view.function == "lower":
            values = [value.lower() for value in values]
        elif view.function == "istitle":
            values = [self._is_title(value) for value in values]
        return [_BEFORE] * _REACH + [*values] + [_BEHIND] * (_REACH + 1)


def _by_template(known: Iterable[str]) -> dict[str, dict[str, str]]:
    """Features by template and by what it saw: "T[-1].lower=quận" at T[-1].lower and quận."""
    features: dict[str, dict[str, str]] = defaultdict(dict)
    for feature in known:
        syntax, _, value = feature.partition("=")
        features[syntax][value] = feature
    return features


def _template(syntax: str, features: dict[str, str], open_column: int) -> _Template:
    found = _TEMPLATE.fullmatch(syntax)
    if found is None:
        raise changed(f"has a feature template {syntax}")
    first, column = int(found["first"]), int(found["column"] or 0)
    width = int(found["last"] or first) - first + 1
    if (
        width not in (1, 2)
        or abs(first) > _REACH
        or (column > 1 and column != open_column)
        or found["function"] not in (None, "lower", "istitle")
        or (width == 2 and found["function"])
    ):
        raise changed(f"has a feature template {syntax}")
    return _Template(first, _View(column, width, found["function"]), features)


@loaded_once
def part_of_speech_labeller() -> Labeller:
    """Takes words."""
    return _labeller("pos_tag", "CRFPOSTagPredictor", "pos_crf_2017_10_11.bin", 1)


@loaded_once
def chunk_labeller() -> Labeller:
    """Takes words and parts of speech."""
    return _labeller("chunking", "CRFChunkingPredictor", "chunk_crf_2017_10_12.bin", 2)


@loaded_once
def entity_labeller() -> Labeller:
    """Takes words and parts of speech."""
    return _labeller("ner", "CRFNERPredictor", "ner_crf_2017_10_12.bin", 3)


def _labeller(package: str, predictor: str, file: str, open_column: int) -> Labeller:
    original = getattr(module(f"pipeline.{package}.model_crf"), predictor).Instance()
    known = read_crf_file(folder(package) / file).attributes
    is_title = module(f"pipeline.{package}.tagged_feature").text_istitle
    return Labeller(original.model, original.transformer.template, known, open_column, is_title)
