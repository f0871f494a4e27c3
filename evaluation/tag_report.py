"""The figures of mentions for a person: a table in the terminal, and one for the documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evaluation.tag_scores import FIELDS, Scores, SpanScore

_NAME = 26
_COLUMN = 12


def table(scores: Mapping[str, Scores]) -> Iterator[str]:
    """The lines of one set of articles, four for each tagger by name; "-" where it does not find such spans."""
    yield " " * _NAME + "".join(f"{name:>{_COLUMN}}" for name in FIELDS)
    for name, measured in scores.items():
        yield f"{name:{_NAME}}" + _cells(measured.figures())
        for label, figures in (
            ("precision", measured.of_spans(lambda counts: counts.strict.precision.share)),
            ("recall", measured.of_spans(lambda counts: counts.strict.recall.share)),
            ("lenient F1", measured.of_spans(_lenient)),
        ):
            yield f"  {label:{_NAME - 2}}" + _cells(figures)


def markdown(scores: Mapping[str, Mapping[str, Scores]]) -> Iterator[str]:
    """The table of docs/annotation.md: a row for each tagger of each set of articles, lenient F1 in brackets."""
    yield f"| | articles | {' | '.join(FIELDS)} |"
    yield "|---" * (len(FIELDS) + 2) + "|"
    for articles, taggers in scores.items():
        for name, measured in taggers.items():
            yield f"| {name} | {articles} | {' | '.join(_markdown_cells(measured))} |"


def short(figure: float) -> str:
    """Three digits without the zero before them: ".843"."""
    return f"{figure:.3f}".removeprefix("0")


def _markdown_cells(measured: Scores) -> Iterator[str]:
    strict, lenient = measured.figures(), measured.of_spans(_lenient)
    for name in FIELDS:
        beside = f" ({short(lenient[name])})" if name in lenient else ""
        yield short(strict[name]) + beside if name in strict else "-"


def _cells(figures: Mapping[str, float]) -> str:
    shown = (f"{figures[name]:.3f}" if name in figures else "-" for name in FIELDS)
    return "".join(f"{text:>{_COLUMN}}" for text in shown)


def _lenient(counts: SpanScore) -> float:
    return counts.lenient.score
