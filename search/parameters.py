"""The query string of a search: one reader for API, export, feed, trends, pages and command line.

Each parameter is declared once; its description for the API's schema is also what its values are checked against.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar, get_args

from search.fields import FACETS, FILTERS, SHOWN_FACETS
from search.parameter_values import MOST_VALUES, Given, Item, Parameter, given, refuse_empty, refuse_unknown
from search.query import LONGEST_QUERY
from search.request import MAXIMUM_SIZE, Diacritics, Reprints, SearchRequest, Sort

__all__ = [
    "CURSOR",
    "FILTER_PARAMETERS",
    "LONGEST_VALUE",
    "MOST_VALUES",
    "NO_FACETS",
    "PART",
    "PERIODS",
    "QUESTION",
    "SORTS",
    "Given",
    "Item",
    "Parameter",
    "Q",
    "choice",
    "given",
    "number",
    "read_request",
    "refuse_empty",
    "refuse_unknown",
    "request_of",
]  # fmt: skip

SORTS: tuple[Sort, ...] = get_args(Sort)
#: The ends of the two periods, in the order from, to.
PERIODS = (("published_from", "published_to"), ("mentioned_from", "mentioned_to"))
#: No site's value of a filter comes near; a longer one is a mistake.
LONGEST_VALUE = 500
#: Asks for no facet at all.
NO_FACETS = "none"

Chosen = TypeVar("Chosen", bound=str)


def choice(name: str, description: str, values: Sequence[str], default: str, example: str | None = None) -> Parameter:
    """A parameter with one of a few values."""
    return Parameter(name, description, {"type": "string", "enum": list(values), "default": default}, example)


def number(name: str, description: str, most: int, default: int, least: int = 1) -> Parameter:
    """A parameter with a whole number."""
    return Parameter(
        name, description, {"type": "integer", "minimum": least, "maximum": most, "default": default}, str(default)
    )


def _day(name: str, what: str) -> Parameter:
    description = f"{what}, YYYY-MM-DD in Vietnam's time, that day included."
    return Parameter(name, description, {"type": "string", "format": "date"})


def _filter(name: str, description: str) -> Parameter:
    values = {"type": "string", "minLength": 1, "maxLength": LONGEST_VALUE}
    schema: dict[str, Any] = {"type": "array", "items": values, "maxItems": MOST_VALUES}
    return Parameter(name, f"{description} Repeat it for alternatives; - in front excludes.", schema)


Q = Parameter(
    "q",
    'Words that must all occur; OR, NOT, "…" for a phrase, "…"~5 for words near each other, đình* for what words begin '
    "with, - in front to exclude, title: and other fields, groups in parentheses. Typed without diacritics a word "
    "finds every word of these letters.",
    {"type": "string", "maxLength": LONGEST_QUERY},
    "thỏa ước lao động",
)
#: The filters and the two periods: what bounds the articles besides the words asked for.
FILTER_PARAMETERS = (
    *(_filter(name, field.description) for name, field in FILTERS.items()),
    _day("published_from", "Published on this day or later"),
    _day("published_to", "Published on this day or before"),
    _day("mentioned_from", "The text mentions this day or a later one"),
    _day("mentioned_to", "The text mentions this day or an earlier one"),
    choice(
        "reprints",
        "show: each article counts by itself. collapse: the first publication of a text stands for its reprints.",
        get_args(Reprints),
        "show",
    ),
    choice("vocabulary", "Whether abbreviations and their full forms find each other.", ("on", "off"), "on"),
    choice(
        "diacritics",
        "auto: as typed, and without diacritics where that finds nothing. exact: as typed. ignore: without diacritics.",
        get_args(Diacritics),
        "auto",
    ),
)
SORT = choice("sort", "Order of the hits.", SORTS, "relevance")
#: What says which articles are asked for; the export takes these too.
QUESTION = (Q, *FILTER_PARAMETERS, SORT)
CURSOR = Parameter("cursor", "The previous answer's cursor, for the hits after it.", {"type": "string"})
#: What says which part of the answer is asked for.
PART = (
    number("size", "Hits in the answer.", MAXIMUM_SIZE, 20, least=0),
    CURSOR,
    Parameter(
        "facets",
        f"Facets to count, repeated; {NO_FACETS} for no facet. Without it: {', '.join(SHOWN_FACETS)}.",
        {"type": "array", "items": {"type": "string", "enum": [*FACETS, NO_FACETS]}, "maxItems": len(FACETS) + 1},
    ),
    choice("explain", "Whether each hit says how its score came about.", ("on", "off"), "off"),
)


def read_request(items: Iterable[Item], taken: Iterable[Parameter] = (*QUESTION, *PART)) -> SearchRequest:
    """The request that a query string asks; empty values (an unfilled form) count as absent.

    Whether the values fit each other and the index is the backend's to check.

    Raises:
        RequestError: a parameter is unknown, stands twice where it may not, or is not of its type.
    """
    return request_of(given(items, taken))


def request_of(asked: Given, q: str | None = None) -> SearchRequest:
    """The request of checked values, with another query where one is given."""
    facets = tuple(name for name in asked.all("facets") if name != NO_FACETS)
    return SearchRequest(
        q=asked.one("q") if q is None else q,
        filters={name: asked.all(name) for name in FILTERS if asked.all(name)},
        published_from=asked.day("published_from"),
        published_to=asked.day("published_to"),
        mentioned_from=asked.day("mentioned_from"),
        mentioned_to=asked.day("mentioned_to"),
        sort=_chosen(asked, "sort", SORTS, "relevance"),
        reprints=_chosen(asked, "reprints", get_args(Reprints), "show"),
        vocabulary=asked.one("vocabulary", "on") == "on",
        diacritics=_chosen(asked, "diacritics", get_args(Diacritics), "auto"),
        facets=facets if asked.all("facets") else None,
        explain=asked.one("explain") == "on",
        size=int(asked.one("size", "20")),
        cursor=asked.one("cursor") or None,
    )


def _chosen(asked: Given, name: str, allowed: Sequence[Chosen], default: Chosen) -> Chosen:
    return next((value for value in allowed if value == asked.one(name)), default)
