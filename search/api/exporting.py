"""`GET /api/export`: everything that matches, streamed in the order asked for."""

from __future__ import annotations

from itertools import chain, islice
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse

from search.api.routes import DOWN, WRONG, Served, described
from search.export import export_csv, export_jsonl, stored_articles
from search.parameters import QUESTION, Parameter, read_request
from search.request import RequestError, SearchRequest

MEDIA_TYPES = {"jsonl": "application/x-ndjson", "csv": "text/csv; charset=utf-8"}
FORMAT = Parameter(
    "format", "One JSON object a line, or a table.", {"type": "string", "enum": list(MEDIA_TYPES), "default": "jsonl"}
)

router = APIRouter()


def asked(request: Request) -> tuple[str, SearchRequest]:
    """The format, and what the rest of the query string asks."""
    items = request.query_params.multi_items()
    formats = [text for name, text in items if name == FORMAT.name] or ["jsonl"]
    if len(formats) > 1 or formats[0] not in MEDIA_TYPES:
        raise RequestError(FORMAT.name, f"must be one of {', '.join(MEDIA_TYPES)}")
    return formats[0], read_request((item for item in items if item[0] != FORMAT.name), QUESTION)


@router.get(
    "/api/export",
    tags=["search"],
    summary="Export",
    response_class=StreamingResponse,
    responses={
        200: {"description": "The articles.", "content": {media: {} for media in MEDIA_TYPES.values()}},
        **WRONG,
        **DOWN,
    },
    openapi_extra=described(FORMAT, *QUESTION),
)
def export(question: Annotated[tuple[str, SearchRequest], Depends(asked)], served: Served) -> StreamingResponse:
    """Every article that matches, with its text and mentions, as a file."""
    form, request = question
    ids = served.backend.scan(request)
    first = list(islice(ids, 1))  # a backend that is down must show before the answer has begun
    articles = stored_articles(served.catalogue, chain(first, ids))
    lines = export_csv(articles) if form == "csv" else export_jsonl(articles, served.catalogue.revisions)
    disposition = {"Content-Disposition": f'attachment; filename="newscrawl.{form}"'}
    return StreamingResponse(lines, media_type=MEDIA_TYPES[form], headers=disposition)
