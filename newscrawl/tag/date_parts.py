"""Counted parts of a year or a month: "9 tháng đầu năm 2021", "nửa cuối năm", "10 ngày đầu tháng 6"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from newscrawl.tag.date_days import YEAR_AFTER, year_of
from newscrawl.tag.date_values import Expression, Moment
from newscrawl.tag.date_words import AWAY, COUNT, MONTH, PERIODS_AWAY, YEAR, count, plain

_OF_THE_YEAR = (
    rf"(?:\s+của)?\s+(?:năm(?:\s+(?:(?P<year>{YEAR})|(?P<away>{AWAY}))(?!\w))?|(?P<bareyear>{YEAR}))(?!\w)(?!\s+học)"
)
_PART_OF_YEAR = re.compile(
    rf"(?:(?P<count>{COUNT})\s+(?P<unit>tháng|quý)\s+(?P<edge>đầu(?:\s+tiên)?|cuối)|(?P<quarter>quý)\s+(?P<end>đầu|cuối)"
    rf"|nửa\s+(?P<half>đầu|cuối|sau)){_OF_THE_YEAR}",
    re.IGNORECASE,
)
#: "9 tháng năm 2021", "9 tháng/2021": the first nine months, as reports say it.
_MONTHS_SO_FAR = re.compile(
    rf"(?P<count>{COUNT})\s+tháng(?:\s+(?:của\s+)?năm\s+|\s*/\s*)(?P<year>{YEAR})(?!\w)", re.IGNORECASE
)
_PART_OF_MONTH = re.compile(
    rf"(?:(?!một\s)(?P<count>{COUNT})\s+ngày|nửa)\s+(?P<edge>đầu(?:\s+tiên)?|cuối)(?:\s+của)?\s+tháng\s+(?P<month>{MONTH})(?:{YEAR_AFTER})?",
    re.IGNORECASE,
)


def part_of_year(text: str, position: int, this_year: int | None = None) -> Expression | None:
    """ "9 tháng đầu năm 2021", "6 tháng cuối năm", "hai quý đầu năm", "nửa đầu năm 2022", "9 tháng năm 2021"."""
    match = _PART_OF_YEAR.match(text, position)
    if match is None:
        return _months_so_far(text, position)
    stated = match["year"] or match["bareyear"]
    away = PERIODS_AWAY[plain(match["away"])] if match["away"] else 0
    year = int(stated) if stated else this_year and this_year + away
    number = count(match["count"]) if match["count"] else 1 if match["quarter"] else 6
    whole = 4 if match["quarter"] or plain(match["unit"] or "") == "quý" else 12
    if not 1 <= number <= whole:
        return None
    if year is None:
        return Expression(match.end())
    at_the_start = (match["edge"] or match["end"] or match["half"]).lower().startswith("đầu")
    begin, end = (1, number) if at_the_start else (whole + 1 - number, whole)
    if whole == 12:
        return Expression(match.end(), Moment(year, begin), Moment(year, end))
    last = Moment(year, quarter=end)
    return Expression(match.end(), Moment(year, quarter=begin), last) if begin < end else Expression(match.end(), last)


def _months_so_far(text: str, position: int) -> Expression | None:
    match = _MONTHS_SO_FAR.match(text, position)
    if match is None or not 1 < count(match["count"]) <= 12:
        return None
    year = int(match["year"])
    return Expression(match.end(), Moment(year, 1), Moment(year, count(match["count"])))


def part_of_month(text: str, position: int, published: date | None) -> Expression | None:
    """ "10 ngày đầu tháng 6", "nửa cuối tháng 5/2021": from its first to its last day."""
    match = _PART_OF_MONTH.match(text, position)
    if match is None:
        return None
    moment = Moment(year_of(match, published.year if published else None), int(match["month"])).near(published)
    if moment.year is None or moment.month is None:
        return Expression(match.end())
    length = monthrange(moment.year, moment.month)[1]
    at_the_start = match["edge"].lower().startswith("đầu")
    number = count(match["count"]) if match["count"] else 15 if at_the_start else length - 15
    if not 1 <= number <= length:
        return None
    begin, end = (1, number) if at_the_start else (length + 1 - number, length)
    return Expression(match.end(), *(Moment(moment.year, moment.month, day) for day in (begin, end)))
