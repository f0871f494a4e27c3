"""The page that compares queries over time, and its chart and numbers as files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from vl_convert import svg_to_png

from newscrawl import __version__
from search.comparison import INTERVALS, MOST_QUERIES, Compared, compare
from search.permalink import cited_since
from search.request import RequestError
from search.services import services
from search.web.links import TRENDS
from search.web.png import BusyError, Pictures
from search.web.refine import chips, shown_as, unfiltered
from search.web.rendering import language, page, source_name, texts_for
from search.web.trend_chart import MEASURES, band, path, trend_chart
from search.web.trend_files import ChartFile, TrendsNote, chart_svg, trends_csv
from search.web.trends_asked import TrendsAsked, trends_asked
from search.web.trends_shown import amount, examples, numbers, shown_series, time_name

#: Pixels of the picture for each of the drawing's.
PNG_SCALE = 2
#: One after another: a picture takes a second of a core.
_PICTURES = Pictures(partial(svg_to_png, scale=PNG_SCALE))
#: Stands for the moment where two drawings are compared.
_NO_MOMENT = datetime.min.replace(tzinfo=UTC)
#: The fewest fields for queries that the form has.
_FEWEST_FIELDS = 3


def routes() -> list[BaseRoute]:
    """The routes of these pages."""
    return [
        Route(TRENDS.path, trends),
        Route(f"{TRENDS.path}.svg", drawing),
        Route(f"{TRENDS.path}.png", picture),
        Route(f"{TRENDS.path}.csv", table),
    ]


def trends(request: Request) -> Response:
    """The form and, where queries are given, their chart and numbers; every state is in the address."""
    served, texts = services(request), texts_for(request)
    asked = trends_asked(request.query_params.multi_items())
    compared = compare(served, asked.questions, asked.interval) if asked.questions else []
    chart = trend_chart([each.series.points for each in compared], asked.measure)

    def source(key: str) -> str:
        return source_name(served.sources, key, texts.language)

    filters = asked.here.dropping("q", "interval", "show", "numbers", "published_from", "published_to")
    return page(
        request,
        "trends.html",
        asked=asked,
        intervals=INTERVALS,
        measures=MEASURES,
        fields=[*asked.queries, *[""] * _empty_fields(len(asked.queries))],
        hidden=filters.items,
        chips=chips(asked.here, shown_as(source), texts),
        unfiltered=unfiltered(asked.here),
        examples=[] if compared else examples(),
        chart=chart,
        shown=shown_series(asked, compared, chart, texts),
        numbers=numbers(asked, compared, texts),
        time_name=time_name,
        amount=amount,
        path=path,
        band=band,
        cited=cited_since(served.catalogue, asked.as_of) if asked.as_of and compared else None,
        permalink=_note(request, asked, datetime.now(UTC)).permalink,
    )


def drawing(request: Request) -> Response:
    """The chart as a file that stands by itself."""
    return _file(chart_svg(_made(request), language(request)).encode(), "image/svg+xml", "svg")


def picture(request: Request) -> Response:
    """The same as pixels; one drawn before is given again while it would differ in the moment alone."""
    made = _made(request)
    timeless = replace(made, note=_note(request, made.asked, _NO_MOMENT))
    try:
        drawn = _PICTURES.of(chart_svg(timeless, language(request)), lambda: chart_svg(made, language(request)))
    except BusyError:
        raise HTTPException(503, headers={"Retry-After": "5"}) from None
    return _file(drawn, "image/png", "png")


def table(request: Request) -> Response:
    """The numbers, a line for each query and period."""
    asked, compared = _compared(request)
    return _file(
        trends_csv(asked, compared, _note(request, asked, datetime.now(UTC))), "text/csv; charset=utf-8", "csv"
    )


def _made(request: Request) -> ChartFile:
    asked, compared = _compared(request)
    chart = trend_chart([each.series.points for each in compared], asked.measure)
    return ChartFile(asked, compared, chart, _note(request, asked, datetime.now(UTC)))


def _compared(request: Request) -> tuple[TrendsAsked, list[Compared]]:
    asked = trends_asked(request.query_params.multi_items())
    if not asked.questions:
        raise RequestError("q", "is missing")
    return asked, compare(services(request), asked.questions, asked.interval)


def _note(request: Request, asked: TrendsAsked, moment: datetime) -> TrendsNote:
    return TrendsNote(asked.permalink(moment, str(request.base_url).rstrip("/")), moment, f"newscrawl {__version__}")


def _empty_fields(filled: int) -> int:
    """One or two more than are filled, as far as so many may be compared."""
    return max(_FEWEST_FIELDS - filled, min(2 if filled < _FEWEST_FIELDS else 1, MOST_QUERIES - filled))


def _file(body: bytes, media_type: str, extension: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="newscrawl-trends.{extension}"'}
    return Response(body, media_type=media_type, headers=headers)
