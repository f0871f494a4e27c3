"""Every failure as one record: what to say, with which status; the API says it in JSON, the pages in words."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from search.api.answers.base import Problem
from search.api.headers import SECURITY_HEADERS
from search.request import BackendDownError, RequestError
from search.web.errors import error_page

#: A node that restarts is back within a minute (seen 2026-11: Elasticsearch 8 boots in 14 s).
RETRY_AFTER_SECONDS = 30
#: Paths whose readers are programs.
_FOR_PROGRAMS = ("/api/", "/healthz", "/openapi.json", "/feed.atom")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer; `error` is safe to show to anyone."""

    status: int
    error: str
    parameter: str | None = None
    retry_after_seconds: int | None = None


def failure(error: Exception) -> Failure:
    """What an exception means to the one who asked; nothing of an unexpected one is told."""
    match error:
        case RequestError():
            return Failure(422, str(error), parameter=error.parameter)
        case BackendDownError():
            return Failure(503, "the search backend cannot be reached", retry_after_seconds=RETRY_AFTER_SECONDS)
        case OperationalError():
            return Failure(503, "the catalogue cannot be reached", retry_after_seconds=RETRY_AFTER_SECONDS)
        case HTTPException():
            return Failure(error.status_code, error.detail)
        case _:
            return Failure(500, HTTPStatus.INTERNAL_SERVER_ERROR.phrase)


def answer_failure(request: Request, error: Exception) -> Response:
    """The answer to a request that failed.

    It carries the security headers itself: unexpected errors are answered outside of the middleware.
    """
    failed = failure(error)
    if request.url.path.startswith(_FOR_PROGRAMS):
        problem = Problem(error=failed.error, parameter=failed.parameter)
        answer: Response = JSONResponse(problem.model_dump(), status_code=failed.status)
    else:
        answer = error_page(request, failed.status, failed.error, failed.parameter)
    answer.headers.update(SECURITY_HEADERS)
    if failed.retry_after_seconds is not None:
        answer.headers["Retry-After"] = str(failed.retry_after_seconds)
    if isinstance(error, HTTPException):
        answer.headers.update(error.headers or {})
    return answer
