"""All pages; each module answers its own addresses."""

from __future__ import annotations

from starlette.routing import BaseRoute

from search.web import articles, calendar, entities, guide, home, results, sources, suggestions, trends


def page_routes() -> list[BaseRoute]:
    """The pages; Starlette answers HEAD for each GET."""
    return [
        *home.routes(),
        *results.routes(),
        *suggestions.routes(),
        *articles.routes(),
        *entities.routes(),
        *calendar.routes(),
        *sources.routes(),
        *trends.routes(),
        *guide.routes(),
    ]
