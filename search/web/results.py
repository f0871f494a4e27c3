"""The page of results, and the values of one of its facets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from search.collected import timeline_missing
from search.entity_names import with_names_resolved
from search.fields import FACETS
from search.parameters import PART, QUESTION, SORTS, Parameter, choice, given, request_of
from search.permalink import AS_OF, cited_since, permalink, read_as_of
from search.query import wanted
from search.request import SearchRequest
from search.result import SearchResult
from search.services import Services, services
from search.told import FOLDED, told
from search.web.address import Address, Item
from search.web.hits import shown_hits
from search.web.links import SEARCH
from search.web.named_in import named_in
from search.web.nothing_found import ways_out
from search.web.passage import asked as question_of
from search.web.refine import Shown, chips, facet_of, facets, shown_as, unfiltered
from search.web.rendering import page, source_name, texts_for
from search.web.side_by_side import side_by_side
from search.web.texts import Texts
from search.web.timeline import HEIGHTS, chart

#: What the bars of the timeline show; no part of the question.
BARS = choice("bars", "What the height of a bar says.", HEIGHTS, "count")
CONTAINING = Parameter("containing", "Words that the values have.", {"type": "string", "maxLength": 100})
_AS_OF = Parameter(AS_OF, "When the result was cited.", {"type": "string"})
_KNOWN = {parameter.name: parameter for parameter in (*QUESTION, *PART, BARS, _AS_OF)}
#: Values of a facet on its own page.
MOST_VALUES = 200


def routes() -> list[BaseRoute]:
    """The routes of these pages."""
    return [Route("/search", search), Route("/facets/{name}", facet)]


def search(request: Request) -> Response:
    """The answer to a question; every state is in the address."""
    served, texts = services(request), texts_for(request)
    items = known_items(request)
    values = given(items, _KNOWN.values())
    as_of = read_as_of(values.one(AS_OF)) if values.one(AS_OF) else None
    wanted_ = request_of(values)
    asked = with_names_resolved(served.catalogue, wanted_)
    beside = side_by_side(served, asked)
    result = served.backend.search(asked)
    here = Address(SEARCH.path, tuple(item for item in items if item[1].strip() and item[0] != AS_OF))
    height = next(each for each in HEIGHTS if each == values.one(BARS.name, "count"))
    return page(
        request,
        "search.html",
        chart=chart(result.timeline, timeline_missing(served.collected, asked, result), height),
        cited=cited_since(served.catalogue, as_of) if as_of else None,
        permalink=permalink(wanted_, datetime.now(UTC), str(request.base_url).rstrip("/")),
        side_by_side=beside.told(here.dropping(), result) if beside else None,
        **ResultsContext(served, texts, here.dropping()).context(asked, result),
    )


def facet(request: Request) -> Response:
    """More values of a facet than the results show, and only those that contain some words."""
    name = request.path_params["name"]
    if name not in FACETS:
        raise HTTPException(404)
    served, texts = services(request), texts_for(request)
    items = known_items(request, CONTAINING)
    values = given(items, (*_KNOWN.values(), CONTAINING))
    containing = values.one(CONTAINING.name)
    asked = with_names_resolved(served.catalogue, replace(request_of(values), size=0, cursor=None))
    found = served.backend.facet(asked, name, MOST_VALUES, containing)
    here = Address(SEARCH.path, tuple(item for item in items if item[1].strip())).dropping(CONTAINING.name)
    shown = ResultsContext(served, texts, here).shown
    return page(
        request,
        "facet.html",
        facet=facet_of(here, name, found, shown, texts),
        containing=containing,
        back=here,
        full=len(found) == MOST_VALUES,
    )


def known_items(request: Request, *more: Parameter) -> list[Item]:
    """What the address asks; what others hang on to a shared address (fbclid, utm_source …) is no part of it."""
    known = {*_KNOWN, *(parameter.name for parameter in more)}
    return [item for item in request.query_params.multi_items() if item[0] in known]


@dataclass(frozen=True, slots=True)
class ResultsContext:
    """What the template of the results is given, for the question that stands at the address `here`."""

    served: Services
    texts: Texts
    here: Address

    @property
    def shown(self) -> Shown:
        """How values of filters are shown."""
        return shown_as(self._source)

    def _source(self, key: str) -> str:
        return source_name(self.served.sources, key, self.texts.language)

    def context(self, asked: SearchRequest, result: SearchResult) -> dict[str, Any]:
        """The hits, what they can be narrowed by, and what else can be done with the question."""
        here = self.here
        ranked = bool(wanted(result.reading.tree))  # without words to rank by, the backends give newest first
        question = question_of(here.items)
        return {
            "q": asked.q,
            "sorts": SORTS if ranked else SORTS[1:],
            "sort": asked.sort if ranked or asked.sort == "oldest" else "newest",
            "result": result,
            "rows": shown_hits(
                result.hits, self._source, question, named_in(self.served.catalogue, asked, result.hits)
            ),
            "facets": facets(here, result.facets, self.shown, self.texts),
            "chips": chips(here, self.shown, self.texts),
            "unfiltered": unfiltered(here),
            "hidden": here.dropping("q").items,
            "days": _days(asked),
            "more": Address(here.path, (*here.items, ("cursor", result.cursor))) if result.cursor else None,
            "further": asked.cursor is not None,
            "reading": result.reading,
            "told": list(told(result.reading, folded=result.folded)),
            "folded_code": FOLDED,
            "collapsed": asked.reprints == "collapse",
            "question": Address(here.path, question),
            "ways_out": ways_out(self.served, self.texts, here, asked, self.shown) if not result.total else None,
        }


def _days(asked: SearchRequest) -> dict[str, str]:
    names: Sequence[str] = ("published_from", "published_to", "mentioned_from", "mentioned_to")
    return {name: day.isoformat() if (day := getattr(asked, name)) else "" for name in names}
