"""Expressions that point from the publication: "hôm qua", "sáng nay (20/10)", "năm ngoái", "tuần trước"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from newscrawl.tag.date_values import Expression, Moment, add_months, add_quarters, week
from newscrawl.tag.date_words import COUNT, DAY, EDGE, MONTH, PART_OF_DAY, SEPARATOR, WEEKDAY, YEAR, count, weekday

_DAYS_AWAY = {"nay": 0, "qua": -1, "kia": -2, "mai": 1, "kìa": 2}
_DAY = re.compile(
    rf"(?:(?P<part>(?:buổi\s+)?{PART_OF_DAY})\s+)?(?:(?P<unit>(?:ngày\s+)?hôm)\s+(?P<which>nay|qua|kia)"
    r"|(?P<next>ngày\s+(?:mai|kia))|(?P<short>nay|qua|mai))(?!\w)",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(rf"(?:{PART_OF_DAY}\s+)?cùng\s+(?-i:ngày)(?!\w)(?!\s+\d)", re.IGNORECASE)
_APPOSITION = re.compile(
    rf"\s*(?:\(|,\s*)(?:ngày\s+)?(?={DAY}{SEPARATOR}{MONTH})|\s+(?:ngày\s+)?(?={DAY}{SEPARATOR}{MONTH})"
)
_BARE_DAY = re.compile(rf"(?P<day>{DAY}){SEPARATOR}(?P<month>{MONTH})(?:{SEPARATOR}(?P<year>{YEAR}))?")
_WEEKDAY = re.compile(
    rf"(?:{PART_OF_DAY}\s+|hôm\s+|ngày\s+)*(?P<weekday>{WEEKDAY})\s+"
    r"(?:tuần\s+(?P<which>này|trước|qua|tới|sau)|(?P<last>vừa\s+qua|vừa\s+rồi)|(?P<next>tới))(?!\w)",
    re.IGNORECASE,
)
_ON_WEEKDAY = re.compile(rf"(?:hôm|{PART_OF_DAY})\s+(?P<weekday>{WEEKDAY})(?!\w)", re.IGNORECASE)
_UNIT = re.compile(
    rf"(?:(?P<edge>{EDGE})\s+)?(?P<unit>năm|tháng|tuần|quý)\s+(?P<which>nay|này|ngoái|trước|qua|tới|sau|kia)(?!\w)"
    r"(?!\s+(?:khi|đây|đó|hết|mắt|cùng))",
    re.IGNORECASE,
)
_EDGE_OF_THIS = re.compile(rf"(?P<edge>{EDGE})\s+(?P<unit>năm|tháng)(?!\w)(?!\s+(?:học|mới|thứ|đầu|\d))", re.IGNORECASE)
_AGO = re.compile(
    rf"(?P<count>{COUNT})\s+(?P<unit>năm|tháng|tuần|ngày)\s+trước(?!\s+(?:khi|đây|đó|ngày|thời|tuổi|hạn|liền))(?!\w)",
    re.IGNORECASE,
)
_STEPS = {"nay": 0, "này": 0, "ngoái": -1, "trước": -1, "qua": -1, "kia": -2, "tới": 1, "sau": 1}
#: Before a unit these make it a duration or a habit: "5 năm qua", "những năm trước", "hằng tuần".
_COUNTED = re.compile(
    r"(?:\d|\b(?:số|những|các|nhiều|mấy|vài|mỗi|từng|hằng|hàng|cả|một|hai|ba|bốn|sáu|bảy|tám|chín|mươi|mười|chục|trăm))\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression may lean on: the day of publication and the last single day the text has named."""

    published: date | None
    last_day: Moment | None = None


def relative_day(text: str, position: int, context: Context) -> Expression | None:
    """ "hôm nay (20/10)", "chiều qua", "Sáng nay, 31-5", "ngày mai": a date in apposition belongs to it."""
    match = _DAY.match(text, position)
    if match is None or (match["short"] and not match["part"]):
        return None
    word = (match["which"] or match["short"] or match["next"].split()[-1]).lower()
    stated = _apposition(text, match.end())
    if stated is not None:
        return stated
    if context.published is None:
        return Expression(match.end())
    return Expression(match.end(), Moment.of(context.published + timedelta(days=_DAYS_AWAY[word])))


def _apposition(text: str, position: int) -> Expression | None:
    opening = _APPOSITION.match(text, position)
    day = opening and _BARE_DAY.match(text, opening.end())
    if not (opening and day):
        return None
    end, in_brackets = day.end(), "(" in opening[0]
    if in_brackets:
        if not text.startswith(")", end):
            return None
        end += 1
    moment = Moment(int(day["year"]) if day["year"] else None, int(day["month"]), int(day["day"]))
    return Expression(end, moment) if moment.possible else None


def same_day(text: str, position: int, context: Context) -> Expression | None:
    """ "cùng ngày", "Chiều cùng ngày": the day named last."""
    match = _SAME_DAY.match(text, position)
    return None if match is None else Expression(match.end(), context.last_day)


def day_of_week(text: str, position: int, context: Context) -> Expression | None:
    """ "thứ Năm tuần trước", "Chủ nhật tuần này"; "hôm thứ Hai" is the last Monday up to the publication."""
    match = _WEEKDAY.match(text, position) or _ON_WEEKDAY.match(text, position)
    if match is None:
        return None
    if context.published is None:
        return Expression(match.end())
    wanted, named = weekday(match["weekday"]), match.groupdict()
    if named.get("which"):
        monday = context.published - timedelta(days=context.published.weekday())
        return Expression(match.end(), Moment.of(monday + timedelta(weeks=_STEPS[named["which"].lower()], days=wanted)))
    back = (context.published.weekday() - wanted) % 7
    days = 7 - back if named.get("next") else -back
    return Expression(match.end(), Moment.of(context.published + timedelta(days=days)))


def relative_unit(text: str, position: int, context: Context) -> Expression | None:
    """ "năm nay", "đầu năm ngoái", "tháng trước", "tuần qua", "cuối tuần này", "quý này"."""
    match = _UNIT.match(text, position)
    if match is None or _COUNTED.search(text[max(0, position - 12) : position]):
        return None
    unit, which = match["unit"].lower(), match["which"].lower()
    if which in ("ngoái", "nay", "kia") and unit != "năm":
        return None
    if context.published is None:
        return Expression(match.end())
    if unit == "tuần":
        return Expression(match.end(), *_week(context.published, which, match["edge"]))
    return Expression(match.end(), _UNITS[unit](context.published, _STEPS[which]))


def _week(published: date, which: str, edge: str | None) -> tuple[Moment, Moment]:
    """ "tuần qua" is the seven days before the publication; the others run from Monday to Sunday."""
    if which == "qua" and edge is None:
        return Moment.of(published - timedelta(days=7)), Moment.of(published - timedelta(days=1))
    monday, sunday = week(published, _STEPS[which])
    if edge and edge.lower() == "cuối":
        last = published - timedelta(days=published.weekday() + 1) if which == "qua" else None
        end = last or date(sunday.year or 1, sunday.month or 1, sunday.day or 1)
        return Moment.of(end - timedelta(days=1)), Moment.of(end)
    return monday, sunday


def edge_of_this(text: str, position: int, context: Context) -> Expression | None:
    """ "từ đầu năm", "cuối tháng": of the year or month of the publication."""
    match = _EDGE_OF_THIS.match(text, position)
    if match is None or _COUNTED.search(text[max(0, position - 12) : position]) or _is_count_of_months(text, position):
        return None
    if context.published is None:
        return Expression(match.end())
    return Expression(match.end(), _UNITS[match["unit"].lower()](context.published, 0))


def _is_count_of_months(text: str, position: int) -> bool:
    return (
        re.search(r"(?:tháng|ngày|tuần|quý|nửa)\s+$", text[max(0, position - 8) : position], re.IGNORECASE) is not None
    )


def ago(text: str, position: int, context: Context) -> Expression | None:
    """ "sáu tháng trước", "hai năm trước", "3 ngày trước"."""
    match = _AGO.match(text, position)
    if match is None:
        return None
    if context.published is None:
        return Expression(match.end())
    number, unit = count(match["count"]), match["unit"].lower()
    if unit in _UNITS:
        return Expression(match.end(), _UNITS[unit](context.published, -number))
    if unit == "tuần":
        return Expression(match.end(), *week(context.published, -number))
    return Expression(match.end(), Moment.of(context.published - timedelta(days=number)))


_UNITS: dict[str, Callable[[date, int], Moment]] = {
    "năm": lambda day, years: Moment(day.year + years),
    "tháng": add_months,
    "quý": add_quarters,
}
