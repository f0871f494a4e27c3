"""The timeline as a drawing: bars in percent of the width, so that it needs no script and fits a phone.

A bar is as high as its count, or as its share of all articles of the period; where many days were not collected, the
period is hatched: there no bar means that nobody looked.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from search.collected import Missing
from search.result import TimelineBar
from search.web.hatching import Grade, grade

#: What the height of a bar says.
Height = Literal["count", "share"]
HEIGHTS: tuple[Height, ...] = ("count", "share")

#: Beyond five years a bar is a year: on a phone 60 bars are 4 px wide each, fewer could not be touched.
MAXIMUM_MONTHS = 60
#: Height of the bars and room for the years below, in px.
PLOT_HEIGHT = 100
#: As many year labels as fit beside each other on 280 px.
MAXIMUM_LABELS = 6
_NOTHING_MISSING = Missing(0, 0)


@dataclass(frozen=True, slots=True)
class Bar:
    """One month or year: its days, its numbers, and where it stands (`x`, `width` in percent, `y`, `height` in px).

    `gaps`: days on which a source asked was not collected, summed over the sources, of `days` that there are.
    """

    first: date
    last: date
    count: int
    of: int
    gaps: int
    days: int
    x: float
    width: float
    y: float
    height: float

    @property
    def grade(self) -> Grade:
        """How much of it is missing."""
        return grade(self.gaps, self.days)


@dataclass(frozen=True, slots=True)
class Label:
    """A year under the bars, at `x` percent."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What the template draws. `yearly`: a bar is a year, not a month. `maximum`: count or share of the highest."""

    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    yearly: bool
    height: Height
    maximum: float

    @property
    def gaps(self) -> int:
        """Of all bars."""
        return sum(bar.gaps for bar in self.bars)

    @property
    def grades(self) -> frozenset[Grade]:
        """Those that occur."""
        return frozenset(bar.grade for bar in self.bars)


@dataclass(frozen=True, slots=True)
class _Span:
    first: date
    last: date
    count: int
    of: int
    gaps: int
    days: int

    def size(self, height: Height) -> float:
        return self.count if height == "count" else self.count / self.of if self.of else 0.0


def chart(timeline: Sequence[TimelineBar], missing: Sequence[Missing] = (), height: Height = "count") -> Chart | None:
    """The drawing of a result's timeline: whole years, empty months filled in; None where no match has a date.

    `missing` is that of each bar (`search.collected.timeline_missing`), none where it is not told.
    """
    years = [date.fromisoformat(bar.start).year for bar in timeline if bar.count]
    if not years:
        return None
    gaps = {bar.start: days for bar, days in zip(timeline, missing, strict=False)}
    spans = list(_months(timeline, gaps, min(years), max(years)))
    yearly = len(spans) > MAXIMUM_MONTHS
    if yearly:
        spans = [_merged(list(months)) for _, months in groupby(spans, key=lambda span: span.first.year)]
    maximum = max(span.size(height) for span in spans)
    return Chart(tuple(_placed(spans, height, maximum)), tuple(_labels(spans)), yearly, height, maximum)


def _months(
    timeline: Sequence[TimelineBar], gaps: Mapping[str, Missing], first_year: int, last_year: int
) -> Iterator[_Span]:
    known = {bar.start: bar for bar in timeline}
    for year in range(first_year, last_year + 1):
        for month in range(1, 13):
            first = date(year, month, 1)
            bar = known.get(first.isoformat())
            last = date(year, month, monthrange(year, month)[1])
            missing = gaps.get(first.isoformat(), _NOTHING_MISSING)
            yield _Span(first, last, bar.count if bar else 0, bar.of if bar else 0, missing.days, missing.of)


def _merged(months: list[_Span]) -> _Span:
    count, of = sum(month.count for month in months), sum(month.of for month in months)
    gaps, days = sum(month.gaps for month in months), sum(month.days for month in months)
    return _Span(months[0].first, months[-1].last, count, of, gaps, days)


def _placed(spans: Sequence[_Span], height: Height, maximum: float) -> Iterator[Bar]:
    slot = 100 / len(spans)
    for number, span in enumerate(spans):
        size = max(2.0, span.size(height) / maximum * PLOT_HEIGHT) if span.count else 0.0
        x, width, y = number * slot + slot * 0.1, slot * 0.8, PLOT_HEIGHT - size
        place = (round(x, 3), round(width, 3), round(y, 1), round(size, 1))
        yield Bar(span.first, span.last, span.count, span.of, span.gaps, span.days, *place)


def _labels(spans: Sequence[_Span]) -> Iterator[Label]:
    starts = [(number, span.first.year) for number, span in enumerate(spans) if span.first.month == 1]
    for number, year in starts[:: -(-len(starts) // MAXIMUM_LABELS)]:
        yield Label(round(number * 100 / len(spans), 3), str(year))
