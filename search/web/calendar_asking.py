"""What the address of a calendar page asks: a time to look at, and which articles are to be counted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from starlette.requests import Request

from search.backends.base import MentionedUnit, Naming, Written
from search.entity_names import with_names_resolved
from search.parameters import FILTER_PARAMETERS, Parameter, Q, given, request_of
from search.request import RequestError, SearchRequest
from search.services import Services, services
from search.web.address import Address
from search.web.calendar_grid import FIRST_YEAR, LAST_YEAR
from search.web.links import CALENDAR, SEARCH

YEAR = Parameter("year", "The year to show.", {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}, "2023")
MONTH = Parameter("month", "The month to show, YYYY-MM.", {"type": "string"}, "2023-05")
DAY = Parameter("day", "The day to show, YYYY-MM-DD.", {"type": "string", "format": "date"}, "2023-05-14")
WRITTEN: tuple[Written, ...] = ("before", "on", "after", "undated")
WHEN = Parameter("when", "Only articles written then.", {"type": "string", "enum": list(WRITTEN)})
_QUESTION = (Q, *FILTER_PARAMETERS)
_TIMES = (YEAR, MONTH, DAY, WHEN)
_KNOWN = {parameter.name for parameter in (*_QUESTION, *_TIMES)}
_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True)
class CalendarQuestion:
    """The time asked for (at most one of year, month and day) and the articles; `here` is the calendar with these
    articles at no time."""

    served: Services
    request: SearchRequest
    here: Address
    year: int | None
    month: date | None
    day: date | None
    when: Written | None

    def counts(self, unit: MentionedUnit) -> Mapping[int, int]:
        """Articles by the times that they speak of."""
        return self.served.backend.mentioned(self.request, unit).counted.per

    def naming(self, day: date, written: Written, size: int) -> Naming:
        """Articles that name a day, the oldest first."""
        asked = replace(self.request, sort="oldest", size=size)
        return self.served.backend.naming(asked, day, written)

    def search(self, first: date, last: date) -> Address:
        """The search for what mentions these days."""
        days = {"mentioned_from": first.isoformat(), "mentioned_to": last.isoformat()}
        return self.here.at(SEARCH.path).setting(**days)


def calendar_question(request: Request) -> CalendarQuestion:
    """What the address asks. Raises RequestError for what cannot be shown; what others hang on to it is no part."""
    served = services(request)
    items = [item for item in request.query_params.multi_items() if item[0] in _KNOWN]
    values = given(items, (*_QUESTION, *_TIMES))
    times = [each.name for each in (YEAR, MONTH, DAY) if values.one(each.name)]
    if len(times) > 1:
        raise RequestError(times[1], f"stands beside {times[0]}; give one of them")
    day = values.day(DAY.name)
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise RequestError(DAY.name, f"must be in the years {FIRST_YEAR} to {LAST_YEAR}")
    filled = tuple(item for item in items if item[1].strip())
    return CalendarQuestion(
        served=served,
        request=with_names_resolved(served.catalogue, replace(request_of(values), facets=(), size=0)),
        here=Address(CALENDAR.path, filled).dropping(*(each.name for each in _TIMES)),
        year=int(values.one(YEAR.name)) if values.one(YEAR.name) else None,
        month=_month(values.one(MONTH.name)),
        day=day,
        when=next((each for each in WRITTEN if each == values.one(WHEN.name)), None),
    )


def _month(text: str) -> date | None:
    if not text:
        return None
    found = _MONTH.fullmatch(text) if text.isascii() else None
    year, month = (int(part) for part in found.groups()) if found else (0, 0)
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        raise RequestError(MONTH.name, "must be a month, written YYYY-MM")
    return date(year, month, 1)
