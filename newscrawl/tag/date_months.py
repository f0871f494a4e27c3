"""Months and quarters, one or several in a row."""

from __future__ import annotations

import re

from newscrawl.tag.date_days import EVERY_YEAR, YEAR_AFTER, year_of
from newscrawl.tag.date_values import Expression, Moment
from newscrawl.tag.date_words import (
    COUNTED,
    DASH,
    EDGE,
    MONTH,
    MONTH_WORD,
    QUARTER,
    YEAR,
    count,
    plain,
)

_AND = r"(?:\s*[,&+]\s*|\s+và\s+)"
#: "quý IV 2021", "tháng 5 2013": a year that follows without a word.
_YEAR = rf"(?:{YEAR_AFTER}|\s+(?P<bareyear>{YEAR})(?!\s+{COUNTED}(?!\w)))"
_MONTH = re.compile(
    rf"(?:{EDGE}\s+(?:của\s+)?|tuần\s+thứ\s+\w+\s+(?:của\s+)?)?tháng(?:\s+|(?=\d{{1,2}}[/.-]\d))"
    rf"(?:(?P<from>{MONTH})(?:{_AND}{MONTH}){{0,10}}(?:{_AND}|{DASH}))?"
    rf"(?:(?P<month>{MONTH})|(?P<word>{MONTH_WORD})(?!\w))(?!\s?%)(?:{_YEAR})?(?:{EVERY_YEAR})?",
    re.IGNORECASE,
)
#: "T5/2013", "T.12/2020"
_ABBREVIATED = re.compile(rf"T\.?\s?(?P<month>{MONTH})[/-](?P<year>{YEAR})(?![\w/])")
_QUARTER = re.compile(
    rf"(?:{EDGE}\s+)?quý\s+(?:(?P<from>{QUARTER})(?:{_AND}{QUARTER}){{0,2}}(?:{_AND}|{DASH}))?(?P<quarter>{QUARTER})(?!\w)"
    rf"(?:{_YEAR})?",
    re.IGNORECASE,
)
#: Before small letters: "mỗi tháng hai lần", "ngày, tháng, năm".
_NO_MONTH_BEFORE = re.compile(
    r"(?:\b(?:mỗi|hằng|hàng|từng|mấy|vài|những|các|nửa|ngày|bao|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)|\d|,)\s*$",
    re.IGNORECASE,
)
_SEVERAL_BEFORE = re.compile(r"\b(?:các|những|hai|ba|\d)\s+$", re.IGNORECASE)
#: "6 tháng 1 lần", "24 tháng 6 ngày tù", "mỗi quý một lần"
_COUNT_BEFORE = re.compile(r"(?:\d|\b(?:mỗi|ba|sáu|vài|nửa))\s$", re.IGNORECASE)
_DECIMAL = re.compile(r",\d")
_TIMES_AFTER = re.compile(r"\s+(?:lần|ngày)(?!\w)", re.IGNORECASE)
_MAY_BEFORE = re.compile(r"\b(?:hồi|trong|từ|đến|tới|hết|vào|giao)\s+$", re.IGNORECASE)
_COUNTED_NEXT = re.compile(rf"\s+(?:{COUNTED}|ngày|tuần|phẩy|rưỡi)(?!\w)", re.IGNORECASE)
#: "Cách mạng tháng Tám", "đường 3 tháng 2"
_NAME = re.compile(r"\bcách\s+mạng\s+$|\b(?:đường|phố|lộ|trường|cầu|động)\s+(?:m[ùồ]ng\s+)?\d{1,2}\s+$", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[/.,;:)\n]|$|-)|\s+(?:năm|vừa|tới|này|sẽ|đã|tại)(?!\w)", re.IGNORECASE)


def _year(match: re.Match[str], this_year: int | None) -> int | None:
    return int(match["bareyear"]) if match["bareyear"] else year_of(match, this_year)


def month(text: str, position: int, this_year: int | None = None) -> Expression | None:
    """ "tháng 7 năm 2022", "cuối tháng 6", "tháng Tư", "tháng 5, 6 và 7/2022"; "Tháng 6 hằng năm" has no value."""
    match = _MONTH.match(text, position)
    before = text[max(0, position - 24) : position]
    if match is None or _NAME.search(before):
        return None
    if match["word"] and not _is_a_month_in_words(text, position, match):
        return None
    if match["month"] and _TIMES_AFTER.match(text, match.end()) and _COUNT_BEFORE.search(before):
        return None
    if match["every"]:
        return Expression(match.end())
    if _DECIMAL.match(text, match.end()):
        return None
    moment = Moment(_year(match, this_year), count(match["month"] or match["word"]))
    if not match["from"]:
        return Expression(match.end(), moment)
    first = Moment(month=int(match["from"]))
    sure = moment.year or _SEVERAL_BEFORE.search(before) or _ENDS.match(text, match.end())
    if not sure or (first.month or 0) >= (moment.month or 0):  # "trong tháng 5, 6 đơn vị", "tháng 10-2012"
        return None if _DECIMAL.match(text, match.end("from")) else Expression(match.end("from"), first)
    return Expression(match.end(), first, moment)


def _is_a_month_in_words(text: str, position: int, match: re.Match[str]) -> bool:
    word = match["word"]
    if word[0].isupper():
        return True
    edged = plain(match[0])[:5] != "tháng"
    before = text[max(0, position - 8) : position]
    if word == "một" or (not edged and _NO_MONTH_BEFORE.search(before)):
        return False
    if word == "năm" and not edged:
        return bool(_MAY_BEFORE.search(before) and _ENDS.match(text, match.end("word")))
    return not _COUNTED_NEXT.match(text, match.end("word"))


def abbreviated_month(text: str, position: int) -> Expression | None:
    """ "T5/2013"."""
    match = _ABBREVIATED.match(text, position)
    return match and Expression(match.end(), Moment(int(match["year"]), int(match["month"])))


def quarter(text: str, position: int, this_year: int | None = None) -> Expression | None:
    """ "quý IV/2021", "quý I năm 2022", "quý II", "quý III và IV/2021"."""
    match = _QUARTER.match(text, position)
    if match is None or _TIMES_AFTER.match(text, match.end()):
        return None
    moment = Moment(_year(match, this_year), quarter=count(match["quarter"]))
    if not match["from"]:
        return Expression(match.end(), moment)
    first = Moment(quarter=count(match["from"]))
    if (first.quarter or 0) >= (moment.quarter or 0):
        return Expression(match.end("from"), first)
    return Expression(match.end(), first, moment)
