"""The scorer of mentions: spans that a tagger finds against those that a person marked.

Strict: type and both ends are right. Lenient: spans of one type share a character. Values of dates: of the marked dates
that have a value and are found leniently, the share with that value; and exactly, of those found strictly, an empty
value being one too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from newscrawl.models import MentionType
from newscrawl.tag.spans import Span

NAMES: tuple[MentionType, ...] = ("PER", "ORG", "LOC")
TYPES: tuple[MentionType, ...] = (*NAMES, "DOC", "DATE")
ALL_NAMES = "PER+ORG+LOC"
VALUE, EXACT_VALUE = "DATE value", "exact value"
#: The columns of the table, in its order: whose F1, then the two shares of dates with the right value.
SPANS: dict[str, tuple[MentionType, ...]] = {
    **{name: (name,) for name in NAMES},
    ALL_NAMES: NAMES,
    "DOC": ("DOC",),
    "DATE": ("DATE",),
}
FIELDS = (*SPANS, VALUE, EXACT_VALUE)

_Pair = tuple[list[Span], list[Span]]


@dataclass(frozen=True, slots=True)
class Ratio:
    """So many of so many."""

    part: int = 0
    whole: int = 0

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(self.part + other.part, self.whole + other.whole)

    @property
    def share(self) -> float:
        """The part of the whole, 0 of nothing."""
        return self.part / self.whole if self.whole else 0.0


@dataclass(frozen=True, slots=True)
class F1:
    """How many of the spans found are right, and how many of the marked spans are found."""

    precision: Ratio = Ratio()
    recall: Ratio = Ratio()

    def __add__(self, other: F1) -> F1:
        return F1(self.precision + other.precision, self.recall + other.recall)

    @property
    def score(self) -> float:
        """The harmonic mean of precision and recall."""
        precision, recall = self.precision.share, self.recall.share
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, slots=True)
class SpanScore:
    """The spans of one or several types, strictly and leniently."""

    strict: F1 = F1()
    lenient: F1 = F1()

    def __add__(self, other: SpanScore) -> SpanScore:
        return SpanScore(self.strict + other.strict, self.lenient + other.lenient)

    @property
    def marked(self) -> int:
        """How many spans a person marked."""
        return self.strict.recall.whole


@dataclass(frozen=True, slots=True)
class Scores:
    """What one tagger reaches on articles, by `FIELDS`; types that are neither marked nor found have no figure."""

    spans: dict[str, SpanScore]
    values: dict[str, Ratio]

    def figures(self) -> dict[str, float]:
        """Strict F1, and of the values the shares."""
        shares = {name: ratio.share for name, ratio in self.values.items()}
        return self.of_spans(lambda counts: counts.strict.score) | shares

    def of_spans(self, figure: Callable[[SpanScore], float]) -> dict[str, float]:
        """A figure of the spans of each field that has any."""
        return {name: figure(counts) for name, counts in self.spans.items()}

    def to_json(self) -> dict[str, Any]:
        """Everything, in plain numbers."""
        return {name: _to_json(score) for name, score in self.spans.items()} | {
            name: {"share": ratio.share, "of": ratio.whole} for name, ratio in self.values.items()
        }


def score(marked: Sequence[Sequence[Span]], found: Sequence[Sequence[Span]], types: Iterable[MentionType]) -> Scores:
    """The scores over articles: for each the spans marked and the spans found, of these types only."""
    pairs = list(zip(marked, found, strict=True))
    counted = set(types)
    spans = {}
    for name, kinds in SPANS.items():
        if counted.issuperset(kinds):
            of_kinds = (_span_score(*_of_type(kind, pair)) for kind in kinds for pair in pairs)
            spans[name] = reduce(SpanScore.__add__, of_kinds, SpanScore())
    dates = [_of_type("DATE", pair) for pair in pairs] if "DATE" in counted else []
    values = {VALUE: _summed(map(_values, dates)), EXACT_VALUE: _summed(map(_exact_values, dates))}
    return Scores(
        {name: counts for name, counts in spans.items() if counts.marked or counts.strict.precision.whole},
        {name: ratio for name, ratio in values.items() if ratio.whole},
    )


def _of_type(kind: MentionType, pair: tuple[Sequence[Span], Sequence[Span]]) -> _Pair:
    marked, found = pair
    return [span for span in marked if span.type == kind], [span for span in found if span.type == kind]


def _span_score(marked: list[Span], found: list[Span]) -> SpanScore:
    places = {(span.start, span.end) for span in found}
    right = sum((span.start, span.end) in places for span in marked)
    met = sum(any(span.overlaps(other) for other in found) for span in marked)
    meeting = sum(any(span.overlaps(other) for other in marked) for span in found)
    return SpanScore(
        F1(Ratio(right, len(found)), Ratio(right, len(marked))), F1(Ratio(meeting, len(found)), Ratio(met, len(marked)))
    )


def _values(pair: _Pair) -> Ratio:
    """Of a marked date that several found ones meet the first found counts."""
    marked, found = pair
    valued = [(date, next((other for other in found if date.overlaps(other)), None)) for date in marked if date.value]
    met = [date.value == other.value for date, other in valued if other is not None]
    return Ratio(sum(met), len(met))


def _exact_values(pair: _Pair) -> Ratio:
    marked, found = pair
    values = {(date.start, date.end): date.value for date in found}
    met = [values[place] == date.value for date in marked if (place := (date.start, date.end)) in values]
    return Ratio(sum(met), len(met))


def _summed(ratios: Iterable[Ratio]) -> Ratio:
    return sum(ratios, Ratio())


def _to_json(counts: SpanScore) -> dict[str, Any]:
    strict, lenient = counts.strict, counts.lenient
    return {
        "marked": counts.marked,
        "found": strict.precision.whole,
        "precision": strict.precision.share,
        "recall": strict.recall.share,
        "f1": strict.score,
        "lenient_f1": lenient.score,
    }
