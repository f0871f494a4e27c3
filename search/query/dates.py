"""Days, months and years as people type them into a query."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_MARK = r"[-/.]"
_FORMS = (
    re.compile(rf"(?P<year>\d{{4}})(?:{_MARK}(?P<month>\d{{1,2}})(?:{_MARK}(?P<day>\d{{1,2}}))?)?", re.ASCII),
    re.compile(rf"(?:(?P<day>\d{{1,2}}){_MARK})?(?P<month>\d{{1,2}}){_MARK}(?P<year>\d{{4}})", re.ASCII),
)


def typed_days(text: str) -> tuple[date, date] | None:
    """First and last day of 2023, 2023-05, 2023-05-14, 14/5/2023 or 5/2023; None for what is no date."""
    for form in _FORMS:
        if found := form.fullmatch(text):
            year, month, day = (int(found[part] or 0) for part in ("year", "month", "day"))
            return _days(year, month, day)
    return None


def said_days(first: date, last: date) -> str:
    """The shortest text that `typed_days` reads as these days; "" where one does not do."""
    for text in (first.isoformat()[:4], first.isoformat()[:7], first.isoformat()):
        if typed_days(text) == (first, last):
            return text
    return ""


def _days(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:  # 30/2/2023, month 13, year 0
        return None
    return first, last
