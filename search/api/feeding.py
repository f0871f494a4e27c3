"""`GET /feed.atom`: any question as a feed."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from search.api.freshness import answer_of_index
from search.api.routes import DOWN, NOT_MODIFIED, WRONG, asked, described
from search.entity_names import with_names_resolved
from search.feed import MEDIA_TYPE, Feed, atom
from search.parameters import CURSOR, QUESTION, number, request_of
from search.permalink import PATH, question_items
from search.request import SearchRequest
from search.services import Services, services

FEED = "/feed.atom"
_SIZE = number("size", "Articles in the feed.", 100, 50)
_FEED = (*(parameter for parameter in QUESTION if parameter.name != "sort"), _SIZE, CURSOR)

router = APIRouter()


@router.get(
    FEED,
    tags=["search"],
    summary="Feed",
    response_class=Response,
    responses={200: {"description": "The newest articles that match.", "content": {MEDIA_TYPE: {}}}}
    | NOT_MODIFIED
    | WRONG
    | DOWN,
    openapi_extra=described(*_FEED),
)
def feed(request: Request) -> Response:
    """The newest articles that match, as Atom (RFC 4287); `next` leads to older ones (RFC 5005)."""
    values = asked(request, _FEED)
    size = int(values.one(_SIZE.name, "50"))
    question = replace(request_of(values), sort="newest", facets=(), size=size)
    served = services(request)
    return answer_of_index(request, lambda: atom(_made(request, served, question)), MEDIA_TYPE)


def _made(request: Request, served: Services, question: SearchRequest) -> Feed:
    result = served.backend.search(with_names_resolved(served.catalogue, question))
    base = str(request.base_url).rstrip("/")
    items = question_items(question)
    own = tuple((name, value) for name, value in items if name != "sort")
    size = (("size", str(question.size)),)

    def page(cursor: str | None) -> str:
        query = urlencode((*own, *size, *((("cursor", cursor),) if cursor else ())))
        return f"{base}{FEED}?{query}"

    return Feed(
        title=" · ".join(("newscrawl", *(value for _, value in own))),
        question=urlencode(own),
        address=page(question.cursor),
        permalink=f"{base}{PATH}?{urlencode(items)}",
        record=f"{base}/articles/{{id}}",
        articles=served.catalogue.articles([hit.id for hit in result.hits]),
        sources=served.sources,
        changed=request.state.index_changed,
        first=page(None),
        next=page(result.cursor) if result.cursor else None,
    )
