"""`GET /api/articles/{article_id}`, and the articles that are similar to it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from search.api.answers.article import ArticleAnswer
from search.api.answers.searching import SimilarAnswer, hit_answer
from search.api.examples import ARTICLE
from search.api.freshness import answer_as_made, answer_of_index
from search.api.routes import DOWN, NOT_MODIFIED, UNKNOWN, WRONG, asked, described, nothing_asked, shown
from search.parameters import Parameter, number
from search.services import services
from search.similar import similar

ID = Parameter("article_id", "The article's `id`.", {"type": "string", "minLength": 1}, ARTICLE, place="path")
_SIMILAR = (number("size", "Articles in the answer.", 50, 5),)
_NONE = "there is no such article"

router = APIRouter()


@router.get(
    "/api/articles/{article_id}",
    tags=["articles"],
    summary="One article",
    response_model=ArticleAnswer,
    responses=shown("article") | NOT_MODIFIED | WRONG | UNKNOWN | DOWN,
    openapi_extra=described(ID),
)
def article(request: Request) -> Response:
    """An article with its mentions, story, reprints, revisions, and where it comes from."""
    nothing_asked(request)
    catalogue, article_id = services(request).catalogue, request.path_params["article_id"]
    stored = catalogue.article(article_id)
    if stored is None:
        raise HTTPException(404, _NONE)
    answer = ArticleAnswer.of(stored, catalogue.reprints(article_id), catalogue.revisions(article_id))
    return answer_as_made(request, answer.model_dump())


@router.get(
    "/api/articles/{article_id}/similar",
    tags=["articles"],
    summary="Similar articles",
    response_model=SimilarAnswer,
    responses=shown("similar") | NOT_MODIFIED | WRONG | UNKNOWN | DOWN,
    openapi_extra=described(ID, *_SIMILAR),
)
def similar_articles(request: Request) -> Response:
    """Other articles that are about the same, the most similar first; its own reprints are none of them."""
    values = asked(request, _SIMILAR)
    served = services(request)

    def make() -> dict[str, Any]:
        size = int(values.one("size", "5"))
        hits = similar(served.catalogue, served.backend, request.path_params["article_id"], size)
        if hits is None:
            raise HTTPException(404, _NONE)
        return {"hits": [hit_answer(hit, explained=False) for hit in hits]}

    return answer_of_index(request, make)
