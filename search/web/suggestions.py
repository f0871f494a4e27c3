"""Names that a person may mean while they type: a list for the search box, each leading to what names the entity."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from search.entity_names import ENTITY_FIELDS, EntityName, lookup
from search.parameters import LONGEST_VALUE
from search.request import BackendDownError
from search.services import services
from search.web.address import Address
from search.web.links import SEARCH
from search.web.refine import label
from search.web.rendering import page, texts_for
from search.web.results import known_items

#: One letter begins everything.
SHORTEST = 2
MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name, what it is, in how many articles, and the question for these."""

    name: str
    kind: str
    articles: int
    href: Address


def routes() -> list[BaseRoute]:
    """The route of the list."""
    return [Route("/suggest", suggest)]


def suggest(request: Request) -> Response:
    """A piece of a page: names that begin as what was typed; none while the index is away."""
    served, texts = services(request), texts_for(request)
    items = [item for item in known_items(request) if item[1].strip()]
    typed = next((value for name, value in items if name == "q"), "").strip()
    names: tuple[EntityName, ...] = ()
    if SHORTEST <= len(typed) <= LONGEST_VALUE:
        try:
            names = lookup(served.catalogue, served.backend, typed, size=MOST_NAMES)
        except BackendDownError:
            names = ()
    here = Address(SEARCH.path, tuple(items)).dropping("q", "cursor")
    found = [
        Suggestion(
            each.name,
            label(ENTITY_FIELDS[each.type].name, texts),
            each.articles,
            here.adding(ENTITY_FIELDS[each.type].name, each.name),
        )
        for each in names
    ]
    return page(request, "suggestions.html", found=found)
