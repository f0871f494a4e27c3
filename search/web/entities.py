"""The pages of people, organisations, places and documents: to browse and look up, and one for each."""

from __future__ import annotations

from typing import Any, get_args

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from newscrawl.tag.entity import EntityType
from search.entities import entity
from search.entity_names import ENTITY_FIELDS, MOST_NAMES, entity_type
from search.parameters import LONGEST_VALUE, Given, Parameter, choice, given, number
from search.request import Reprints, RequestError
from search.services import services
from search.web import entities_browsed, entities_of_union, entity_page
from search.web.address import Address
from search.web.entity_addresses import counting
from search.web.entity_directory import MOST_NAMES as MOST_BROWSED
from search.web.entity_words import kind_names, type_names
from search.web.links import ENTITIES, entity_link
from search.web.nearest_names import nearest_names
from search.web.rendering import page, texts_for

#: Names beside an entity, of each type.
BESIDE = 12
#: Names offered in the place of one that nothing has.
OFFERED = 8

_REPRINTS = choice("reprints", "Whether articles or stories are counted.", get_args(Reprints), "collapse")
_TYPES = [*ENTITY_FIELDS, *(field.name for field in ENTITY_FIELDS.values())]
_PREFIX = Parameter("prefix", "How a name begins.", {"type": "string", "maxLength": LONGEST_VALUE})
_TYPE = Parameter("type", "Only this type.", {"type": "string", "enum": _TYPES})
_KIND = Parameter("kind", "Only organisations of this kind.", {"type": "string", "maxLength": LONGEST_VALUE})
_UNDER = Parameter("under", "Only what is below this one.", {"type": "string", "maxLength": LONGEST_VALUE})
_SIZE = number("size", "Names found, of a type.", MOST_NAMES, 30)
_FROM = number("from", "The first name, counted from 0.", MOST_BROWSED, 0, least=0)
_BROWSED = (_PREFIX, _TYPE, _KIND, _UNDER, _SIZE, _FROM, _REPRINTS)


def routes() -> list[BaseRoute]:
    """The routes of these pages."""
    return [Route("/entities", browsed), Route("/entities/{type}/{name:path}", one)]


def browsed(request: Request) -> Response:
    """Names by how they begin; without that, the most frequent ones, and the organisations of the union as a tree."""
    values = _given(request, _BROWSED)
    served, texts, reprints = services(request), texts_for(request), _reprints(values)
    type_ = entity_type(values.one("type")) if values.one("type") else None
    browse = entities_browsed.Browse(served, texts, reprints)
    context: dict[str, Any] = {
        "prefix": values.one("prefix").strip(),
        "type": type_,
        "types": type_names(texts),
        "tabs": browse.tabs(type_, values.one("prefix").strip()),
        "reprints": reprints,
        "kinds": kind_names(texts),
        "entity_link": lambda kind, name: counting(entity_link(kind, name), reprints),
        "kept": counting(ENTITIES, reprints),
    }
    if context["prefix"]:
        found = browse.looked_up(values.one("prefix"), type_, int(values.one("size", "30")))
        return page(request, "entities_found.html", found=found, **context)
    if type_ is None:
        return page(request, "entities.html", sections=browse.most_frequent(), **context)
    if type_ == "ORG" and not values.one("kind"):
        union = entities_of_union.view(browse.directory, values.one("under"), texts)
        if union is None:
            raise HTTPException(404)
        return page(request, "entities_union.html", union=union, **context)
    if values.one("kind") and type_ != "ORG":
        raise RequestError("kind", "only organisations (type=ORG) have kinds")
    names = browse.listed(type_, values.one("kind"), int(values.one("from", "0")))
    return page(request, "entities_listed.html", names=names, **context)


def one(request: Request) -> Response:
    """One person, organisation, place or document; any spelling of its name leads to its page."""
    values, served = _given(request, (_REPRINTS,)), services(request)
    type_, name = _type_of_path(request), request.path_params["name"]
    reprints = _reprints(values)
    report = entity(served.catalogue, served.backend, type_, name, reprints, BESIDE)
    if report is None:
        return _not_named(request, type_, name)
    if (request.path_params["type"], name) != (type_, report.name):
        query = tuple(request.query_params.multi_items())
        return RedirectResponse(str(Address(entity_link(type_, report.name).path, query)), 302)
    return page(request, "entity.html", **entity_page.context(served, texts_for(request), report, reprints))


def _type_of_path(request: Request) -> EntityType:
    try:
        return entity_type(request.path_params["type"])
    except RequestError:
        raise HTTPException(404) from None


def _not_named(request: Request, type_: EntityType, name: str) -> Response:
    """What nobody has named: names that are spelled nearly so, of this type first."""
    served = services(request)
    near = nearest_names(served.catalogue, served.backend, name, (type_,), OFFERED)
    others = tuple(each for each in ENTITY_FIELDS if each != type_)
    near += nearest_names(served.catalogue, served.backend, name, others, OFFERED - len(near))
    texts = texts_for(request)
    return page(
        request,
        "entity_unknown.html",
        status=404,
        name=name,
        type=type_,
        types=type_names(texts),
        near=near,
        entity_link=entity_link,
    )


def _given(request: Request, parameters: tuple[Parameter, ...]) -> Given:
    """What others hang on to a shared address is no part of the question."""
    known = {parameter.name for parameter in parameters}
    return given([item for item in request.query_params.multi_items() if item[0] in known], parameters)


def _reprints(values: Given) -> Reprints:
    return "show" if values.one("reprints") == "show" else "collapse"
