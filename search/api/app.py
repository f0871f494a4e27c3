"""The application: API and pages over one catalogue, one backend and the configured sources."""

from __future__ import annotations

from typing import cast

from fastapi import FastAPI
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from newscrawl import __version__
from newscrawl.archive.catalogue import Catalogue
from newscrawl.sources import Sources
from search.api import exporting, routes
from search.api.docs import operations, schemas
from search.api.errors import answer_failure
from search.api.headers import SecurityHeadersMiddleware
from search.backends.base import Backend
from search.request import BackendDownError, RequestError
from search.services import Services
from search.web.pages import page_routes
from search.web.rendering import STATIC, page

DESCRIPTION = (
    "An archive of Vietnamese trade-union news. All text is UTF-8 and NFC; all times are ISO 8601 with offset."
)


def create_app(catalogue: Catalogue, backend: Backend, sources: Sources) -> FastAPI:
    """API and pages; the caller keeps catalogue and backend open as long as the application serves.

    FastAPI's own pages of documentation are off: they load scripts from elsewhere.
    """
    app = FastAPI(
        title="newscrawl",
        version=__version__,
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.services = Services(catalogue, backend, sources)
    app.add_middleware(SecurityHeadersMiddleware)
    for kind in (RequestError, BackendDownError, OperationalError, HTTPException, Exception):
        app.add_exception_handler(kind, answer_failure)
    app.include_router(routes.router)
    app.include_router(exporting.router)
    app.routes.extend(page_routes())
    app.add_route("/docs", docs)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app


def docs(request: Request) -> Response:
    """The API's description for people."""
    openapi = cast(FastAPI, request.app).openapi()
    return page(request, "docs.html", openapi=openapi, operations=operations(openapi), schemas=schemas(openapi))
