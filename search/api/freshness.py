"""Answers that a reader may keep: each says which state of the archive it is of, and is not made twice of one state."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import orjson
from fastapi import Request
from starlette.responses import Response

from newscrawl import __version__
from newscrawl.models import VIETNAM_TIME
from search.api.routes import JsonResponse
from search.fields import MAPPING_VERSION
from search.services import services

#: Kept answers are asked about before each use: articles arrive all the time.
CACHE_CONTROL = "no-cache"
_TAG = re.compile(r'(?:W/)?"[^"]*"')


def answer_of_index(request: Request, make: Callable[[], Any], media_type: str | None = None) -> Response:
    """The answer that `make` gives, or 304 where the reader has that of the index's present state.

    `make` finds when the index changed last in `request.state.index_changed`. The tag is weak: two answers of one
    state differ in the time that they took.
    """
    tag = index_tag(request)
    if _is_known(request, tag):
        return _not_modified(tag)
    made = make()
    answer = JsonResponse(made) if media_type is None else Response(made, media_type=media_type)
    return _tagged(answer, tag)


def answer_as_made(request: Request, made: Any) -> Response:
    """The answer, or 304 where the reader has just this one; for what is cheap to make and changes at any time."""
    body = orjson.dumps(made)
    # Weak as well: a strong tag would have to differ between the packed and the plain bytes.
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'
    return (
        _not_modified(tag) if _is_known(request, tag) else _tagged(Response(body, media_type="application/json"), tag)
    )


def index_tag(request: Request) -> str:
    """Equal for equal questions to one state of the index.

    Read before the index is asked: what it takes meanwhile makes the tag older than the answer, never newer. The day
    counts because ranking prefers new articles and because gaps are those of days that are over.
    """
    served = services(request)
    request.state.index_changed = changed = served.catalogue.index_changed()
    parts = (
        __version__,
        MAPPING_VERSION,
        changed.isoformat() if changed else "",
        served.collected.fingerprint(),
        served.backend.vocabulary_fingerprint(),
        datetime.now(VIETNAM_TIME).date().isoformat(),
        request.url.path,
        request.url.query,
    )
    return f'W/"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:20]}"'


def _is_known(request: Request, tag: str) -> bool:
    """Does If-None-Match name it? Compared weakly (RFC 9110, 13.1.2)."""
    said = request.headers.get("If-None-Match", "")
    return said.strip() == "*" or tag.removeprefix("W/") in (one.removeprefix("W/") for one in _TAG.findall(said))


def _not_modified(tag: str) -> Response:
    return _tagged(Response(status_code=304), tag)


def _tagged(answer: Response, tag: str) -> Response:
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = CACHE_CONTROL
    return answer
