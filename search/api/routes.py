"""The API's routes."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import JSONResponse

from search.api.answers.article import ArticleAnswer
from search.api.answers.base import Problem
from search.api.answers.operation import HealthAnswer, SourceAnswer, SourcesAnswer
from search.api.answers.searching import SearchAnswer
from search.parameters import PART, QUESTION, Parameter, read_request, refuse_unknown
from search.request import SearchRequest
from search.services import Services, services

Served = Annotated[Services, Depends(services)]
WRONG: dict[int | str, dict[str, Any]] = {422: {"model": Problem, "description": "A parameter is wrong; which one."}}
DOWN: dict[int | str, dict[str, Any]] = {503: {"model": Problem, "description": "The backend is down; try again."}}
UNKNOWN: dict[int | str, dict[str, Any]] = {404: {"model": Problem, "description": "There is no such article."}}


def described(*parameters: Parameter) -> dict[str, Any]:
    """The parameters as an operation's part of the schema."""
    return {"parameters": [parameter.to_openapi() for parameter in parameters]}


def asked(request: Request) -> SearchRequest:
    """What the query string asks."""
    return read_request(request.query_params.multi_items())


def nothing_asked(request: Request) -> None:
    """Routes without parameters refuse any: a misspelt filter must not look like an answer."""
    refuse_unknown(request.query_params)


router = APIRouter()


@router.get(
    "/api/search", tags=["search"], summary="Search", responses=WRONG | DOWN, openapi_extra=described(*QUESTION, *PART)
)
def search(asked_for: Annotated[SearchRequest, Depends(asked)], served: Served) -> SearchAnswer:
    """Articles that match, with snippets, facets and a timeline by months."""
    result = served.backend.search(asked_for)
    return SearchAnswer.of(result, {hit.id: served.catalogue.reprints(hit.id) for hit in result.hits})


@router.get(
    "/api/articles/{article_id}",
    tags=["articles"],
    summary="One article",
    responses=WRONG | UNKNOWN,
    dependencies=[Depends(nothing_asked)],
)
def article(article_id: str, served: Served) -> ArticleAnswer:
    """An article with its mentions, story, reprints, revisions, and where it comes from."""
    stored = served.catalogue.article(article_id)
    if stored is None:
        raise HTTPException(404, "there is no such article")
    return ArticleAnswer.of(stored, served.catalogue.reprints(article_id), served.catalogue.revisions(article_id))


@router.get("/api/sources", tags=["sources"], summary="Sources", responses=WRONG, dependencies=[Depends(nothing_asked)])
def sources(served: Served) -> SourcesAnswer:
    """Every source: its articles by day, its last run with outcomes, what waits for the index."""
    statuses = {status.source: status for status in served.catalogue.source_statuses()}
    return SourcesAnswer(
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


@router.get(
    "/healthz",
    tags=["operation"],
    summary="Health",
    responses=WRONG | {503: {"model": HealthAnswer, "description": "The backend is down."}},
    response_model=HealthAnswer,
    dependencies=[Depends(nothing_asked)],
)
def health(served: Served) -> JSONResponse:
    """Whether searches are answered now, and what still waits for the index."""
    answer = HealthAnswer.of(served.backend.health(), served.catalogue.waiting_count())
    return JSONResponse(answer.model_dump(), status_code=200 if answer.reachable else 503)
