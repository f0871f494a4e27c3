"""All pages; each module answers its own addresses."""

from __future__ import annotations

from starlette.routing import BaseRoute

from search.web import articles, entities, guide, home, results, sources, suggestions


def page_routes() -> list[BaseRoute]:
    """The pages; Starlette answers HEAD for each GET."""
    return [
        *home.routes(),
        *results.routes(),
        *suggestions.routes(),
        *articles.routes(),
        *entities.routes(),
        *sources.routes(),
        *guide.routes(),
    ]
