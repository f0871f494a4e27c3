"""The guide: how to search, what the figures mean, how well the machine reads, how the archive is made."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from search.request import BackendDownError
from search.services import Services, services
from search.web.address import Address
from search.web.links import SEARCH
from search.web.rendering import page

EXAMPLES = Path(__file__).with_name("guide.toml")
#: What the commands of evaluation measured last; `python -m evaluation.shown` writes it.
SCORES = Path(__file__).with_name("scores.json")


@dataclass(frozen=True, slots=True)
class Example:
    """A query, what it finds in words of both languages, and how many articles (None while search is away)."""

    query: str
    vi: str
    en: str
    href: Address
    total: int | None


def routes() -> list[BaseRoute]:
    """The route of this page."""
    return [Route("/help", guide)]


def guide(request: Request) -> Response:
    """The whole guide; its examples are asked of this archive."""
    base = str(request.base_url).rstrip("/")
    return page(request, "help.html", examples=examples(services(request)), scores=scores(), base=base)


def examples(served: Services) -> list[Example]:
    """The examples of `guide.toml`."""
    return [Example(**row, href=SEARCH.setting(q=row["query"]), total=_total(served, row["query"])) for row in _rows()]


def _total(served: Services, query: str) -> int | None:
    try:
        return served.totals.of(query)
    except BackendDownError:
        return None


@cache
def _rows() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))["example"]
    return rows


@cache
def scores() -> dict[str, Any]:
    """Figures from 0 to 1 by set: when they were measured, and each figure by its name."""
    found: dict[str, Any] = json.loads(SCORES.read_text(encoding="utf-8"))
    return found
