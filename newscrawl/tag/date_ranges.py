"""What stands around an expression: the end of a range, a list that states month or year last, words of direction."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from newscrawl.tag.date_days import single_day, written_day
from newscrawl.tag.date_lunar import lunar_day
from newscrawl.tag.date_months import month, quarter
from newscrawl.tag.date_values import Expression, Leaning, Moment
from newscrawl.tag.date_words import DAY, EDGE, MONTH, UNTIL, YEAR
from newscrawl.tag.date_years import years

_UNTIL = re.compile(UNTIL, re.IGNORECASE)
_BEGINNING = re.compile(r"đầu\s+năm\b", re.IGNORECASE)
_NUMERIC_DAY = re.compile(rf"(?P<day>{DAY})[/.-](?P<month>{MONTH})(?![\d/.-]*\d)(?!\s?%)")
_NUMERIC_MONTH = re.compile(rf"(?P<month>{MONTH})[/.-](?P<year>{YEAR})(?![\w/])")
_NUMERIC_YEAR = re.compile(rf"(?:{EDGE}\s+)?(?P<year>{YEAR})(?![\w/])", re.IGNORECASE)
_LONE_DAY = re.compile(rf"(?:ngày|hôm)\s+(?P<day>{DAY})(?!\s?[%/.]?\d)(?!\s+tháng)", re.IGNORECASE)

#: Between the parts of a list whose last one states what the others leave out: "ngày 5 và ngày 6/8".
LISTED = re.compile(r"\s*[,;&]\s*(?:và\s+)?|\s+(?:và|hoặc|hay|cùng)\s+|\s*,\s*", re.IGNORECASE)

_PAST_AFTER = re.compile(r"\s+(?:vừa\s+qua|vừa\s+rồi|qua)(?!\w)", re.IGNORECASE)
_FUTURE_AFTER = re.compile(
    r"\s+(?:tới\s+đây|sắp\s+tới|tới)(?!\w)(?!\s+(?:nay|ngày|tháng|năm|hết|cuối|\d))", re.IGNORECASE
)
_PAST_BEFORE = re.compile(r"\bhồi\s+$", re.IGNORECASE)
_EXPECTED_BEFORE = re.compile(r"\b(?:sẽ|dự\s+kiến|sắp)\b[^.;:!?\n]*$", re.IGNORECASE)


def range_from(text: str, start: int, begin: Expression, published: date | None) -> Expression | None:
    """The range that goes on from a moment: "31.5 đến hết tháng 7.2013", "tháng 5 đến 3/7", "đầu năm đến tháng 5"."""
    link = _UNTIL.match(text, begin.end)
    first = begin.first
    if link is None or first is None:
        return None
    end = _far_end(text, link.end(), published)
    if end is None or end.first is None or end.last is not None:
        return None
    if _BEGINNING.match(text, start) and first.year and not first.month and end.first.month:
        first = replace(first, month=1)
    if not _go_together(first, end.first):
        return None
    return Expression(end.end, first, end.first)


def _far_end(text: str, position: int, published: date | None) -> Expression | None:
    year = published.year if published else None
    readings = (
        single_day(text, position, year),
        lunar_day(text, position, published),
        written_day(text, position, year),
        month(text, position, year),
        quarter(text, position, year),
        years(text, position),
        _numeric(text, position),
    )
    return max((reading for reading in readings if reading), key=lambda reading: reading.end, default=None)


def _numeric(text: str, position: int) -> Expression | None:
    if match := _NUMERIC_MONTH.match(text, position):
        return Expression(match.end(), Moment(int(match["year"]), int(match["month"])))
    if match := _NUMERIC_DAY.match(text, position):
        moment = Moment(month=int(match["month"]), day=int(match["day"]))
        return Expression(match.end(), moment) if moment.possible else None
    match = _NUMERIC_YEAR.match(text, position)
    return match and Expression(match.end(), Moment(int(match["year"])))


def _go_together(first: Moment, last: Moment) -> bool:
    """A day or month goes on to a day or month, a quarter to a quarter, a year to a year; a day never to a year."""
    if (first.quarter is None) != (last.quarter is None):
        return False
    if first.month is None and last.month is not None:
        return first.day is not None  # "ngày 1 đến 3/12"
    return (first.month is None) == (last.month is None)


def lone_day(text: str, position: int) -> Expression | None:
    """ "ngày 5" in "ngày 5 và ngày 6/8", "ngày 15 đến ngày 20/4": only what follows makes it a date."""
    match = _LONE_DAY.match(text, position)
    return match and Expression(match.end(), Moment(day=int(match["day"])))


def with_what_follows(text: str, expression: Expression, following: Expression | None, start: int) -> Expression | None:
    """The expression with the month and year of the next one in its list; None for a lone day without such a one."""
    first = expression.first
    if first is None or expression.last is not None or first.year is not None:
        return expression
    other = None if following is None or following.first is None else following.first
    linked = other is not None and LISTED.fullmatch(text, expression.end, start) is not None
    same_kind = (
        linked
        and other is not None
        and (first.day is None) == (other.day is None)
        and ((first.quarter is None) == (other.quarter is None))
    )
    if not same_kind or other is None:
        return None if first.month is None and first.day else expression
    completed = first.completed(other)
    return replace(expression, first=completed) if completed.year == other.year else expression


def leaning(text: str, start: int, end: int) -> Leaning:
    """Where the words around place it: "hồi tháng 3", "ngày 5/6 tới", "sẽ họp vào tháng 3"."""
    if _FUTURE_AFTER.match(text, end):
        return Leaning.FUTURE
    before = text[max(0, start - 40) : start]
    if _PAST_AFTER.match(text, end) or (_PAST_BEFORE.search(before) and not text[start].isdigit()):  # "hồi 17h30"
        return Leaning.PAST
    return Leaning.EXPECTED if _EXPECTED_BEFORE.search(before) else Leaning.NONE
