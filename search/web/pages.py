"""All pages; each module answers its own addresses."""

from __future__ import annotations

from starlette.routing import BaseRoute

from search.web import articles, guide, home, results, sources, suggestions


def page_routes() -> list[BaseRoute]:
    """The pages; Starlette answers HEAD for each GET."""
    return [
        *home.routes(),
        *results.routes(),
        *suggestions.routes(),
        *articles.routes(),
        *sources.routes(),
        *guide.routes(),
    ]
