"""The sources and how they do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from newscrawl.archive.records import SourceStatus
from search.fields import SOURCE
from search.services import Services, services
from search.web.address import Address
from search.web.links import SEARCH
from search.web.rendering import language, page, source_name


@dataclass(frozen=True, slots=True)
class ShownSource:
    """A source as its page shows it; `status` is None where the catalogue has not met it."""

    key: str
    name: str
    hosts: tuple[str, ...]
    status: SourceStatus | None
    href: Address


def routes() -> list[BaseRoute]:
    """The route of this page."""
    return [Route("/sources", sources)]


def sources(request: Request) -> Response:
    """The sources and how they do."""
    served = services(request)
    chosen = language(request)
    rows = shown_sources(served, lambda key: source_name(served.sources, key, chosen))
    return page(request, "sources.html", rows=rows)


def shown_sources(served: Services, name: Callable[[str], str]) -> list[ShownSource]:
    """Every source that is configured or that the catalogue knows."""
    statuses = {status.source: status for status in served.catalogue.source_statuses()}
    configured = served.sources.by_key
    return [
        ShownSource(
            key,
            name(key),
            configured[key].hosts if key in configured else (),
            statuses.get(key),
            SEARCH.adding(SOURCE.name, key).setting(sort="newest"),
        )
        for key in sorted({*configured, *statuses})
    ]
