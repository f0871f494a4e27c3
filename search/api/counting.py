"""`GET /api/trends` and `GET /api/mentioned`: matches over time."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, get_args

from fastapi import APIRouter, Request
from starlette.responses import Response

from search.api.answers.figures import MentionedAnswer, TrendsAnswer, mentioned_answer, series_answer
from search.api.freshness import answer_of_index
from search.api.routes import DOWN, NOT_MODIFIED, WRONG, asked, described, shown
from search.backends.base import Trend
from search.entity_names import with_names_resolved
from search.fields import SOURCE
from search.figures import Days, Interval, Period
from search.parameters import FILTER_PARAMETERS, Parameter, Q, choice, request_of
from search.periods import bounds
from search.request import RequestError, SearchRequest
from search.services import services
from search.trends import series

#: Queries that are compared at once.
MOST_QUERIES = 10

_INTERVALS: tuple[Interval, ...] = get_args(Interval)
_TRENDS = (
    Parameter(
        "q",
        f"{Q.description} Repeat it to compare queries; without it all articles are counted.",
        {"type": "array", "items": dict(Q.schema), "maxItems": MOST_QUERIES},
        example=["đối thoại", "thỏa ước lao động"],
    ),
    *FILTER_PARAMETERS,
    choice("interval", "What each point is of, in Vietnam's time.", _INTERVALS, "month"),
)
_MENTIONED = (
    Q,
    *FILTER_PARAMETERS,
    choice("interval", "What each bar is of.", ("month", "year"), "month"),
)

router = APIRouter()


@router.get(
    "/api/trends",
    tags=["search"],
    summary="Trends",
    response_model=TrendsAnswer,
    responses=shown("trends") | NOT_MODIFIED | WRONG | DOWN,
    openapi_extra=described(*_TRENDS),
)
def trends(request: Request) -> Response:
    """Queries over time, by month, quarter or year of publication: counts, and shares of all articles of the sources.

    The filters hold for all queries. All series have the same periods: those of the days of publication asked for, or
    from the first to the last in which any query has a hit.
    """
    values = asked(request, _TRENDS)
    if any(name == "q" and not text.strip() for name, text in request.query_params.multi_items()):
        raise RequestError("q", "is empty; leave it out to count all articles")
    questions = [request_of(values, q) for q in values.all("q") or ("",)]
    interval = next(each for each in _INTERVALS if each == values.one("interval", "month"))
    served = services(request)
    chosen = Days(questions[0].published_from, questions[0].published_to)
    of_sources = questions[0].filters.get(SOURCE.name, ())

    def gaps(found: Trend, over: Sequence[Period]) -> list[int]:
        days = [chosen.part_of(*period.days) for period in over]
        return served.collected.gaps(days, of_sources, found.read.reading.tree)

    def make() -> dict[str, Any]:
        started = time.perf_counter()
        found = [served.backend.trend(with_names_resolved(served.catalogue, question)) for question in questions]
        made = series(found, interval, chosen, gaps)
        answers = [
            series_answer(question.q, trend, each) for question, trend, each in zip(questions, found, made, strict=True)
        ]
        return {"interval": interval, "series": answers, "took_ms": round((time.perf_counter() - started) * 1000)}

    return answer_of_index(request, make)


@router.get(
    "/api/mentioned",
    tags=["search"],
    summary="Mentioned dates",
    response_model=MentionedAnswer,
    responses=shown("mentioned") | NOT_MODIFIED | WRONG | DOWN,
    openapi_extra=described(*_MENTIONED),
)
def mentioned(request: Request) -> Response:
    """The months or years that matching articles speak of, whenever they were published."""
    values = asked(request, _MENTIONED)
    question = request_of(values)
    by_year = values.one("interval") == "year"
    served = services(request)

    def make() -> dict[str, Any]:
        found = served.backend.mentioned(with_names_resolved(served.catalogue, question), by_year=by_year)
        return mentioned_answer(found, _bounds(question, by_year=by_year), by_year=by_year)

    return answer_of_index(request, make)


def _bounds(question: SearchRequest, *, by_year: bool) -> tuple[int | None, int | None]:
    """First and last year or month asked for, as the index numbers them."""
    first, last = (
        None if day is None else bounds(day)[0 if by_year else 1]
        for day in (question.mentioned_from, question.mentioned_to)
    )
    return first, last
