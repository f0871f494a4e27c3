"""The geometry of a chart of trends: positions as parts of its width and height, so that any size can be drawn. Pure.

Lines are of counts or of shares, both from zero up; a share that is of nothing has no place, its line breaks there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import ceil, floor, log10
from typing import Literal

from search.trends import Point
from search.web.hatching import Grade, grade

#: What the height of a point says.
Measure = Literal["count", "share"]
MEASURES: tuple[Measure, ...] = ("count", "share")

#: Lines between zero and the top that the eye can still tell apart on a phone.
MOST_TICKS = 6
#: As many labels of time as fit beside each other on 280 px.
MOST_LABELS = 6
#: Intervals of few articles reach far: those of one article would press the lines flat. They are cut at this many
#: times the highest share.
_TALLEST_BAND = 2.0
#: Marks of a line that is too long to have one on each point.
_MARKS_OF_LONG_LINE = 12
#: A line of more points has no mark where it lies on zero: there they would hide the data.
_MOST_WITH_ZEROS = 24


@dataclass(frozen=True, slots=True)
class Dot:
    """Point `number` of a line: `x` from the left, `y`, `low` and `high` from the top, as parts of 1.

    `low` and `high` are the ends of the interval, None where counts are drawn; `high` may lie above the chart (< 0).
    """

    number: int
    x: float
    y: float
    low: float | None = None
    high: float | None = None

    @property
    def zero(self) -> bool:
        """It stands on the zero line."""
        return self.y >= 1


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One query's points, in stretches between which there is nothing to be drawn."""

    stretches: tuple[tuple[Dot, ...], ...]

    @property
    def dots(self) -> tuple[Dot, ...]:
        """All points that have a place."""
        return tuple(dot for stretch in self.stretches for dot in stretch)

    @property
    def marks(self) -> tuple[Dot, ...]:
        """Points, far enough from each other, that carry the line's mark where not each of them does."""
        dots = self.marked or self.dots
        return dots[:: ceil(len(dots) / _MARKS_OF_LONG_LINE) or 1]

    @property
    def marked(self) -> tuple[Dot, ...]:
        """Points that carry the line's mark where there is room for each."""
        dots = self.dots
        return dots if len(dots) <= _MOST_WITH_ZEROS else tuple(dot for dot in dots if not dot.zero)


@dataclass(frozen=True, slots=True)
class Tick:
    """A round number of the axis, `y` from the top."""

    y: float
    value: float


@dataclass(frozen=True, slots=True)
class TimeLabel:
    """The time at `x`: a year where `of_year`, else the period that begins on `start`."""

    x: float
    start: date
    of_year: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Neighbouring periods of which as much was not collected, from `x` on."""

    x: float
    width: float
    grade: Grade


@dataclass(frozen=True, slots=True)
class TrendChart:
    """What is drawn. `cut`: an interval reaches beyond the top."""

    measure: Measure
    lines: tuple[TrendLine, ...]
    ticks: tuple[Tick, ...]
    labels: tuple[TimeLabel, ...]
    gaps: tuple[Gap, ...]
    cut: bool

    @property
    def grades(self) -> frozenset[Grade]:
        """Those of its gaps."""
        return frozenset(gap.grade for gap in self.gaps)


def trend_chart(series: Sequence[Sequence[Point]], measure: Measure) -> TrendChart | None:
    """The chart of several series over the same periods; None where there is no period."""
    if not series or not series[0]:
        return None
    ticks = round_axis(_highest(series, measure), whole=measure == "count")
    top = ticks[-1]
    lines = tuple(_line(points, measure, top) for points in series)
    return TrendChart(
        measure,
        lines,
        tuple(Tick(1 - value / top, value) for value in ticks),
        tuple(_labels([date.fromisoformat(point.start) for point in series[0]])),
        tuple(_gaps([_worst([points[number] for points in series]) for number in range(len(series[0]))])),
        any(dot.high is not None and dot.high < 0 for line in lines for dot in line.dots),
    )


def round_axis(highest: float, *, whole: bool) -> list[float]:
    """Round numbers from zero to the first not below `highest`: `whole` ones for counts, at most 1 for shares."""
    if highest <= 0:
        return [0, 1]
    rough = highest / (MOST_TICKS - 1)
    magnitude = 10.0 ** floor(log10(rough))
    step = next(unit * magnitude for unit in (1, 2, 5, 10) if unit * magnitude >= rough * (1 - 1e-9))
    if whole:
        step = max(1.0, step)
    ticks = [round(number * step, 12) for number in range(ceil(highest / step - 1e-9) + 1)]
    return ticks if whole else [*(tick for tick in ticks if tick < 1), *([1.0] if ticks[-1] >= 1 else [])]


def path(dots: Sequence[Dot], width: float, height: float) -> str:
    """A stretch as SVG's path; a lone point becomes a dot, where the line has round ends."""
    places = " ".join(f"{_size(dot.x * width)} {_size(dot.y * height)}" for dot in dots)
    return f"M{places}" if len(dots) > 1 else f"M{places}h0"


def band(dots: Sequence[Dot], width: float, height: float) -> str:
    """The intervals of a stretch as an area; "" where counts are drawn. That of a lone point is an upright line."""
    upper = [(dot.x * width, max(dot.high, 0) * height) for dot in dots if dot.high is not None]
    lower = [(dot.x * width, dot.low * height) for dot in reversed(dots) if dot.low is not None]
    if not upper:
        return ""
    return "M" + " ".join(f"{_size(x)} {_size(y)}" for x, y in (*upper, *lower)) + "z"


def _size(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _value(point: Point, measure: Measure) -> float | None:
    return point.count if measure == "count" else point.share


def _highest(series: Sequence[Sequence[Point]], measure: Measure) -> float:
    points = [point for each in series for point in each]
    highest = max((value for point in points if (value := _value(point, measure)) is not None), default=0)
    if measure == "count" or not highest:
        return highest
    return min(max(point.high for point in points if point.high is not None), _TALLEST_BAND * highest)


def _line(points: Sequence[Point], measure: Measure, top: float) -> TrendLine:
    def dot(number: int, point: Point, value: float) -> Dot:
        x = (number + 0.5) / len(points)
        if measure == "count" or point.low is None or point.high is None:
            return Dot(number, x, 1 - value / top)
        return Dot(number, x, 1 - value / top, 1 - point.low / top, 1 - point.high / top)

    placed = [
        None if (value := _value(point, measure)) is None else dot(number, point, value)
        for number, point in enumerate(points)
    ]
    groups = groupby(placed, key=lambda each: each is not None)
    return TrendLine(tuple(tuple(each for each in dots if each is not None) for there, dots in groups if there))


def _labels(starts: Sequence[date]) -> Iterator[TimeLabel]:
    """The years, where they begin; the periods themselves where there are hardly any years."""
    years = [(number, start) for number, start in enumerate(starts) if start.month == 1]
    of_year = len(years) > 1 or len(years) == len(starts)
    labelled = years if of_year else list(enumerate(starts))
    for number, start in labelled[:: ceil(len(labelled) / MOST_LABELS)]:
        yield TimeLabel((number + 0.5) / len(starts), start, of_year)


def _worst(points: Sequence[Point]) -> Grade:
    """Queries may name sources, so that not all miss the same."""
    most = max(points, key=lambda point: point.gaps / (point.days or 1))
    return grade(most.gaps, most.days)


def _gaps(grades: Sequence[Grade]) -> Iterator[Gap]:
    for said, numbers in groupby(range(len(grades)), key=lambda number: grades[number]):
        if said:
            run = list(numbers)
            yield Gap(run[0] / len(grades), len(run) / len(grades), said)
