"""The lasting address of a question, and whether its answer may have changed since it was cited."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from newscrawl.archive.catalogue import Catalogue
from newscrawl.models import VIETNAM_TIME, from_iso
from search.request import RequestError, SearchRequest

Item = tuple[str, str]

#: The page that a permalink opens.
PATH = "/search"
#: The parameter with the moment of the citation.
AS_OF = "as_of"


@dataclass(frozen=True, slots=True)
class CitedSince:
    """What the index took (new, or otherwise than before) and dropped after a result was cited, in articles.

    Any of them may have changed the result; where there are none, it is the one that was cited.
    """

    moment: datetime
    taken: int
    dropped: int

    @property
    def may_differ(self) -> bool:
        """May the result be another by now?"""
        return bool(self.taken or self.dropped)


def question_items(request: SearchRequest) -> tuple[Item, ...]:
    """The parameters that ask this question: sorted, in NFC, defaults left out; equal for equal questions.

    What only says which part of the answer is wanted (`size`, `cursor`, `facets`, `explain`) is none of them.
    """
    return tuple(sorted({(name, unicodedata.normalize("NFC", value)) for name, value in _items(request)}))


def permalink(request: SearchRequest, as_of: datetime, base: str = "") -> str:
    """The address of a question as it was answered at a moment; `base` is the server's own, "https://host"."""
    moment = as_of.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return f"{base}{PATH}?{urlencode((*question_items(request), (AS_OF, moment)))}"


def read_as_of(text: str) -> datetime:
    """The moment of a permalink, which can be told in UTC and in Vietnam's time.

    Raises RequestError for what is no time with offset, and for one at the ends of the calendar that cannot be told.
    """
    try:
        moment = from_iso(text.strip())
        if isinstance(moment, datetime):
            moment.astimezone(UTC)
            moment.astimezone(VIETNAM_TIME)
    except (ValueError, OverflowError) as error:
        raise RequestError(AS_OF, "must be a time with offset, written 2026-05-01T09:30:00Z") from error
    if not isinstance(moment, datetime):
        raise RequestError(AS_OF, "must be a time with offset, not a day alone")
    return moment


def cited_since(catalogue: Catalogue, moment: datetime) -> CitedSince:
    """What the index took and dropped since a moment."""
    changes = catalogue.changes_since(moment)
    return CitedSince(moment, changes.taken, changes.dropped)


def _items(request: SearchRequest) -> Iterator[Item]:
    plain = SearchRequest()
    if q := " ".join(request.q.split()):
        yield "q", q
    for name, values in request.filters.items():
        yield from ((name, value) for value in values)
    for name in ("published_from", "published_to", "mentioned_from", "mentioned_to"):
        if (day := getattr(request, name)) is not None:
            yield name, day.isoformat()
    for name in ("sort", "reprints", "diacritics"):
        if (chosen := getattr(request, name)) != getattr(plain, name):
            yield name, chosen
    if not request.vocabulary:
        yield "vocabulary", "off"
