"""Expressions that point from the publication: "hôm nay (20/10)", "17h chiều qua", "năm ngoái", "tuần trước"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from newscrawl.tag.date_days import TIMES, at_times
from newscrawl.tag.date_values import PERIODS, Expression, Moment, week
from newscrawl.tag.date_words import (
    AWAY,
    COUNT,
    DAY,
    DAYS_AWAY,
    EDGE,
    MONTH,
    PART_OF_DAY,
    PERIODS_AWAY,
    SEPARATOR,
    WEEKDAY,
    YEAR,
    count,
    plain,
)

_DAY = re.compile(
    rf"(?:{TIMES})?(?:(?P<part>{PART_OF_DAY})\s+)?(?:(?:ngày\s+)?hôm\s+(?P<which>nay|qua|kia)"
    r"|ngày\s+(?P<next>mai|mốt|kia)|(?P<short>nay|qua|mai))(?!\w)",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(rf"(?:{TIMES})?(?:(?P<part>{PART_OF_DAY})\s+)?cùng\s+(?-i:ngày)(?!\w)(?!\s+\d)", re.IGNORECASE)
_SOME_DAY_BEFORE = re.compile(r"\b(?:một|mấy|vài|những|nhiều|các|ít|hai|ba|\d+) $", re.IGNORECASE)
_SAID_AGAIN = re.compile(
    rf"(?:\s*(?P<open>\()\s*|\s*,\s*|\s*[-–]\s*|\s+)(?:{WEEKDAY}(?:,\s*|\s+))?(?:ngày\s+)?"
    rf"(?P<day>{DAY}){SEPARATOR}(?P<month>{MONTH})(?:{SEPARATOR}(?P<year>{YEAR}))?(?!\w|[/.,]\d)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    rf"(?:(?P<edge>{EDGE})\s+)?(?P<unit>năm|tháng|tuần|quý)\s+(?P<which>{AWAY})(?!\w)"
    r"(?!\s+(?:khi|đây|đó|mắt|cùng|chưa|ấy))(?!(?<=trước)\s+hết)",
    re.IGNORECASE,
)
_NEXT_YEAR = re.compile(r"sang\s+năm(?!\w)(?!\s+(?:\d|thứ|mới|học|sau|tới|hai))", re.IGNORECASE)
_EDGE_OF_THIS = re.compile(rf"(?P<edge>{EDGE})\s+(?P<unit>năm|tháng)(?!\w)(?!\s+(?:học|mới|thứ|đầu|\d))", re.IGNORECASE)
_DAY_OF_UNIT = re.compile(
    rf"(?:{PART_OF_DAY}\s+)?(?:ngày\s+(?:mùng\s+|mồng\s+)?|mùng\s+|mồng\s+)(?P<day>{DAY})\s+(?:của\s+)?tháng\s+(?P<which>{AWAY})(?!\w)",
    re.IGNORECASE,
)
_LONE_DAY = re.compile(
    rf"(?:{PART_OF_DAY}\s+)?(?:ngày|hôm)\s+(?P<day>{DAY})(?=\s+(?:vừa\s+qua|vừa\s+rồi|tới\s+đây|này)(?!\w))",
    re.IGNORECASE,
)
_AGO = re.compile(
    rf"(?P<count>{COUNT})\s+(?P<unit>năm|tháng|tuần|ngày)\s+trước"
    r"(?!\w)(?!\s+(?:khi|đây|đó|ngày|thời|tuổi|hạn|liền|hội|các|cuộc|lúc|kỳ|tới|sự|trận|Tết))",
    re.IGNORECASE,
)
#: Before a unit these make it a duration or a habit: "5 năm qua", "những năm trước", "hằng tuần".
_COUNTED_BEFORE = re.compile(
    r"(?:\d|\b(?:số|những|các|nhiều|mấy|vài|mỗi|từng|hằng|hàng|cả|một|hai|ba|bốn|sáu|bảy|tám|chín|mươi|mười|chục|trăm|ngàn|nghìn|nửa|"
    r"cứ|ít|nhiêu|lâu|bao|cao))\s*$",
    re.IGNORECASE,
)
_UNIT_BEFORE = re.compile(r"(?:(?<!những )(?<!các )(?:tháng|ngày|tuần)|quý|nửa|cứ|dịp)\s+$", re.IGNORECASE)
#: "năm sau cao hơn năm trước"
_EVER_MORE = re.compile(r"(?:năm|tháng|quý)\s+sau\s+[^.,;\n]{1,24}hơn\s+(?:năm|tháng|quý)\s+trước", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression may lean on: the day of publication, the last single day that the text has named, and the last
    that opened a sentence."""

    published: date | None
    last_day: Moment | None = None
    opening_day: Moment | None = None

    @property
    def year(self) -> int | None:
        """The year of the publication."""
        return self.published.year if self.published else None


def relative_day(text: str, position: int, context: Context) -> Expression | None:
    """ "hôm nay (20/10)", "18 giờ chiều qua", "Sáng nay, 31-5", "ngày mai": a date in apposition belongs to it."""
    match = _DAY.match(text, position)
    if match is None or (match["short"] and not match["part"]):
        return None
    if not match["part"] and _SOME_DAY_BEFORE.search(text[max(0, position - 8) : position]):
        return None
    stated = said_again(text, match.end())
    if stated is None:
        word = (match["which"] or match["next"] or match["short"]).lower()
        stated = _days_from(context, match.end(), 2 if match["next"] and word == "kia" else DAYS_AWAY[word])
    return at_times(stated, match["times"], match["part"])


def _days_from(context: Context, end: int, days: int) -> Expression:
    if context.published is None:
        return Expression(end)
    return Expression(end, Moment.of(context.published + timedelta(days=days)))


def said_again(text: str, position: int) -> Expression | None:
    """The day that stands in apposition: "(ngày 20/10)", ", thứ Năm 31-5", " - 27/5"; brackets must close."""
    match = _SAID_AGAIN.match(text, position)
    if match is None:
        return None
    end = match.end()
    if match["open"]:
        if not text.startswith(")", end):
            return None
        end += 1
    moment = Moment(int(match["year"]) if match["year"] else None, int(match["month"]), int(match["day"]))
    return Expression(end, moment) if moment.possible else None


def same_day(text: str, position: int, context: Context) -> Expression | None:
    """ "17h cùng ngày": the day named last; "Chiều cùng ngày, đoàn …": the last that opened a sentence, if one did."""
    match = _SAME_DAY.match(text, position)
    if match is None:
        return None
    day = (context.opening_day if text[position].isupper() else None) or context.last_day
    return at_times(Expression(match.end(), day), match["times"], match["part"])


def day_of_unit(text: str, position: int, context: Context) -> Expression | None:
    """ "ngày 15 tháng này", "mùng 5 tháng trước"; "Ngày 15 vừa qua" is the nearest one."""
    match = _DAY_OF_UNIT.match(text, position)
    if match is not None:
        if context.published is None:
            return Expression(match.end())
        month = PERIODS["tháng"](context.published, PERIODS_AWAY[plain(match["which"])])
        return Expression(match.end(), Moment(month.year, month.month, int(match["day"])))
    match = _LONE_DAY.match(text, position)
    if match is None or context.published is None:
        return match and Expression(match.end())
    published, day = context.published, int(match["day"])
    after = text[match.end() :].lstrip()[:3].lower()
    months = {"vừa": -1 if day > published.day else 0, "tới": 1 if day <= published.day else 0}.get(after, 0)
    month = PERIODS["tháng"](published, months)
    return Expression(match.end(), Moment(month.year, month.month, day))


def relative_unit(text: str, position: int, context: Context) -> Expression | None:
    """ "năm nay", "đầu năm ngoái", "tháng trước", "tuần qua", "cuối tuần này", "quý này"."""
    match = _UNIT.match(text, position)
    if match is None or _COUNTED_BEFORE.search(text[max(0, position - 12) : position]):
        return None
    unit, which = match["unit"].lower(), plain(match["which"])
    if (which in ("sau", "trước")) and _EVER_MORE.search(text, max(0, position - 36), match.end() + 40):
        return None
    if which in ("ngoái", "nay", "kia") and unit != "năm":
        return None
    if match["edge"] and which.startswith("vừa") and unit != "tuần":
        return None  # "đầu năm vừa qua" is of this year
    if context.published is None:
        return Expression(match.end())
    if unit == "tuần":
        return Expression(match.end(), *_week(context.published, which, match["edge"]))
    return Expression(match.end(), PERIODS[unit](context.published, PERIODS_AWAY[which]))


def next_year(text: str, position: int, context: Context) -> Expression | None:
    """ "sang năm"."""
    match = _NEXT_YEAR.match(text, position)
    if match is None:
        return None
    return Expression(match.end(), Moment(context.year + 1) if context.year else None)


def _week(published: date, which: str, edge: str | None) -> tuple[Moment, Moment]:
    """ "tuần qua" is the seven days before the publication; the others run from Monday to Sunday."""
    past = which in ("qua", "vừa qua", "rồi", "vừa rồi")
    if past and edge is None:
        return Moment.of(published - timedelta(days=7)), Moment.of(published - timedelta(days=1))
    monday, sunday = week(published, PERIODS_AWAY[which])
    if edge and edge.lower() == "cuối":
        last = published - timedelta(days=published.weekday() + 1) if past else None
        end = last or date(sunday.year or 1, sunday.month or 1, sunday.day or 1)
        return Moment.of(end - timedelta(days=1)), Moment.of(end)
    return monday, sunday


def edge_of_this(text: str, position: int, context: Context) -> Expression | None:
    """ "từ đầu năm", "cuối tháng": of the year or month of the publication."""
    match = _EDGE_OF_THIS.match(text, position)
    before = text[max(0, position - 12) : position]
    if match is None or _COUNTED_BEFORE.search(before) or _UNIT_BEFORE.search(before):
        return None
    if context.published is None:
        return Expression(match.end())
    return Expression(match.end(), PERIODS[match["unit"].lower()](context.published, 0))


def ago(text: str, position: int, context: Context) -> Expression | None:
    """ "sáu tháng trước", "hai năm trước", "3 ngày trước"."""
    match = _AGO.match(text, position)
    if match is None:
        return None
    if context.published is None:
        return Expression(match.end())
    number, unit = count(match["count"]), match["unit"].lower()
    if unit in PERIODS:
        return Expression(match.end(), PERIODS[unit](context.published, -number))
    if unit == "tuần":
        return Expression(match.end(), *week(context.published, -number))
    return Expression(match.end(), Moment.of(context.published - timedelta(days=number)))
