"""DATE mentions: a grammar of Vietnamese calendar expressions with ISO values; the table is in `docs/annotation.md`.

The scanner goes through the text once. At each word it asks every rule, takes the longest expression, and looks
whether a range goes on from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from newscrawl.models import VIETNAM_TIME
from newscrawl.tag.date_bare import bare_day, bare_year
from newscrawl.tag.date_points import century, month, months_of_year, quarter, several_days, single_day, years
from newscrawl.tag.date_relative import Context, ago, day_of_week, edge_of_this, relative_day, relative_unit, same_day
from newscrawl.tag.date_values import Expression, Moment
from newscrawl.tag.date_words import DAY, UNTIL, YEAR
from newscrawl.tag.letters import LOWER
from newscrawl.tag.spans import Span

#: Where an expression can begin: a word that one of the rules begins with, or a number.
_START = re.compile(
    r"(?<![\w])(?:\d|(?:ngày|hôm|buổi|sáng|trưa|chiều|tối|đêm|rạng|thứ|chủ|tháng|năm|quý|tuần|đầu|giữa|cuối|trung|"
    r"thượng|hạ|nhiệm|giai|niên|khóa|cùng|nửa|các|những|thế|một|hai|ba|bốn|tư|sáu|bảy|bẩy|tám|chín|mười)\s)"
    # a sentence that lost the space before it: "…Mai QuýNgày 3/5"
    rf"|(?-i:(?<=[{LOWER}])(?:Ngày|Sáng|Chiều|Tối|Trưa|Hôm|Năm|Tháng|Quý|Nhiệm|Giai|Đầu|Cuối)\s)",
    re.IGNORECASE,
)
_UNTIL = re.compile(rf"{UNTIL}(?P<unit>(?:ngày|tháng|năm)\s+)?", re.IGNORECASE)
_LONE_DAY = re.compile(rf"ngày\s+(?P<day>{DAY})(?=\s*(?:-|–|\s(?:đến|tới|và)\s))", re.IGNORECASE)
_FROM_NOW = re.compile(rf"(?:giai\s+đoạn\s+)?từ\s+nay\s+đến\s+(?:năm\s+)?(?P<year>{YEAR})", re.IGNORECASE)


def find_dates(text: str, published: datetime | date | None) -> list[Span]:
    """The DATE spans of the text in order, each with its ISO value ("" where none can be worked out)."""
    context = Context(_day_of(published))
    spans, position = [], 0
    while (start := _next_start(text, position)) is not None:
        expression = _expression(text, start, context)
        if expression is None:
            position = start + 1
            continue
        value = expression.value(context.published)
        spans.append(Span("DATE", start, expression.end, value))
        if expression.day is not None:
            context = replace(context, last_day=replace(expression.day.near(context.published), time=None))
        position = expression.end
    return spans


def _day_of(published: datetime | date | None) -> date | None:
    """The day of publication in Vietnam."""
    if isinstance(published, datetime):
        return (published.astimezone(VIETNAM_TIME) if published.tzinfo else published).date()
    return published


def _next_start(text: str, position: int) -> int | None:
    match = _START.search(text, position)
    return None if match is None else match.start()


def _expression(text: str, position: int, context: Context) -> Expression | None:
    found = max(_readings(text, position, context), key=lambda expression: expression.end, default=None)
    if found is None or found.first is None or found.last is not None:
        return found
    return _range(text, found) or (None if found.first.month is None and found.first.day else found)


def _readings(text: str, position: int, context: Context) -> Iterator[Expression]:
    year = context.published.year if context.published else None
    for reading in (
        several_days(text, position, year) if not text[position].isdigit() else None,
        single_day(text, position, year),
        month(text, position, year),
        quarter(text, position, year),
        century(text, position),
        years(text, position),
        months_of_year(text, position, year),
        relative_day(text, position, context),
        same_day(text, position, context),
        day_of_week(text, position, context),
        relative_unit(text, position, context),
        edge_of_this(text, position, context),
        ago(text, position, context),
        bare_year(text, position),
        bare_day(text, position),
        _lone_day(text, position),
        _from_now(text, position, year),
    ):
        if reading is not None:
            yield reading


def _lone_day(text: str, position: int) -> Expression | None:
    match = _LONE_DAY.match(text, position)
    return None if match is None else Expression(match.end("day"), Moment(day=int(match["day"])))


def _from_now(text: str, position: int, year: int | None) -> Expression | None:
    match = _FROM_NOW.match(text, position)
    if match is None:
        return None
    return Expression(match.end(), Moment(year), Moment(int(match["year"]))) if year else Expression(match.end())


def _range(text: str, begin: Expression) -> Expression | None:
    """The range that goes on from a moment: "31.5 đến hết tháng 7.2013", "tháng 5 đến 3/7/2013"."""
    link = _UNTIL.match(text, begin.end)
    first = begin.first
    if link is None or first is None:
        return None
    after = link.start("unit") if link["unit"] else link.end()
    end = _far_end(text, after)
    if end is None or end.first is None or end.last is not None:
        return None
    if (first.month is None) != (end.first.month is None) and not first.day:
        return None
    return Expression(end.end, first, end.first)


def _far_end(text: str, position: int) -> Expression | None:
    for rule in (single_day, month, years, _numeric_day):
        if (expression := rule(text, position)) is not None:
            return expression
    return None


_NUMERIC_DAY = re.compile(rf"(?P<day>{DAY})[/.](?P<month>1[0-2]|0?[1-9])(?![\d/.])(?!\s?%)")
_NUMERIC_YEAR = re.compile(rf"(?P<year>{YEAR})(?![\w/])")


def _numeric_day(text: str, position: int) -> Expression | None:
    if match := _NUMERIC_DAY.match(text, position):
        moment = Moment(month=int(match["month"]), day=int(match["day"]))
        return Expression(match.end(), moment) if moment.possible else None
    match = _NUMERIC_YEAR.match(text, position)
    return Expression(match.end(), Moment(int(match["year"]))) if match else None
