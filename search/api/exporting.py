"""`GET /api/export`: everything that matches, streamed in the order asked for."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain, islice
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse

from search.api.routes import DOWN, WRONG, Served, described
from search.api.routes import asked as given_in
from search.entity_names import with_names_resolved
from search.export import FORMATS, Export, Format, Tally, export_articles, export_note
from search.parameters import QUESTION, choice, request_of
from search.request import SearchRequest
from search.services import Services

logger = logging.getLogger(__name__)

FORMAT = choice(
    "format", "; ".join(f"{each.name}: {each.description}" for each in FORMATS.values()), [*FORMATS], "jsonl"
)

#: Each piece of an answer costs the server a turn of its loop and a thread: articles are sent together.
_PIECE_BYTES = 64_000

router = APIRouter()


def asked(request: Request) -> tuple[Format, SearchRequest]:
    """The format, and what the rest of the query string asks."""
    said = given_in(request, (FORMAT, *QUESTION))
    return FORMATS[said.one(FORMAT.name, "jsonl")], request_of(said)


@router.get(
    "/api/export",
    tags=["search"],
    summary="Export",
    response_class=StreamingResponse,
    responses={
        200: {"description": "The articles.", "content": {each.media_type: {} for each in FORMATS.values()}},
        **WRONG,
        **DOWN,
    },
    openapi_extra=described(FORMAT, *QUESTION),
)
def export(
    question: Annotated[tuple[Format, SearchRequest], Depends(asked)], served: Served, request: Request
) -> StreamingResponse:
    """Every article that matches, as a file that says where it comes from.

    The whole file or a broken connection: what fails on the way ends the answer without its last piece.
    """
    form, wanted = question
    export = _export(served, wanted, str(request.base_url).rstrip("/"))
    headers = {
        "Content-Disposition": f'attachment; filename="newscrawl.{form.extension}"',
        "Link": f'<{export.note.permalink}>; rel="canonical"',
    }
    return StreamingResponse(_pieces(form, export), media_type=form.media_type, headers=headers)


def _export(served: Services, wanted: SearchRequest, base: str) -> Export:
    """Raises what is down: that must show before the answer has begun."""
    moment = datetime.now(UTC)
    resolved = with_names_resolved(served.catalogue, wanted)
    said = served.backend.read(resolved)
    index = served.catalogue.index_state()
    note = export_note(
        wanted, read_as=said.reading.said, folded=said.folded, index=index, moment=moment, base=base
    )  # fmt: skip
    tally = Tally()
    articles = export_articles(served.catalogue, served.backend.scan(resolved), served.sources, tally)
    return Export(chain(list(islice(articles, 1)), articles), note, tally)


def _pieces(form: Format, export: Export) -> Iterator[bytes]:
    yield from _joined(form.write(export))
    if export.tally.withdrawn:
        logger.warning(
            "%s articles were withdrawn while %s was exported", export.tally.withdrawn, export.note.permalink
        )


def _joined(pieces: Iterable[bytes]) -> Iterator[bytes]:
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _PIECE_BYTES:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)
