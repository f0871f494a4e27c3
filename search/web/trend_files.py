"""The chart and the numbers of a comparison as files that say themselves what they are of."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from newscrawl.models import VIETNAM_TIME
from search.comparison import Compared
from search.export.csv_rows import BYTE_ORDER_MARK, cell_text
from search.fields import MAPPING_VERSION
from search.web.hatching import hatching_notes
from search.web.rendering import environment
from search.web.texts import Language, Texts
from search.web.trend_chart import TrendChart, band, path
from search.web.trends_asked import TrendsAsked
from search.web.trends_shown import amount, time_name

COLUMNS = (
    "query", "interval", "start", "end", "count", "of", "share", "share_low", "share_high", "source_days_missing",
    "query_total", "query_undated", "filters", "permalink", "exported", "index_version",
)  # fmt: skip
#: Size of the drawing's plot in px, and characters that fit on a line below it.
PLOT_WIDTH, PLOT_HEIGHT = 880, 400
_LONGEST_NAME = 80
_LONGEST_LINE = 125
#: Of ten long queries the address may take a page; the drawing's link has it whole.
_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class TrendsNote:
    """Where the numbers come from: the lasting address, when, by what."""

    permalink: str
    moment: datetime
    program: str


@dataclass(frozen=True, slots=True)
class ChartFile:
    """What a chart's file is made of; `chart` is None where nothing was found in any period."""

    asked: TrendsAsked
    compared: Sequence[Compared]
    chart: TrendChart | None
    note: TrendsNote


def trends_csv(asked: TrendsAsked, compared: Sequence[Compared], note: TrendsNote) -> bytes:
    """A line for each query and period, as spreadsheets open it: byte order mark, comma, CRLF.

    Shares are parts of 1. A cell that a spreadsheet would run as a formula gets a "'" in front.
    """
    text = io.StringIO(newline="")
    text.write(BYTE_ORDER_MARK)
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    filters = "; ".join(
        f"{name}={value}" for name, value in asked.here.dropping("q", "interval", "show", "numbers").items
    )
    moment = note.moment.astimezone(VIETNAM_TIME).isoformat(timespec="seconds")
    origin = [cell_text(said) for said in (filters, note.permalink, moment, MAPPING_VERSION)]
    for each in compared:
        for point in each.series.points:
            first, last = asked.days(point.start)
            rows.writerow(
                [
                    cell_text(each.question.q), asked.interval, first, last, point.count, point.of,
                    *(_part(value) for value in (point.share, point.low, point.high)),
                    point.gaps, each.series.total, each.series.undated, *origin,
                ]
            )  # fmt: skip
    return text.getvalue().encode()


def chart_svg(made: ChartFile, language: Language) -> str:
    """The chart as an SVG file with its own colours, title, legend and origin."""
    templates = environment(language)
    texts = templates.globals["texts"]
    assert isinstance(texts, Texts)
    _ = texts.translations.gettext
    return templates.get_template("trends.svg").render(
        language=language,
        title=_title(made, texts),
        chart=made.chart,
        empty=_("Không có bài nào trong thời gian này."),
        width=PLOT_WIDTH,
        height=PLOT_HEIGHT,
        amount=lambda value: amount(texts, value, made.asked.measure),
        path=path,
        band=band,
        labels=list(_labels(made, texts)),
        names=[_name(each, texts) for each in made.compared],
        notes=list(_notes(made, texts)),
        permalink=made.note.permalink,
        lines=_wrapped(made.note.permalink),
    )


def _part(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}"


def _title(made: ChartFile, texts: Texts) -> str:
    _ = texts.translations.gettext
    said = {
        ("count", "month"): _("Số bài theo tháng"),
        ("count", "quarter"): _("Số bài theo quý"),
        ("count", "year"): _("Số bài theo năm"),
        ("share", "month"): _("Tỷ lệ trong mọi bài của tháng"),
        ("share", "quarter"): _("Tỷ lệ trong mọi bài của quý"),
        ("share", "year"): _("Tỷ lệ trong mọi bài của năm"),
    }
    return said[made.asked.measure, made.asked.interval]


def _labels(made: ChartFile, texts: Texts) -> Iterator[tuple[float, str]]:
    for label in made.chart.labels if made.chart else ():
        yield label.x, str(label.start.year) if label.of_year else time_name(texts, label.start, made.asked.interval)


def _name(each: Compared, texts: Texts) -> str:
    total = each.series.total
    said = texts.translations.ngettext("%(figure)s bài", "%(figure)s bài", total) % {"figure": texts.number(total)}
    q = each.question.q
    return f"{q if len(q) <= _LONGEST_NAME else q[:_LONGEST_NAME] + '…'} – {said}"


def _notes(made: ChartFile, texts: Texts) -> Iterator[str]:
    """The lines below the legend: what the marks mean, what is not in the drawing, where it comes from."""
    _ = texts.translations.gettext
    days = made.asked.chosen
    if days.first or days.last:
        yield _("Bài đăng từ %(first)s đến %(last)s.") % {
            "first": texts.day(days.first) or "…",
            "last": texts.day(days.last) or "…",
        }
    filters = made.asked.here.dropping("q", "interval", "show", "numbers", "published_from", "published_to").items
    if filters:
        said = "; ".join(f"{name}={value}" for name, value in filters)
        yield from _wrapped(_("Bộ lọc: %(filters)s") % {"filters": said})
    if made.asked.measure == "share" and made.chart:
        yield _("Dải màu quanh đường: khoảng tin cậy 95 %% (Wilson).") % {}
    yield from (said for _grade, said in hatching_notes(made.chart.grades if made.chart else (), texts))
    undated = max((each.series.undated for each in made.compared), default=0)
    if undated:
        yield _("Bài không rõ ngày đăng không có trong biểu đồ.")
    yield _("Nguồn: Kho tin công đoàn (%(program)s), số liệu lúc %(moment)s.") % {
        "program": made.note.program,
        "moment": texts.moment(made.note.moment),
    }


def _wrapped(text: str) -> list[str]:
    lines = [text[start : start + _LONGEST_LINE] for start in range(0, len(text), _LONGEST_LINE)]
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1][:-1] + "…"]
