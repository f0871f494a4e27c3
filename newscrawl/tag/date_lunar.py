"""Days of the lunar calendar: "mùng 5 Tết", "rằm tháng Giêng", "23 tháng Chạp", "10/3 âm lịch"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from newscrawl.tag.date_days import TIMES, at_times
from newscrawl.tag.date_numerals import DAY_WORDS, day_number
from newscrawl.tag.date_values import Expression, Moment
from newscrawl.tag.date_words import (
    DAY,
    EDGE,
    MONTH,
    MONTH_WORD,
    PART_OF_DAY,
    PERIODS_AWAY,
    SEPARATOR,
    YEAR,
    count,
    plain,
)
from newscrawl.tag.lunar import YEAR_NAME, is_named, lunar_years, solar_day

_BEFORE = rf"(?:{TIMES})?(?:(?P<part>{PART_OF_DAY})\s+)?(?P<unit>ngày\s+|hôm\s+)?"
_NUMBER = rf"(?:(?P<day>{DAY})|(?P<dayword>{DAY_WORDS})(?!\w))"
#: "21, 22 tháng Chạp", "29 và 30 Tết"
_FROM = rf"(?:(?P<from>{DAY})(?:\s*[-–,]\s*|\s+(?:và|đến)\s+(?:mùng\s+|mồng\s+)?))?"
_YEAR = (
    rf"(?:(?:,?\s+năm)?\s+(?P<name>{YEAR_NAME}))?(?:(?:,?\s+năm)?\s+(?P<year>{YEAR})(?!\w)|\s*\((?P<bracketed>{YEAR})\)"
    r"|\s+năm\s+(?P<away>nay|ngoái|trước|tới|sau)(?!\w))?"
)
_LUNAR_WORD = r"(?:\s*\((?:theo\s+|tính\s+theo\s+)?(?:âm\s+lịch|ÂL)\)|\s*(?:âm\s+lịch|ÂL)(?!\w))"
#: "mùng 5 Tết", "30 Tết", "đêm ba mươi Tết Giáp Thìn"; "29 Tết" is in the old year still.
_TET = re.compile(
    rf"{_BEFORE}(?P<early>(?:mùng|mồng)\s+)?{_FROM}{_NUMBER}\s+Tết(?!\w)(?:\s+(?:Nguyên\s+đán|âm\s+lịch))?"
    rf"{_YEAR}",
    re.IGNORECASE,
)
_MONTH = rf"(?:tháng\s+(?:(?P<month>{MONTH})|(?P<word>chạp|{MONTH_WORD})(?!\w)))"
_DAY_OF_MONTH = re.compile(
    rf"{_BEFORE}(?:(?P<early>(?:mùng|mồng)\s+)?{_FROM}{_NUMBER}\s+|(?P<full>rằm)\s+){_MONTH}"
    rf"(?:{_LUNAR_WORD})?{_YEAR}(?:{_LUNAR_WORD})?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    rf"{_BEFORE}(?P<early>(?:mùng|mồng)\s+)?(?P<day>{DAY}){SEPARATOR}(?P<month>{MONTH})"
    rf"(?:{SEPARATOR}(?P<year>{YEAR})|\s+năm\s+(?P<name>{YEAR_NAME}))?{_LUNAR_WORD}(?:\s+năm\s+(?P<bracketed>{YEAR}))?",
    re.IGNORECASE,
)
_WHOLE_MONTH = re.compile(
    rf"(?:{EDGE}\s+)?tháng\s+(?:(?P<named>chạp|giêng)(?!\w)(?:{_LUNAR_WORD})?"
    rf"|(?:(?P<month>{MONTH})|(?P<word>{MONTH_WORD})){_LUNAR_WORD}){_YEAR}",
    re.IGNORECASE,
)
_EVERY_YEAR = re.compile(r"\s+(?:hằng|hàng|mỗi)\s+năm(?!\w)", re.IGNORECASE)
_HABIT_BEFORE = re.compile(r"\b(?:những|mỗi|các|mọi)\s+(?:\w+\s+)?$", re.IGNORECASE)
#: The day of the Hùng kings, which is written without a lunar word.
_ANCESTORS_BEFORE = re.compile(r"\bgiỗ\s+tổ(?:\s+hùng\s+vương)?(?:\s+(?:vào|là))?[\s,(]+$", re.IGNORECASE)
_NAMED_MONTHS = {"giêng": 1, "chạp": 12}


def lunar_day(text: str, position: int, published: date | None) -> Expression | None:
    """The day as the Gregorian calendar has it, in the lunar year that is stated or nearest to the publication."""
    for form in (_TET, _DAY_OF_MONTH, _NUMERIC):
        match = form.match(text, position)
        if match is None or not (_is_of_tet(match) if form is _TET else _is_lunar(match) or _is_of_ancestors(match)):
            continue
        if _HABIT_BEFORE.search(text, max(0, position - 16), position):
            return None
        if every := _EVERY_YEAR.match(text, match.end()):
            return Expression(every.end())
        day = _day(match)
        month = _month(match) if form is not _TET else (12 if day > 20 else 1)
        return at_times(_expression(match, match.end(), month, day, published), match["times"], match["part"])
    return None


def _expression(match: re.Match[str], end: int, month: int, day: int, published: date | None) -> Expression:
    before_tet = match.re is _TET and month == 12
    days = (solar_day(year - before_tet, month, day) for year in _years(match, published))
    last = _nearest([day for day in days if day], published)
    if last is None or not match.groupdict().get("from"):
        return Expression(end, Moment.of(last) if last else None)
    first = last - timedelta(days=day - int(match["from"]))
    return Expression(end, Moment.of(first), Moment.of(last))


def lunar_month(text: str, position: int, published: date | None) -> Expression | None:
    """ "tháng Chạp", "đầu tháng Giêng", "tháng 7 âm lịch": from its first to its last day."""
    match = _WHOLE_MONTH.match(text, position)
    if match is None:
        return None
    table = lunar_years()
    months = dict(table[year].first_and_last(_month(match)) for year in _years(match, published) if year in table)
    first = _nearest(list(months), published)
    return Expression(match.end(), *map(Moment.of, (first, months[first]))) if first else Expression(match.end())


def _is_of_tet(match: re.Match[str]) -> bool:
    """ "mùng 3 Tết", "28 Tết"; not "tặng 15 Tết"."""
    return bool(match["early"]) if _day(match) <= 20 else True


def _is_lunar(match: re.Match[str]) -> bool:
    """A lunar word is in it: rằm, Giêng, Chạp, âm lịch, the name of a year (Giáp Thìn)."""
    named = match.groupdict()
    words = plain(match[0].replace("(", " ")).split()
    return (
        bool(named.get("full") or named.get("name"))
        or (named.get("word") or "").lower() in _NAMED_MONTHS
        or "âm" in words
        or "âl" in words
    )


def _is_of_ancestors(match: re.Match[str]) -> bool:
    """ "giỗ Tổ mùng 10 tháng 3"; mùng alone makes no day lunar: "mùng 2 tháng 9" is the national holiday."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    return (_day(match), _month(match)) == (10, 3) and _ANCESTORS_BEFORE.search(before) is not None


def _day(match: re.Match[str]) -> int:
    if match.groupdict().get("full"):
        return 15
    return int(match["day"]) if match["day"] else day_number(match["dayword"])


def _month(match: re.Match[str]) -> int:
    named = match.groupdict()
    if named_month := named.get("named"):
        return _NAMED_MONTHS[named_month.lower()]
    if match["month"]:
        return int(match["month"])
    word = plain(match["word"])
    return _NAMED_MONTHS.get(word) or count(word)


def _years(match: re.Match[str], published: date | None) -> list[int]:
    """The lunar years that can be meant: the one that is stated or named, or those around the publication."""
    named = match.groupdict()
    if stated := named.get("year") or named.get("bracketed"):
        return [int(stated)]
    if published is None:
        return []  # a name comes again after sixty years
    if name := named.get("name"):
        return [year for year in lunar_years() if is_named(year, name)]
    if away := named.get("away"):
        return [published.year + PERIODS_AWAY[away.lower()]]
    return [published.year + step for step in (0, -1, 1)]


def _nearest(days: list[date], published: date | None) -> date | None:
    if published is None:
        return days[0] if len(days) == 1 else None
    return min(days, key=lambda day: abs((day - published).days), default=None)
