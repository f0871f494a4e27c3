"""`GET /api/articles/{article_id}`."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from search.api.answers.article import ArticleAnswer
from search.api.examples import example
from search.api.freshness import answer_as_made
from search.api.routes import DOWN, NOT_MODIFIED, UNKNOWN, WRONG, described, nothing_asked, shown
from search.parameters import Parameter
from search.services import services

#: An article of the examples.
_FIRST = str(example("article")["id"])
ID = Parameter("article_id", "The article's `id`.", {"type": "string", "minLength": 1}, _FIRST, place="path")

router = APIRouter()


@router.get(
    "/api/articles/{article_id}",
    tags=["articles"],
    summary="One article",
    response_model=ArticleAnswer,
    responses=shown(example("article")) | NOT_MODIFIED | WRONG | UNKNOWN | DOWN,
    openapi_extra=described(ID),
)
def article(request: Request) -> Response:
    """An article with its mentions, story, reprints, revisions, and where it comes from."""
    nothing_asked(request)
    catalogue, article_id = services(request).catalogue, request.path_params["article_id"]
    stored = catalogue.article(article_id)
    if stored is None:
        raise HTTPException(404, "there is no such article")
    answer = ArticleAnswer.of(stored, catalogue.reprints(article_id), catalogue.revisions(article_id))
    return answer_as_made(request, answer.model_dump())
