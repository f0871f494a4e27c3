"""`GET /api/trends` and `GET /api/mentioned`: matches over time."""

from __future__ import annotations

import time
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from search.api.answers.figures import (
    MENTIONED_UNITS,
    MentionedAnswer,
    MentionedInterval,
    TrendsAnswer,
    mentioned_answer,
    series_answer,
)
from search.api.freshness import answer_of_index
from search.api.routes import DOWN, NOT_MODIFIED, WRONG, asked, described, shown
from search.comparison import COMPARISON, compare, interval_of
from search.entity_names import with_names_resolved
from search.parameters import FILTER_PARAMETERS, Q, choice, request_of
from search.periods import bounds
from search.request import RequestError, SearchRequest
from search.services import services

_MENTIONED = (
    Q,
    *FILTER_PARAMETERS,
    choice("interval", "What each bar is of.", ("day", "month", "year"), "month"),
)

router = APIRouter()


@router.get(
    "/api/trends",
    tags=["search"],
    summary="Trends",
    response_model=TrendsAnswer,
    responses=shown("trends") | NOT_MODIFIED | WRONG | DOWN,
    openapi_extra=described(*COMPARISON),
)
def trends(request: Request) -> Response:
    """Queries over time, by month, quarter or year of publication: counts, and shares of all articles of the sources.

    The filters hold for all queries. All series have the same periods: those of the days of publication asked for, or
    from the first to the last in which any query has a hit.
    """
    values = asked(request, COMPARISON)
    if any(name == "q" and not text.strip() for name, text in request.query_params.multi_items()):
        raise RequestError("q", "is empty; leave it out to count all articles")
    questions = [request_of(values, q) for q in values.all("q") or ("",)]
    interval = interval_of(values)
    served = services(request)

    def make() -> dict[str, Any]:
        started = time.perf_counter()
        compared = compare(served, questions, interval)
        answers = [series_answer(each.question.q, each.found, each.series) for each in compared]
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
    """The days, months or years that matching articles speak of, whenever they were published."""
    values = asked(request, _MENTIONED)
    question = request_of(values)
    unit = next(each for each in MENTIONED_UNITS if each == values.one("interval", "month"))
    served = services(request)

    def make() -> dict[str, Any]:
        found = served.backend.mentioned(with_names_resolved(served.catalogue, question), unit)
        return mentioned_answer(found, _bounds(question, unit), unit)

    return answer_of_index(request, make)


def _bounds(question: SearchRequest, unit: MentionedInterval) -> tuple[int | None, int | None]:
    """First and last year, month or day asked for, as the index numbers them."""
    first, last = (
        None if day is None else bounds(day)[MENTIONED_UNITS.index(unit)]
        for day in (question.mentioned_from, question.mentioned_to)
    )
    return first, last
