"""The guide: how to search, what the figures mean, how the archive is made."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from search.web.rendering import page


def routes() -> list[BaseRoute]:
    """The route of this page."""
    return [Route("/help", guide)]


def guide(request: Request) -> Response:
    """How to search, and what the figures mean."""
    return page(request, "help.html")
