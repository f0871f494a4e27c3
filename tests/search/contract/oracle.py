"""What must be found, worked out the slow way: each document is read word by word, no index is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from newscrawl.models import VIETNAM_TIME
from search.analysis import Token, tokens
from search.document import Document
from search.fields import FILTERS, MENTIONED, PUBLISHED
from search.periods import cover, period
from search.query import And, During, Everything, Key, Node, Not, Or, Phrase, Prefix, Word
from search.request import SearchRequest

#: Blank words between two lines.
LINE_END = 2


def matching(documents: Sequence[Document], query: Node, request: SearchRequest, without: str = "") -> list[Document]:
    """The documents that match, the filter `without` left out."""
    return [
        document
        for document in documents
        if _is_asked_unit(document, request) and _passes(document, request, without) and matches(document, query)
    ]


def facet(documents: Sequence[Document], name: str) -> Counter[str]:
    """Documents by each value of a field."""
    return Counter(value for document in documents for value in dict.fromkeys(_values(document, name)))


def months(documents: Sequence[Document]) -> Counter[str]:
    """Documents by the first day of the month of publication."""
    days = (_published(document) for document in documents)
    return Counter(day.replace(day=1).isoformat() for day in days if day is not None)


def mentioned_days(documents: Sequence[Document]) -> Counter[int]:
    """Documents by the days that they name, alone or in a span that is not whole months, as ordinals."""
    return Counter(day for document in documents for day in _named_days(document))


def _named_days(document: Document) -> set[int]:
    spans = (period(value) for value in _values(document, MENTIONED.name))
    return {day for span in spans if span for day in cover(*span).days}


def matches(document: Document, query: Node) -> bool:
    """Does a document match a tree?"""
    match query:
        case Everything():
            return True
        case And(nodes):
            return all(matches(document, node) for node in nodes)
        case Or(nodes):
            return any(matches(document, node) for node in nodes)
        case Not(node):
            return not matches(document, node)
        case Key(name, value):
            return value in _values(document, name)
        case During("published", first, last):
            day = _published(document)
            return day is not None and (first or date.min) <= day <= (last or date.max)
        case During(_, first, last):
            return _mentions(document, first, last)
        case Word() | Prefix():
            return any(_is(token, query) for _, token in _words(document, query.scope))
        case Phrase():
            return _has_phrase(document, query)


def _has_phrase(document: Document, phrase: Phrase) -> bool:
    """From each place of the first word, the nearest next places end soonest."""
    words = _words(document, phrase.scope)
    first, *rest = ([at for at, token in words if _is(token, word)] for word in phrase.words)
    for start in first:
        at: int | None = start
        for places in rest:
            at = next((place for place in places if at is not None and place > at), None)
        if at is not None and at - start + 1 - len(phrase.words) <= phrase.slop:
            return True
    return False


def _is(token: Token, word: Word | Prefix) -> bool:
    spelt = token.exact if word.accented else token.folded
    return spelt == word.text if isinstance(word, Word) else spelt.startswith(word.text)


def _words(document: Document, scope: str) -> list[tuple[int, Token]]:
    """The words of a field with their places."""
    return _placed(_values(document, scope))


@lru_cache(maxsize=5_000)
def _placed(lines: tuple[str, ...]) -> list[tuple[int, Token]]:
    placed: list[tuple[int, Token]] = []
    at = 0
    for line in lines:
        found = list(tokens(line))
        placed += enumerate(found, at)
        at += len(found) + LINE_END if found else 0
    return placed


def _values(document: Document, name: str) -> tuple[str, ...]:
    value = document.values.get(name)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (str(value),)


def _published(document: Document) -> date | None:
    value = document.values.get(PUBLISHED.name)
    if isinstance(value, datetime):
        return value.astimezone(VIETNAM_TIME).date()
    return value if isinstance(value, date) else None


def _mentions(document: Document, first: date | None, last: date | None) -> bool:
    spans = (period(value) for value in _values(document, MENTIONED.name))
    return any(span[1] >= (first or date.min) and span[0] <= (last or date.max) for span in spans if span)


def _is_asked_unit(document: Document, request: SearchRequest) -> bool:
    return document.unit != ("story" if request.reprints == "show" else "member")


def _passes(document: Document, request: SearchRequest, without: str) -> bool:
    if request.published_from or request.published_to:
        day = _published(document)
        if day is None or not (request.published_from or date.min) <= day <= (request.published_to or date.max):
            return False
    if (request.mentioned_from or request.mentioned_to) and not _mentions(
        document, request.mentioned_from, request.mentioned_to
    ):
        return False
    return all(_filtered(document, name, values) for name, values in request.filters.items() if name != without)


def _filtered(document: Document, name: str, values: Sequence[str]) -> bool:
    """A story is excluded by where it was published only where all of its publications are."""
    held = set(_values(document, name))
    chosen = {value for value in values if not value.startswith("-")}
    excluded = {value[1:] for value in values if value.startswith("-")}
    if chosen and not held & chosen:
        return False
    if FILTERS[name].publication:
        return not (excluded and held and held <= excluded)
    return not held & excluded
