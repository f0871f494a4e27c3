"""What the address of the trends asks, and the addresses that lead on from there."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlencode

from search.comparison import COMPARISON, INTERVALS, days_of, interval_of
from search.figures import Days, Interval
from search.parameters import Parameter, choice, given, number, request_of
from search.permalink import AS_OF, question_items, read_as_of
from search.request import SearchRequest
from search.web.address import Address, Item
from search.web.links import SEARCH, TRENDS
from search.web.trend_chart import MEASURES, Measure

SHOW = choice("show", "What the height of a point says.", MEASURES, "count")
#: Whose numbers the table has, where those of all are too many.
NUMBERS = number("numbers", "The query whose numbers are shown, counted from 1.", 10, 1)
_AS_OF = Parameter(AS_OF, "When the chart was cited.", {"type": "string"})
_KNOWN = {parameter.name: parameter for parameter in (*COMPARISON, SHOW, NUMBERS, _AS_OF)}
#: What only says how the answer is shown; no part of the questions.
_OF_PAGE = ("interval", SHOW.name, NUMBERS.name)


@dataclass(frozen=True, slots=True)
class TrendsAsked:
    """The questions, which differ in their query alone, and how they are to be shown."""

    questions: tuple[SearchRequest, ...]
    interval: Interval
    measure: Measure
    numbers: int
    as_of: datetime | None
    here: Address

    @property
    def chosen(self) -> Days:
        """The days of publication that were chosen."""
        first = self.questions[0] if self.questions else SearchRequest()
        return Days(first.published_from, first.published_to)

    @property
    def queries(self) -> tuple[str, ...]:
        """What was typed."""
        return tuple(question.q for question in self.questions)

    def days(self, start: str) -> tuple[date, date]:
        """First and last day of a point, as far as they were chosen."""
        return days_of(start, self.interval, self.chosen)

    def search(self, q: str) -> Address:
        """The search for one of the queries."""
        return Address(SEARCH.path, (("q", q), *self.here.dropping("q", *_OF_PAGE).items))

    def search_in(self, q: str, start: str) -> Address:
        """The search for one of the queries in one period."""
        first, last = self.days(start)
        return self.search(q).setting(published_from=first.isoformat(), published_to=last.isoformat())

    def permalink(self, moment: datetime, base: str) -> str:
        """The lasting address: parameters sorted, queries in their order (it gives them their colours)."""
        defaults = {"interval": INTERVALS[0], SHOW.name: MEASURES[0]}
        shown = [(name, value) for name, value in self._shown() if defaults[name] != value]
        queries = [("q", unicodedata.normalize("NFC", " ".join(q.split()))) for q in self.queries]
        filters = [item for item in question_items(self.questions[0]) if item[0] != "q"] if self.questions else []
        as_of = moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        items = sorted((*filters, *queries, *shown), key=lambda item: item[0])
        return f"{base}{TRENDS.path}?{urlencode([*items, (AS_OF, as_of)])}"

    def _shown(self) -> Sequence[Item]:
        return (("interval", self.interval), (SHOW.name, self.measure))


def trends_asked(query: Sequence[Item]) -> TrendsAsked:
    """What a query string asks; what others hang on to a shared address is no part of it.

    Raises RequestError where a value is wrong.
    """
    items = [item for item in query if item[0] in _KNOWN]
    values = given(items, _KNOWN.values())
    queries = tuple(dict.fromkeys(values.all("q")))
    filled = tuple(item for item in items if item[1].strip() and item[0] not in ("q", AS_OF))
    return TrendsAsked(
        questions=tuple(request_of(values, q) for q in queries),
        interval=interval_of(values),
        measure=next(each for each in MEASURES if each == values.one(SHOW.name, MEASURES[0])),
        numbers=int(values.one(NUMBERS.name, "1")),
        as_of=read_as_of(values.one(AS_OF)) if values.one(AS_OF) else None,
        here=Address(TRENDS.path, (*(("q", q) for q in queries), *filled)),
    )
