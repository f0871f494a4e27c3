"""The query string of a search: one reader for API, export and pages, and its description for the API's schema."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from search.fields import FILTERS
from search.query import LONGEST_QUERY
from search.request import MAXIMUM_SIZE, RequestError, SearchRequest, Sort

SORTS: tuple[Sort, ...] = get_args(Sort)
#: The ends of the two periods, in the order from, to.
PERIODS = (("published_from", "published_to"), ("mentioned_from", "mentioned_to"))
_DAYS = tuple(name for period in PERIODS for name in period)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: No site's value of a filter comes near; a longer one is a mistake.
LONGEST_VALUE = 500


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter as OpenAPI describes it."""

    name: str
    description: str
    schema: Mapping[str, Any]

    def to_openapi(self) -> dict[str, Any]:
        """The entry in an operation's `parameters`."""
        return {"name": self.name, "in": "query", "description": self.description, "schema": dict(self.schema)}


_DAYS_DESCRIBED = {
    "published_from": "Published on this day or later",
    "published_to": "Published on this day or before",
    "mentioned_from": "The text mentions this day or a later one",
    "mentioned_to": "The text mentions this day or an earlier one",
}


def _described() -> tuple[Parameter, ...]:
    values = {"type": "array", "items": {"type": "string", "maxLength": LONGEST_VALUE}}
    return (
        Parameter(
            "q",
            'Words that must all occur; "…" for a phrase, - in front to exclude. Typed without diacritics a word '
            "finds every word of these letters.",
            {"type": "string", "maxLength": LONGEST_QUERY},
        ),
        *(
            Parameter(name, f"{field.description} Repeat it for alternatives; - in front excludes.", values)
            for name, field in FILTERS.items()
        ),
        *(
            Parameter(
                name,
                f"{what}, YYYY-MM-DD in Vietnam's time, that day included.",
                {"type": "string", "format": "date"},
            )
            for name, what in _DAYS_DESCRIBED.items()
        ),
        Parameter("sort", "Order of the hits.", {"type": "string", "enum": list(SORTS), "default": "relevance"}),
        Parameter(
            "reprints",
            "Whether reprints of a text are shown as hits.",
            {"type": "string", "enum": ["show"], "default": "show"},
        ),
    )


#: What says which articles are asked for; the export takes these too.
QUESTION = _described()
#: What says which part of the answer is asked for.
PART = (
    Parameter("size", "Hits in the answer.", {"type": "integer", "minimum": 0, "maximum": MAXIMUM_SIZE, "default": 20}),
    Parameter("cursor", "The previous answer's cursor, for the hits after it.", {"type": "string"}),
)


def read_request(items: Iterable[tuple[str, str]], taken: Iterable[Parameter] = (*QUESTION, *PART)) -> SearchRequest:
    """The request that a query string asks; empty values (an unfilled form) count as absent.

    Whether the values fit each other and the index is the backend's to check.

    Raises:
        RequestError: a parameter is unknown, stands twice where it may not, or is not of its type.
    """
    given = _grouped(items, {parameter.name for parameter in taken})
    filters = {name: tuple(_filter_value(name, text) for text in given[name]) for name in FILTERS if name in given}
    single = {name: _only(name, values) for name, values in given.items() if name not in FILTERS}
    _choice("reprints", single.get("reprints", "show"), ("show",))
    days = {name: _day(name, single[name]) for name in _DAYS if name in single}
    wanted = _choice("sort", single.get("sort", "relevance"), SORTS)
    return SearchRequest(
        q=unicodedata.normalize("NFC", single.get("q", "").strip()),
        filters=filters,
        published_from=days.get("published_from"),
        published_to=days.get("published_to"),
        mentioned_from=days.get("mentioned_from"),
        mentioned_to=days.get("mentioned_to"),
        sort=next(sort for sort in SORTS if sort == wanted),
        size=_size(single.get("size", "20")),
        cursor=single.get("cursor"),
    )


def refuse_unknown(names: Iterable[str], known: Iterable[str] = ()) -> None:
    """Raise RequestError naming every parameter that is not known."""
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise RequestError(unknown[0], f"unknown parameter: {', '.join(unknown)}")


def _grouped(items: Iterable[tuple[str, str]], known: set[str]) -> dict[str, list[str]]:
    given: dict[str, list[str]] = {}
    for name, text in items:
        given.setdefault(name, []).append(text)
    refuse_unknown(given, known)
    return {name: filled for name, values in given.items() if (filled := [text for text in values if text.strip()])}


def _only(name: str, values: list[str]) -> str:
    if len(values) > 1:
        raise RequestError(name, "given more than once")
    return values[0]


def _choice(name: str, text: str, allowed: tuple[str, ...]) -> str:
    if text not in allowed:
        raise RequestError(name, f"must be one of {', '.join(allowed)}")
    return text


def _filter_value(name: str, text: str) -> str:
    value = unicodedata.normalize("NFC", text.strip())
    if len(value) > LONGEST_VALUE:
        raise RequestError(name, f"longer than {LONGEST_VALUE} characters")
    return value


def _day(name: str, text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError as error:
        raise RequestError(name, f"no such day: {text}") from error
    raise RequestError(name, "must be a day, written YYYY-MM-DD")


def _size(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise RequestError("size", f"must be a whole number from 0 to {MAXIMUM_SIZE}")
    return int(text)
