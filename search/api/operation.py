"""`GET /api/sources` and `GET /healthz`."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from search.api.answers.base import Problem
from search.api.answers.operation import HealthAnswer, SourceAnswer, SourcesAnswer
from search.api.freshness import CACHE_CONTROL, answer_as_made
from search.api.routes import DOWN, NOT_MODIFIED, WRONG, JsonResponse, nothing_asked, shown
from search.services import services

router = APIRouter()


@router.get(
    "/api/sources",
    tags=["sources"],
    summary="Sources",
    response_model=SourcesAnswer,
    responses=shown("sources") | NOT_MODIFIED | WRONG | DOWN,
)
def sources(request: Request) -> Response:
    """Every source: its articles by day, its last run with outcomes, what waits for the index."""
    nothing_asked(request)
    served = services(request)
    statuses = {status.source: status for status in served.catalogue.source_statuses()}
    answer = SourcesAnswer(
        sources=[
            SourceAnswer.of(
                key,
                served.sources.by_key.get(key),
                statuses.get(key),
                served.catalogue.coverage(key),
                served.catalogue.outcome_totals(key),
            )
            for key in sorted({*served.sources.by_key, *statuses})
        ]
    )
    return answer_as_made(request, answer.model_dump())


@router.get(
    "/healthz",
    tags=["operation"],
    summary="Health",
    response_model=HealthAnswer,
    responses=shown("health")
    | WRONG
    | {503: {"model": HealthAnswer | Problem, "description": "The backend is down, or the catalogue."}},
)
def health(request: Request) -> Response:
    """Whether searches are answered now, and what still waits for the index."""
    nothing_asked(request)
    served = services(request)
    answer = HealthAnswer.of(served.backend.health(), served.catalogue.waiting_count())
    status = 200 if answer.reachable else 503
    return JsonResponse(answer.model_dump(), status_code=status, headers={"Cache-Control": CACHE_CONTROL})
