"""The application: API and pages over one catalogue, one backend and the configured sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from fastapi import FastAPI
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response

from newscrawl import __version__
from newscrawl.archive.catalogue import Catalogue
from newscrawl.sources import Sources
from search.api import articles, counting, entities, exporting, feeding, operation, searching
from search.api.docs import operations, schemas
from search.api.errors import answer_failure
from search.api.head import HeadMiddleware
from search.api.headers import SecurityHeadersMiddleware
from search.api.limits import AddressLengthMiddleware, DeadlineMiddleware, RateLimitMiddleware
from search.api.routes import ANYWHERE
from search.api.settings import Serving
from search.backends.base import Backend
from search.request import BackendDownError, RequestError
from search.services import Services
from search.web.assets import Assets
from search.web.pages import page_routes
from search.web.rendering import page

DESCRIPTION = (
    "An archive of Vietnamese trade-union news. All text is UTF-8 and NFC; all times are ISO 8601 with offset."
)
#: An answer of twenty hits, 40 kB: level 9 gives 4 % less than level 4 and takes three times as long.
_GZIP_LEVEL = 4
_GZIP_LEAST_BYTES = 1000


def create_app(
    catalogue: Catalogue,
    backend: Backend,
    sources: Sources,
    serving: Serving | None = None,
    archive_folder: Path | None = None,
) -> FastAPI:
    """API and pages; the caller keeps catalogue and backend open as long as the application serves.

    `archive_folder` has the WARC files; without it pages show no archived copies.

    FastAPI's own pages of documentation are off: they load scripts from elsewhere.
    """
    app = FastAPI(
        title="newscrawl",
        version=__version__,
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        responses=ANYWHERE,
    )
    app.state.services = Services(catalogue, backend, sources, archive_folder)
    _add_middleware(app, serving or Serving())
    for kind in (RequestError, BackendDownError, OperationalError, HTTPException, Exception):
        app.add_exception_handler(kind, answer_failure)
    for part in (searching, counting, entities, articles, feeding, exporting, operation):
        app.include_router(part.router)
    app.routes.extend(page_routes())
    app.add_route("/docs", docs)
    app.mount("/static", Assets(), name="static")
    return app


def docs(request: Request) -> Response:
    """The API's description for people."""
    openapi = cast(FastAPI, request.app).openapi()
    return page(request, "docs.html", openapi=openapi, operations=operations(openapi), schemas=schemas(openapi))


def _add_middleware(app: FastAPI, serving: Serving) -> None:
    """The last one added sees a request first."""
    if serving.answer_seconds is not None:
        app.add_middleware(DeadlineMiddleware, seconds=serving.answer_seconds)
    packed: tuple[Any, ...] = (*DEFAULT_EXCLUDED_CONTENT_TYPES, "application/vnd.apache.parquet")
    app.add_middleware(
        GZipMiddleware, minimum_size=_GZIP_LEAST_BYTES, compresslevel=_GZIP_LEVEL, exclude_content_types=packed
    )
    app.add_middleware(HeadMiddleware)
    if serving.requests_per_minute:
        app.add_middleware(RateLimitMiddleware, per_minute=serving.requests_per_minute)
    app.add_middleware(AddressLengthMiddleware)
    if serving.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=serving.cors_origins,
            allow_methods=["GET", "HEAD"],
            allow_headers=["If-None-Match"],
            expose_headers=["ETag", "Retry-After", "Content-Disposition", "Link"],
        )
    app.add_middleware(SecurityHeadersMiddleware)
