"""A reader's way through the hits of a question: the article's place among them, the one before and the one after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from search.entity_names import with_names_resolved
from search.parameters import QUESTION, read_request
from search.request import BackendDownError, RequestError
from search.services import Services
from search.web.address import Address, Item
from search.web.links import SEARCH, article_link

#: Nobody reads on hit by hit beyond so many; finding a place takes the time of walking there.
MOST_HITS = 1_000

_KNOWN = frozenset(parameter.name for parameter in QUESTION)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the article stands among the hits of the question that led to it, counted from 1."""

    place: int
    total: int
    previous: Address | None
    next: Address | None
    results: Address


def asked(items: Sequence[Item]) -> tuple[Item, ...]:
    """The part of an article's address that is the question which led to it."""
    return tuple(item for item in items if item[0] in _KNOWN and item[1].strip())


def passage(served: Services, items: Sequence[Item], article_id: str) -> Passage | None:
    """The article's place; None where no question led to it, or its hits do not have it (any more).

    A question that cannot be read or asked now led nowhere: the article is shown all the same.
    """
    question = asked(items)
    if not question:
        return None
    try:
        request = with_names_resolved(served.catalogue, read_request(question, QUESTION))
        ids = list(_walked(islice(served.backend.scan(request), MOST_HITS), article_id))
        total = served.backend.search(replace(request, size=0, facets=(), cursor=None)).total
    except (RequestError, BackendDownError):
        return None
    if article_id not in ids:
        return None
    place = ids.index(article_id)

    def link(at: int) -> Address | None:
        return Address(article_link(ids[at]).path, question) if 0 <= at < len(ids) else None

    return Passage(place + 1, total, link(place - 1), link(place + 1), Address(SEARCH.path, question))


def _walked(ids: Iterable[str], article_id: str) -> Iterator[str]:
    """The hits up to the one after the article."""
    hits = iter(ids)
    for each in hits:
        yield each
        if each == article_id:
            yield from islice(hits, 1)
            return
