"""Labels of words (part of speech, chunk, named entity) as underthesea gives them, by its own models.

Its CRF takes the features of each word as strings. underthesea builds all that its templates name, most of which the
model has never seen and passes over, and rebuilds the sentence's columns for each of them. Here only those that the
model knows are built, once for a word, and handed to the same CRF.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from newscrawl.tag.crf_file import read_crf_file
from newscrawl.tag.underthesea_package import check_templates, folder, loaded_once, module

#: A value's features, for each place that it can have round the word in question.
Places = tuple[tuple[str, ...], ...]

_ONE = ("-2", "-1", "0", "1", "2")
_TWO = ("-2,-1", "-1,0", "0,1", "1,2")
_OPEN_ONE = ("-3", "-2", "-1")
_OPEN_TWO = ("-3,-2", "-2,-1")
_WORD = ("", ".lower", ".istitle")
_TAG = ("[1]",)
_BEFORE, _BEHIND, _OPEN = "BOS", "EOS", "X"
_NO_PAIR: Places = ((),) * len(_TWO)


class Crf(Protocol):
    """What underthesea's CRF does."""

    def tag(self, features: list[list[str]], /) -> list[str]:
        """The labels of a sentence, from the features of its words."""


class Labeller:
    """Labels a sentence's words by its columns: the words and, for all but parts of speech, their parts of speech.

    `known` are the features of the model; `open_column` is the number of the column that the labels will fill:
    underthesea writes "X" there before it asks the model.
    """

    def __init__(self, crf: Crf, known: frozenset[str], open_column: int, is_title: Callable[[str], bool]) -> None:
        self._crf = crf
        self._columns = [_Column(known, _WORD, lambda word: (word, word.lower(), str(is_title(word))))]
        if open_column > 1:
            self._columns.append(_Column(known, _TAG, lambda tag: (tag,)))
        self._open = [_open_features(known, open_column, position) for position in range(len(_OPEN_ONE) + 1)]

    def labels(self, *columns: Sequence[str]) -> list[str]:
        """The labels of a sentence. Raises ValueError where the columns are fewer or more than the model takes."""
        rows = [[*self._open[position]] for position in range(min(len(columns[0]), len(self._open) - 1))]
        rows += ([*self._open[-1]] for _ in range(len(columns[0]) - len(rows)))
        for column, values in zip(self._columns, columns, strict=True):
            column.extend(rows, values)
        return self._crf.tag(rows)


class _Column:
    """The features by what stands in a column: at a word, round it, and in pairs there."""

    def __init__(self, known: frozenset[str], suffixes: tuple[str, ...], facts: Callable[[str], Iterable[str]]) -> None:
        self._known = known
        self._suffixes = suffixes
        self._facts = facts
        self._single = lru_cache(maxsize=1 << 14)(self._features_of)
        self._pairs = _pairs(known, suffixes[0])
        self._before, self._behind = (self._places([edge] * len(suffixes)) for edge in (_BEFORE, _BEHIND))
        self._pair_before, self._pair_behind = (self._pairs.get(edge, _NO_PAIR) for edge in (_BEFORE, _BEHIND))

    def extend(self, rows: list[list[str]], values: Sequence[str]) -> None:
        """Add the features that the column gives to each word's row."""
        pair = self._pairs.get
        ones = [self._before, self._before, *map(self._single, values), self._behind, self._behind]
        twos = [
            self._pair_before,
            self._pair_before,
            *(pair(f"{left} {right}", _NO_PAIR) for left, right in pairwise(values)),
            self._pair_behind,
            self._pair_behind,
        ]
        windows = [ones[shift:] for shift in range(5)] + [twos[shift:] for shift in range(4)]
        for row, a, b, c, d, e, p, q, r, s in zip(rows, *windows, strict=False):
            row += (*a[0], *b[1], *c[2], *d[3], *e[4], *p[0], *q[1], *r[2], *s[3])

    def _features_of(self, value: str) -> Places:
        return self._places(self._facts(value))

    def _places(self, facts: Iterable[str]) -> Places:
        pairs = list(zip(self._suffixes, facts, strict=True))
        named = ([f"T[{place}]{suffix}={fact}" for suffix, fact in pairs] for place in _ONE)
        return tuple(tuple(feature for feature in features if feature in self._known) for features in named)


def _pairs(known: frozenset[str], suffix: str) -> dict[str, Places]:
    """The features of the pairs that the model knows, by the pair ("tổ chức hội nghị")."""
    pairs: dict[str, Places] = {}
    for number, place in enumerate(_TWO):
        begin = f"T[{place}]{suffix}="
        for feature in known:
            if feature.startswith(begin):
                places = pairs.get(feature[len(begin) :], _NO_PAIR)
                pairs[feature[len(begin) :]] = (*places[:number], (feature,), *places[number + 1 :])
    return pairs


def _open_features(known: frozenset[str], column: int, position: int) -> list[str]:
    """What the open column gives a word: whether words stand before it."""
    features = []
    for place in _OPEN_ONE + _OPEN_TWO:
        first, *second = place.split(",")
        value = _BEFORE if position + int(first) < 0 else " ".join([_OPEN] * (1 + len(second)))
        features.append(f"T[{place}][{column}]={value}")
    return [feature for feature in features if feature in known]


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
    original = getattr(module(f"{package}.model_crf"), predictor).Instance()
    known = frozenset(read_crf_file(folder(package) / file).attributes)
    check_templates(original.transformer.template, _templates(open_column))
    check_templates((feature.partition("=")[0] for feature in known), original.transformer.template)
    return Labeller(original.model, known, open_column, module(f"{package}.tagged_feature").text_istitle)


def _templates(open_column: int) -> Iterable[str]:
    """The templates whose features a labeller builds."""
    for suffixes in (_WORD, _TAG)[: min(open_column, 2)]:
        yield from (f"T[{place}]{suffix}" for place in _ONE for suffix in suffixes)
        yield from (f"T[{place}]{suffixes[0]}" for place in _TWO)
    yield from (f"T[{place}][{open_column}]" for place in _OPEN_ONE + _OPEN_TWO)
