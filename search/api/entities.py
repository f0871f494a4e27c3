"""`GET /api/entities` and `GET /api/entities/{type}/{name}`."""

from __future__ import annotations

from typing import Any, get_args

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from search.api.answers.entities import EntitiesAnswer, EntityAnswer, entity_answer
from search.api.freshness import answer_of_index
from search.api.routes import DOWN, NOT_MODIFIED, WRONG, asked, described, problem, shown
from search.entities import EntityReport, entity
from search.entity_names import ENTITY_FIELDS, MOST_NAMES, entity_type, lookup
from search.parameters import LONGEST_VALUE, Given, Parameter, choice, number
from search.request import Reprints
from search.services import services

_TYPES = [*ENTITY_FIELDS, *(field.name for field in ENTITY_FIELDS.values())]
_LOOKUP = (
    Parameter(
        "prefix",
        "How the name or one of its words begins, with or without diacritics; abbreviations are written out. Without "
        "it: the most frequent names.",
        {"type": "string", "maxLength": LONGEST_VALUE},
        example="may hoa",
    ),
    Parameter(
        "type",
        "Only names of this type; repeat it for several.",
        {"type": "array", "items": {"type": "string", "enum": _TYPES}, "maxItems": len(_TYPES)},
    ),
    number("size", "Names in the answer.", MOST_NAMES, 20),
    choice("reprints", "Whether articles or stories are counted.", get_args(Reprints), "show"),
)
_ENTITY = (
    number("size", "Names beside it, of each type.", 50, 10, least=0),
    choice(
        "reprints",
        "Whether articles or stories are counted: what ten sites reprint says once who meets whom.",
        get_args(Reprints),
        "collapse",
    ),
)
_PATH = (
    Parameter("type", "The entity's type.", {"type": "string", "enum": _TYPES}, example="ORG", place="path"),
    Parameter(
        "name",
        "The name, or any of its spellings.",
        {"type": "string", "minLength": 1, "maxLength": LONGEST_VALUE},
        example="Công ty May Hoa Gạo",
        place="path",
    ),
)
_NO_ENTITY = problem(404, "No article has an entity of that name.", "no article names it")

router = APIRouter()


@router.get(
    "/api/entities",
    tags=["entities"],
    summary="Entities by how they begin",
    response_model=EntitiesAnswer,
    responses=shown("entities") | NOT_MODIFIED | WRONG | DOWN,
    openapi_extra=described(*_LOOKUP),
)
def entities(request: Request) -> Response:
    """People, organisations, places and documents whose names begin so, each with its number of articles."""
    values = asked(request, _LOOKUP)
    types = tuple(dict.fromkeys(entity_type(text) for text in values.all("type"))) or tuple(ENTITY_FIELDS)
    size = int(values.one("size", "20"))
    served = services(request)

    def make() -> dict[str, Any]:
        found = lookup(served.catalogue, served.backend, values.one("prefix"), types, size, _reprints(values, "show"))
        return {"entities": found}

    return answer_of_index(request, make)


@router.get(
    "/api/entities/{type}/{name:path}",
    tags=["entities"],
    summary="One entity",
    response_model=EntityAnswer,
    responses=shown("entity") | NOT_MODIFIED | WRONG | DOWN | _NO_ENTITY,
    openapi_extra=described(*_PATH, *_ENTITY),
)
def one_entity(request: Request) -> Response:
    """How it is spelt, when and where it was in the news, and who and what appears with it."""
    values = asked(request, _ENTITY)
    type_, name = entity_type(request.path_params["type"]), request.path_params["name"]
    size, served = int(values.one("size", "10")), services(request)

    def make() -> dict[str, Any]:
        report = entity(served.catalogue, served.backend, type_, name, _reprints(values, "collapse"), size)
        return entity_answer(_found(report), served.collected)

    return answer_of_index(request, make)


def _found(report: EntityReport | None) -> EntityReport:
    if report is None:
        raise HTTPException(404, "no article names it")
    return report


def _reprints(values: Given, default: Reprints) -> Reprints:
    return next((each for each in get_args(Reprints) if each == values.one("reprints", default)), default)
