"""What the API's routes share: how they are described, read what is asked, and answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import orjson
from fastapi import Depends, Request
from starlette.responses import Response

from search.api.answers.base import Problem
from search.api.examples import example
from search.parameters import Given, Parameter, given, refuse_empty, refuse_unknown
from search.services import Services, services

Served = Annotated[Services, Depends(services)]
Described = dict[int | str, dict[str, Any]]


def problem(status: int, description: str, error: str, parameter: str | None = None) -> Described:
    """An answer to a request that failed, with an example."""
    content = {"application/json": {"example": {"error": error, "parameter": parameter}}}
    return {status: {"model": Problem, "description": description, "content": content}}


WRONG = problem(422, "A parameter is wrong; which one.", "must be a day, written YYYY-MM-DD", "published_from")
DOWN = problem(
    503, "The index or the catalogue is down, or took too long; try again.", "the search backend cannot be reached"
)
UNKNOWN = problem(404, "There is no such article.", "there is no such article")
#: What any request may be answered with.
ANYWHERE = problem(414, "The address is too long.", "the address is longer than 30000 bytes") | problem(
    429, "Too many requests from one address; Retry-After says when to go on.", "more than 300 requests in a minute"
)
NOT_MODIFIED: Described = {304: {"description": "What If-None-Match names is still the answer."}}


def described(*parameters: Parameter) -> dict[str, Any]:
    """The parameters as an operation's part of the schema."""
    return {"parameters": [parameter.to_openapi() for parameter in parameters]}


def shown(name: str) -> Described:
    """An example of the answer."""
    return {200: {"content": {"application/json": {"examples": example(name)}}}}


def asked(request: Request, taken: Sequence[Parameter]) -> Given:
    """What the query string gives. Raises RequestError; empty values are refused where the schema has none."""
    items = request.query_params.multi_items()
    refuse_empty(items, taken)
    return given(items, taken)


def nothing_asked(request: Request) -> None:
    """Routes without parameters refuse any: a misspelt filter must not look like an answer."""
    refuse_unknown(request.query_params)


class JsonResponse(Response):
    """Dictionaries, lists and records as JSON, written fast: twenty hits in a tenth of a millisecond."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The body."""
        return orjson.dumps(content)
