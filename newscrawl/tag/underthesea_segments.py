"""Word segmentation as underthesea does it, by the weights of its own model.

Its CRF has two labels, so that of each feature only one number matters: how much it speaks for a token going on the
word before it (I-W), less how much it speaks for a new word (B-W). Those of a token, and of two and three in a row, are
looked up by what stands there; underthesea writes 43 features as strings for each token: 5 µs a syllable against 60.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import add
from typing import Any

from newscrawl.tag.crf_file import CrfFile, read_crf_file
from newscrawl.tag.underthesea_package import (
    SEGMENTATION,
    changed,
    dictionary,
    folder,
    loaded_once,
    module,
    segmentation_templates,
)

Scores = tuple[float, ...]
#: Template ("T[-1,0].lower") -> value ("liên đoàn") -> how much it speaks for going on.
Weights = dict[str, dict[str, float]]

#: Where a run of so many tokens may lie round the token in question.
_PLACES = {1: ("-2", "-1", "0", "1", "2"), 2: ("-2,-1", "-1,0", "0,1", "1,2"), 3: ("-2,0", "-1,1", "0,2")}
_FUNCTIONS = ("", ".lower", ".isdigit", ".istitle", ".is_in_dict")
_BEFORE, _BEHIND = "BOS", "EOS"
_INTEGER = re.compile(r"([+-]?)0*([0-9]{1,10})")
_LARGEST = 2**31

#: Summed in another order than underthesea's, weights come out apart by 1e-13 at most: where two ways to go are as near
#: as this, the sentence is left to underthesea itself. One of 5,000 is, mostly rows of tables (2026-11-22).
_NEAR = 1e-9


class Segmenter:
    """Says which tokens go on the word before them.

    `weights` are those of the model, `turn` the ones of its transitions, from label to label, B-W before I-W; `words`
    is the dictionary that it goes by. `by_underthesea` does the same for sentences that are too near a tie.
    """

    def __init__(
        self,
        weights: Weights,
        turn: list[list[float]],
        words: frozenset[str],
        by_underthesea: Callable[[Sequence[str]], list[bool]],
    ) -> None:
        self._turn = turn
        self._by_underthesea = by_underthesea
        self._one, self._two, self._three = (_Runs(weights, length, words) for length in _PLACES)
        self._of_token = lru_cache(maxsize=1 << 15)(self._token_scores)

    def goes_on(self, tokens: Sequence[str]) -> list[bool]:
        """Whether each token of a sentence belongs to the word of the token before it."""
        if not tokens:
            return []
        path = _best(self._sums(tokens), self._turn)
        return self._by_underthesea(tokens) if path is None else path

    def _sums(self, tokens: Sequence[str]) -> list[float]:
        known = [self._of_token(token) for token in tokens]
        titled = [(token, title) for token, (_, title) in zip(tokens, known, strict=True)]
        two, three = self._two.scores, self._three.scores
        ones = self._one.padded([scores for scores, _ in known])
        twos = self._two.padded([two(f"{a} {b}", s and t) for (a, s), (b, t) in pairwise(titled)])
        threes = self._three.padded(
            [
                three(f"{a} {b} {c}", s and t and u)
                for (a, s), (b, t), (c, u) in zip(titled, titled[1:], titled[2:], strict=False)
            ]
        )
        columns = [runs[shift:] for runs in (ones, twos, threes) for shift in range(len(runs[0]))]
        return [
            a[0] + b[1] + c[2] + d[3] + e[4] + p[0] + q[1] + r[2] + s[3] + x[0] + y[1] + z[2]
            for a, b, c, d, e, p, q, r, s, x, y, z in zip(*columns, strict=False)
        ]

    def _token_scores(self, token: str) -> tuple[Scores, bool]:
        title = token[0] == token[0].upper()
        number = _INTEGER.fullmatch(token)
        small = number is not None and -_LARGEST <= int(number[1] + number[2]) < _LARGEST
        return self._one.scores(token, title, small), title


class _Runs:
    """The scores of runs of tokens, one for each place that a run may have round the token in question."""

    def __init__(self, weights: Weights, length: int, words: frozenset[str]) -> None:
        tables = {
            function: [weights.get(f"T[{place}]{function}", {}) for place in _PLACES[length]] for function in _FUNCTIONS
        }
        self._words = words
        self._written = _by_value(tables[""])
        self._lower = _by_value(tables[".lower"])
        number, title, listed = (_by_truth(tables[name]) for name in (".isdigit", ".istitle", ".is_in_dict"))
        self._facts = [[[_sum(number[n], title[t], listed[d]) for d in (0, 1)] for t in (0, 1)] for n in (0, 1)]
        self._before, self._behind = (
            _sum(*(tuple(values.get(edge, 0.0) for values in table) for table in tables.values()))
            for edge in (_BEFORE, _BEHIND)
        )

    def scores(self, run: str, title: bool, number: bool = False) -> Scores:
        """Those of a run inside the sentence; `title`: each of its tokens begins with no small letter."""
        lower = run.lower()
        scores = self._facts[number][title][lower in self._words]
        for more in (self._written.get(run), self._lower.get(lower)):
            if more is not None:
                scores = tuple(map(add, scores, more))
        return scores

    def padded(self, inside: list[Scores]) -> list[Scores]:
        """With what a run counts that begins before the sentence, or ends behind it."""
        return [self._before, self._before, *inside, self._behind, self._behind]


def _by_value(tables: list[dict[str, float]]) -> dict[str, Scores]:
    values = {value for table in tables for value in table}
    return {value: tuple(table.get(value, 0.0) for table in tables) for value in values}


def _by_truth(tables: list[dict[str, float]]) -> list[Scores]:
    return [tuple(table.get(str(truth), 0.0) for table in tables) for truth in (False, True)]


def _sum(*scores: Scores) -> Scores:
    return tuple(map(sum, zip(*scores, strict=True)))


def _best(sums: list[float], turn: list[list[float]]) -> list[bool] | None:
    """Viterbi's path for two labels, for which all that counts is how far going on is ahead. None: too near a tie."""
    (new_new, new_on), (on_new, on_on) = turn
    least_to_new, least_to_on = new_new - on_new, new_on - on_on
    ahead, sources = sums[0], []
    for gain in sums[1:]:
        new_from_on, on_from_on = ahead > least_to_new, ahead > least_to_on
        if -_NEAR < ahead - least_to_new < _NEAR or -_NEAR < ahead - least_to_on < _NEAR:
            return None
        sources.append((new_from_on, on_from_on))
        ahead = (ahead + on_on if on_from_on else new_on) - (ahead + on_new if new_from_on else new_new) + gain
    if -_NEAR < ahead < _NEAR:
        return None
    path = [ahead > 0]
    for source in reversed(sources):
        path.append(source[path[-1]])
    path.reverse()
    return path


@loaded_once
def segmenter() -> Segmenter:
    """The segmenter of the installed underthesea."""
    computed = [f"T[{place}]{function}" for places in _PLACES.values() for place in places for function in _FUNCTIONS]
    templates = frozenset(segmentation_templates())
    if unknown := templates.difference(computed):
        raise changed(f"segments by the features {', '.join(sorted(unknown))}")
    model = read_crf_file(folder(SEGMENTATION) / "models.bin")
    if model.labels != ("B-W", "I-W"):
        raise changed(f"segments by the labels {', '.join(model.labels)}")
    turn = [[0.0, 0.0], [0.0, 0.0]]
    for source, target, weight in model.transitions:
        turn[source][target] = weight
    return Segmenter(_weights(model, templates), turn, dictionary(), _by_underthesea)


def _weights(model: CrfFile, templates: frozenset[str]) -> Weights:
    weights: Weights = defaultdict(dict)
    for attribute, label, weight in model.states:
        template, _, value = model.attributes[attribute].partition("=")
        if template in templates:
            values = weights[template]
            values[value] = values.get(value, 0.0) + (weight if label else -weight)
    return dict(weights)


def _by_underthesea(tokens: Sequence[str]) -> list[bool]:
    # Half a surrogate pair, which its library cannot take, counts like another character that the model has not seen.
    whole = [token.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for token in tokens]
    return [label == "I-W" for label in _original().predict([[token] for token in whole])]


@loaded_once
def _original() -> Any:
    original = module("models.fast_crf_sequence_tagger").FastCRFSequenceTagger()
    original.load(folder(SEGMENTATION))
    return original
