"""What the page of trends shows of each query: legend, points, and as many numbers as a page can carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.numbers import format_percent

from search.comparison import Compared
from search.figures import Interval
from search.told import Told, told
from search.trends import Point, Series
from search.web.address import Address
from search.web.links import TRENDS
from search.web.texts import Texts
from search.web.trend_chart import Dot, Measure, TrendChart
from search.web.trends_asked import TrendsAsked

#: Points of all lines that may be links, and rows of the table: as many as a page of 150 KB carries beside ten lines.
MOST_LINKED = 120
MOST_ROWS = 150
#: Bytes that the links of the points, or those of the rows, may take; an address of a long query has 5,000.
_LINK_BYTES = 45_000
#: Comparisons that any archive of trade-union news can answer.
_EXAMPLES: tuple[tuple[str, ...], ...] = (
    ('"tiền lương"', '"thưởng Tết"', '"bữa ăn ca"'),
    ('"đối thoại"', '"thỏa ước lao động tập thể"'),
    ("LĐLĐ", '"công nhân"', '"doanh nghiệp"'),
)


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """A point with what is said of it and where it leads."""

    point: Point
    name: str
    href: Address


@dataclass(frozen=True, slots=True)
class ShownSeries:
    """A query in the legend. `points` are empty where they are too many to be links."""

    number: int
    q: str
    series: Series
    href: Address
    told: tuple[Told, ...]
    also: tuple[str, ...]
    dots: tuple[Dot, ...]
    points: tuple[ShownPoint, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The table: of all queries, or of one (`of`, counted from 1) where those of all are too many.

    `left_out` periods, the oldest, stand in the file alone.
    """

    rows: tuple[tuple[str, ShownPoint], ...]
    of: int | None
    left_out: int


def time_name(texts: Texts, start: date, interval: Interval) -> str:
    """A period in figures."""
    written = {
        "month": f"{start:%Y-%m}",
        "quarter": f"{start.year:04}-Q{(start.month + 2) // 3}",
        "year": f"{start.year:04}",
    }
    return texts.span(written[interval])


def amount(texts: Texts, value: float, measure: Measure) -> str:
    """A round number of the axis."""
    if measure == "count":
        return texts.number(int(value))
    return format_percent(value, "0.####\xa0%", locale=texts.language)


def shown_series(
    asked: TrendsAsked, compared: Sequence[Compared], chart: TrendChart | None, texts: Texts
) -> list[ShownSeries]:
    """The queries as legend and chart show them."""
    linked = sum(len(each.series.points) for each in compared) <= min(MOST_LINKED, _fitting(asked))
    lines = [()] * len(compared) if chart is None else [line.dots for line in chart.lines]
    return [
        ShownSeries(
            number,
            each.question.q,
            each.series,
            asked.search(each.question.q),
            tuple(told(each.found.read.reading, folded=each.found.read.folded)),
            each.found.read.reading.also,
            dots,
            tuple(_points(asked, each, texts)) if linked else (),
        )
        for number, (each, dots) in enumerate(zip(compared, lines, strict=True), start=1)
    ]


def numbers(asked: TrendsAsked, compared: Sequence[Compared], texts: Texts) -> Numbers:
    """The rows that the page carries."""
    rows = sum(len(each.series.points) for each in compared)
    most = min(MOST_ROWS, _fitting(asked))
    if rows <= most:
        return Numbers(tuple((c.question.q, point) for c in compared for point in _points(asked, c, texts)), None, 0)
    of = min(asked.numbers, len(compared))
    points = _points(asked, compared[of - 1], texts)
    return Numbers(tuple((asked.queries[of - 1], point) for point in points[-most:]), of, max(0, len(points) - most))


def examples() -> list[tuple[tuple[str, ...], Address]]:
    """Comparisons to begin with."""
    return [
        (queries, Address(TRENDS.path, (*(("q", q) for q in queries), ("interval", interval), ("show", show))))
        for queries, interval, show in zip(
            _EXAMPLES, ("month", "quarter", "year"), ("count", "share", "share"), strict=True
        )
    ]


def _fitting(asked: TrendsAsked) -> int:
    """Links to the search that fit the page."""
    return max(12, _LINK_BYTES // max((len(str(asked.search(q))) for q in asked.queries), default=1))


def _points(asked: TrendsAsked, each: Compared, texts: Texts) -> list[ShownPoint]:
    return [
        ShownPoint(
            point,
            time_name(texts, date.fromisoformat(point.start), asked.interval),
            asked.search_in(each.question.q, point.start),
        )
        for point in each.series.points
    ]
