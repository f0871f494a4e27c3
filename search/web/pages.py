"""The pages' routes: each reads its address, asks catalogue and backend, and fills a template."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from search.entity_names import with_names_resolved
from search.parameters import PART, QUESTION, read_request
from search.request import BackendDownError, SearchRequest
from search.services import services
from search.web import views
from search.web.rendering import language, page, source_name, texts_for

#: Articles shown on the front page.
LATEST = 6

_KNOWN = frozenset(parameter.name for parameter in (*QUESTION, *PART))


def page_routes() -> list[BaseRoute]:
    """The pages; Starlette answers HEAD for each GET."""
    return [
        Route("/", home),
        Route("/search", search),
        Route("/articles/{article_id}", article),
        Route("/sources", sources),
        Route("/help", guide),
    ]


def home(request: Request) -> Response:
    """The front page; it stands without the backend as well."""
    served = services(request)
    context = views.PageContext(served, texts_for(request))
    archive = views.archive(served)
    try:
        result = served.backend.search(SearchRequest(sort="newest", size=LATEST))
    except BackendDownError:
        return page(request, "home.html", archive=archive, down=True, latest=(), facets=())
    return page(
        request,
        "home.html",
        archive=archive,
        down=False,
        latest=context.hits(result),
        facets=context.suggestions(result),
    )


def search(request: Request) -> Response:
    """The answer to a question; every state is in the address."""
    served = services(request)
    # What others hang on to a shared address (fbclid, utm_source …) is no part of the question.
    items = [item for item in request.query_params.multi_items() if item[0] in _KNOWN]
    asked = read_request(items)
    result = served.backend.search(with_names_resolved(served.catalogue, asked))
    context = views.PageContext(served, texts_for(request))
    return page(request, "search.html", **context.search(items, asked, result))


def article(request: Request) -> Response:
    """An article with its names, revisions and origin."""
    served = services(request)
    stored = served.catalogue.article(request.path_params["article_id"])
    if stored is None:
        raise HTTPException(404)
    return page(request, "article.html", **views.PageContext(served, texts_for(request)).article(stored))


def sources(request: Request) -> Response:
    """The sources and how they do."""
    served = services(request)
    chosen = language(request)
    rows = views.sources(served, lambda key: source_name(served.sources, key, chosen))
    return page(request, "sources.html", rows=rows)


def guide(request: Request) -> Response:
    """How to search, and what the figures mean."""
    return page(request, "help.html")
