"""`GET /api/search` and `GET /api/facets/{name}`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from search.api.answers.figures import FacetValuesAnswer
from search.api.answers.searching import SearchAnswer, search_answer
from search.api.freshness import answer_of_index
from search.api.routes import DOWN, NOT_MODIFIED, WRONG, asked, described, shown
from search.entity_names import with_names_resolved
from search.fields import FACETS
from search.parameters import PART, QUESTION, Parameter, number, request_of
from search.permalink import AS_OF, cited_since, read_as_of
from search.services import services

_AS_OF = Parameter(
    AS_OF,
    "When the result was cited (a permalink says it): the answer tells what the index took and dropped since.",
    {"type": "string", "format": "date-time"},
)
_SEARCH = (*QUESTION, *PART, _AS_OF)
_NAME = Parameter("name", "The facet.", {"type": "string", "enum": list(FACETS)}, example="organisation", place="path")
#: Values of a facet in one answer.
MOST_VALUES_SHOWN = 1000
_FACET = (
    *(parameter for parameter in QUESTION if parameter.name != "sort"),
    number("size", "Values in the answer.", MOST_VALUES_SHOWN, 100),
    Parameter(
        "containing",
        "Only values with words that begin so, typed with or without diacritics, abbreviated or in full.",
        {"type": "string", "maxLength": 100},
        example="may",
    ),
)

router = APIRouter()


@router.get(
    "/api/search",
    tags=["search"],
    summary="Search",
    response_model=SearchAnswer,
    responses=shown("search") | NOT_MODIFIED | WRONG | DOWN,
    openapi_extra=described(*_SEARCH),
)
def search(request: Request) -> Response:
    """Articles that match, with snippets, facets and a timeline by months."""
    values = asked(request, _SEARCH)
    question = request_of(values)
    as_of = read_as_of(values.one(AS_OF)) if values.one(AS_OF) else None
    served = services(request)

    def make() -> dict[str, Any]:
        result = served.backend.search(with_names_resolved(served.catalogue, question))
        cited = cited_since(served.catalogue, as_of) if as_of else None
        base = str(request.base_url).rstrip("/")
        return search_answer(question, result, served.collected, request.state.index_changed, cited, base)

    return answer_of_index(request, make)


@router.get(
    "/api/facets/{name}",
    tags=["search"],
    summary="One facet",
    response_model=FacetValuesAnswer,
    responses=shown("facet") | NOT_MODIFIED | WRONG | DOWN,
    openapi_extra=described(_NAME, *_FACET),
)
def facet(request: Request) -> Response:
    """More values of a facet than a search gives, and only those that contain some words."""
    values = asked(request, _FACET)
    question, size = replace(request_of(values), size=0), int(values.one("size", "100"))
    name = request.path_params["name"]
    served = services(request)

    def make() -> dict[str, Any]:
        asked_for = with_names_resolved(served.catalogue, question)
        found = served.backend.facet(asked_for, name, size, values.one("containing"))
        return {"name": name, "values": found}

    return answer_of_index(request, make)
