"""Everything that a backend is asked, made of what its engine answers: once for both, so that they answer alike."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Generic, cast

from newscrawl.models import VIETNAM_TIME
from search.analysis import tokens
from search.backends.base import MentionedUnit, Naming, Read, Trend, Written
from search.backends.cursor import Place
from search.backends.engine import Answered, Count, Counted, FacetCount, HitsPage, V
from search.backends.plan import Plan, normal_query, plan
from search.backends.result import facet_values, hit, result
from search.backends.spoken import mentioned_column, naming
from search.columns import Column, instant_columns, keyword_column
from search.conditions import Selection, units
from search.fields import FACETS, PUBLISHED, Field
from search.query import (
    MOST_WORDS,
    Node,
    Prefix,
    QueryReading,
    TextScope,
    VocabularyFiles,
    all_of,
    any_of,
    folded,
    holds,
    read,
    wanted,
)  # fmt: skip
from search.ranking import term_clauses
from search.request import RequestError, SearchRequest
from search.result import FacetValue, Hit, SearchResult

#: Values of a facet that are looked through for those that contain given words. A value that contains them is had by
#: every article looked at, so it is among the most frequent; beyond so many the rarest may be missed.
LOOKED_THROUGH = 5_000


class AskedBackend(ABC, Generic[V]):
    """A backend over an engine. `vocabulary` says which words are abbreviations of which."""

    def __init__(self, vocabulary: VocabularyFiles | None = None) -> None:
        self._vocabulary = vocabulary or VocabularyFiles()

    @abstractmethod
    def view(self, token: str | None = None) -> V:
        """See `engine.Engine`."""

    @abstractmethod
    def answer(self, view: V, page: HitsPage | None, counts: Sequence[Count]) -> Answered:
        """See `engine.Engine`."""

    @abstractmethod
    def walk(self, view: V, page: HitsPage) -> Iterator[str]:
        """See `engine.Engine`."""

    @abstractmethod
    def parts(self, view: V, page: HitsPage, ids: Sequence[str]) -> list[Mapping[str, float]]:
        """See `engine.Engine`."""

    def read(self, request: SearchRequest) -> Read:
        """How a request is read; see `base.Backend`."""
        return self._read(self.view(), request, plan(request))

    def search(self, request: SearchRequest) -> SearchResult:
        """Answer a request; see `base.Backend`."""
        started = time.perf_counter()
        asked = plan(request)
        place = asked.place
        today = place.today if place else _today()
        typed = self._typed(request)
        if place is not None and place.folded:
            typed = _folded(typed)
        view = self.view(place.view if place else None)
        said, page, answered = typed, *self._ask(view, asked, typed.reading, today)
        if not answered.counts[0].total and _may_fold(request, typed) and place is None:
            without = _folded(typed)
            again = self._ask(view, asked, without.reading, today)
            if again[1].counts[0].total:
                said, page, answered = without, *again
        page = replace(page, clauses=(*term_clauses(said.reading.tree), *page.clauses))
        ids = [hit.id for hit in answered.hits[: page.size]] if request.explain and page.order is None else []
        parts = self.parts(view, page, ids) if ids else ()
        more = len(answered.hits) > page.size > 0
        last = answered.hits[page.size - 1].position if more else None
        cursor = Place(last, view.token, said.folded, today).encode(asked.key) if last else None
        return result(asked, said, page, answered, parts, cursor, time.perf_counter() - started)

    def ranked(self, query: Node, size: int) -> tuple[Hit, ...]:
        """The stories that fit a query best; see `base.Backend`."""
        selection = Selection(query, (units("collapse"),))
        page = HitsPage(selection, (), None, instant_columns(PUBLISHED).newest, size)
        found = self.answer(self.view(), page, ()).hits[:size]
        return tuple(hit(each, wanted(query)) for each in found)

    def scan(self, request: SearchRequest) -> Iterator[str]:
        """Ids of everything that matches, of one state of the index; see `base.Backend`."""
        asked = plan(replace(request, cursor=None, size=0))
        view = self.view()
        said = self._read(view, request, asked)
        return self.walk(view, asked.page(said.reading, _today()))

    def trend(self, request: SearchRequest) -> Trend:
        """Matches by month of publication; see `base.Backend`."""
        return self._trend(request, instant_columns(PUBLISHED).month)

    def mentioned(self, request: SearchRequest, unit: MentionedUnit) -> Trend:
        """Matches by the times that they speak of; see `base.Backend`."""
        return self._trend(request, mentioned_column(unit))

    def naming(self, request: SearchRequest, day: date, written: Written) -> Naming:
        """Articles that name a day; see `base.Backend`."""
        asked = plan(replace(request, cursor=None, facets=()))
        view = self.view()
        said = self._read(view, request, asked)
        page = asked.page(said.reading, _today())
        named = replace(page.selection, conditions=(*page.selection.conditions, *naming(day, written)))
        answered = self.answer(view, replace(page, selection=named), [Count(named)])
        return Naming(said, answered.counts[0].total, tuple(each.id for each in answered.hits[: page.size]))

    def facet(self, request: SearchRequest, name: str, size: int, containing: str = "") -> tuple[FacetValue, ...]:
        """The values of one facet; see `base.Backend`."""
        if name not in FACETS:
            raise RequestError("name", f"no such facet; there are {', '.join(FACETS)}")
        field = FACETS[name]
        asked = plan(replace(request, cursor=None, facets=()))
        view = self.view()
        selection = asked.selection(self._read(view, request, asked).reading.tree, without=name)
        contained = self._contained(field, containing, looked_up=request.vocabulary)
        if contained is not None and field.worded:
            selection = Selection(all_of([selection.query, contained]), selection.conditions)
        wanted = FacetCount(keyword_column(field), size if contained is None else LOOKED_THROUGH)
        counted = self.answer(view, None, [Count(selection, (wanted,))]).counts[0].facets[field.name]
        if contained is not None:
            counted = {value: count for value, count in counted.items() if holds(list(tokens(value)), contained)}
        return facet_values(counted, size)

    def counted(self, counts: Sequence[Count]) -> tuple[Counted, ...]:
        """Counts of one state of the index; see `base.Backend`."""
        return self.answer(self.view(), None, counts).counts

    def vocabulary_fingerprint(self) -> str:
        """Changes with the vocabulary; see `base.Backend`."""
        return self._vocabulary.fingerprint()

    def ids(self) -> Iterator[str]:
        """Ids of all articles held; see `base.Backend`."""
        return self.scan(SearchRequest(sort="newest"))

    def _ask(self, view: V, asked: Plan, reading: QueryReading, today: date) -> tuple[HitsPage, Answered]:
        page = asked.page(reading, today)
        return page, self.answer(view, page, asked.counts(reading.tree))

    def _trend(self, request: SearchRequest, per: Column) -> Trend:
        asked = plan(replace(request, cursor=None, facets=()))
        view = self.view()
        said = self._read(view, request, asked)
        query = said.reading.tree
        counts = [Count(asked.selection(query), (), per), replace(asked.of_sources(query), per=per)]
        return Trend(said, *self.answer(view, None, counts).counts)

    def _read(self, view: V, request: SearchRequest, asked: Plan) -> Read:
        typed = self._typed(request)
        if not _may_fold(request, typed):
            return typed
        without = _folded(typed)
        as_typed, as_folded = (Count(asked.selection(each.reading.tree)) for each in (typed, without))
        if self.answer(view, None, [as_typed]).counts[0].total:
            return typed
        return without if self.answer(view, None, [as_folded]).counts[0].total else typed

    def _typed(self, request: SearchRequest) -> Read:
        reading = read(normal_query(request.q), self._vocabulary.current() if request.vocabulary else None)
        return Read(folded(reading) if request.diacritics == "ignore" else reading, folded=False)

    def _contained(self, field: Field, containing: str, *, looked_up: bool) -> Node | None:
        """Words that begin as the words of `containing`, or these by another name; None where it has no word."""
        words = list(tokens(containing))
        if not words:
            return None
        if len(words) > MOST_WORDS:
            raise RequestError("containing", f"more than {MOST_WORDS} words")
        scope = cast(TextScope, field.name)
        begun = [Prefix(*_spelling(word.exact, word.folded), scope) for word in words]
        if not (looked_up and field.worded):
            return all_of(begun)
        asked = " ".join(containing[word.start : word.end] for word in words)
        return any_of([all_of(begun), read(f"{field.name}:({asked})", self._vocabulary.current()).tree])


def _folded(typed: Read) -> Read:
    return Read(folded(typed.reading), folded=True)


def _may_fold(request: SearchRequest, typed: Read) -> bool:
    return request.diacritics == "auto" and typed.reading.accented and not typed.folded


def _today() -> date:
    return datetime.now(VIETNAM_TIME).date()


def _spelling(exact: str, without: str) -> tuple[str, bool]:
    return (exact, True) if exact != without else (without, False)
