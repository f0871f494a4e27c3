"""Days, months, quarters and years as a text writes them: each rule reads one expression at a position."""

from __future__ import annotations

import re
from dataclasses import replace

from newscrawl.tag.date_values import Expression, Moment
from newscrawl.tag.date_words import (
    CENTURY,
    COUNT,
    DAY,
    EDGE,
    MONTH,
    MONTH_WORD,
    PART_OF_DAY,
    QUARTER,
    SEPARATOR,
    WEEKDAY,
    YEAR,
    count,
)

_TIME = (
    r"(?P<hour>[01]?\d|2[0-4])\s?"
    r"(?:(?:h|g|giờ)\s?(?:(?P<minute>[0-5]\d)(?:\s?(?:phút|'|p)(?!\w))?)?|:(?P<colon>[0-5]\d))"
)
_YEAR_AFTER = (
    rf"(?:{SEPARATOR}(?P<year>{YEAR})|(?:,?\s+năm|\s+của\s+năm)\s+(?P<yearword>{YEAR})"
    r"|\s+năm\s+(?P<relative>nay|ngoái|tới|sau))"
)
_EVERY_YEAR = r"(?P<every>\s+(?:hằng|hàng|mỗi)\s+năm)"
_PREFIX = (
    rf"(?:(?P<part>(?:buổi\s+)?{PART_OF_DAY})[,]?\s+)?(?:(?:hôm\s+)?(?P<weekday>{WEEKDAY})(?:,\s*|\s+|\s*(?=\()))?"
    r"(?P<unit>(?:(?:các|những)\s+)?ngày\s*|hôm\s+)?"
)
_ONE_DAY = rf"(?P<day>{DAY})(?:{SEPARATOR}|\s+tháng\s+)(?P<month>{MONTH})(?!{SEPARATOR}\d{{1,3}}(?!\d))(?!\s?%)"
_DAYS = (
    rf"(?P<from>{DAY})(?:\s*[-–—,]\s*|\s+(?:và|đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?)(?:{DAY}(?:\s*,\s*|\s+và\s+)){{0,8}}"
    rf"(?P<day>{DAY})(?P<sep>{SEPARATOR}|\s+tháng\s+)(?P<month>{MONTH})"
)

_SINGLE = re.compile(rf"(?:{_TIME}[,]?\s+)?{_PREFIX}\(?{_ONE_DAY}(?:{_YEAR_AFTER})?(?:{_EVERY_YEAR})?", re.IGNORECASE)
_SEVERAL = re.compile(rf"{_PREFIX}{_DAYS}(?:{_YEAR_AFTER})?", re.IGNORECASE)
_MONTH = re.compile(
    rf"(?<!cách mạng )(?P<edge>{EDGE}\s+)?tháng\s+(?:(?P<from>{MONTH})\s?[-–]\s?(?=\d{{1,2}}(?:/|\s+năm)))?"
    rf"(?:(?P<month>{MONTH})(?!\s?%)|(?P<word>{MONTH_WORD})(?!\w))(?:{_YEAR_AFTER})?(?:{_EVERY_YEAR})?",
    re.IGNORECASE,
)
_QUARTER = re.compile(rf"(?:{EDGE}\s+)?quý\s+(?P<quarter>{QUARTER})(?!\w)(?:{_YEAR_AFTER})?", re.IGNORECASE)
_YEARS = re.compile(
    rf"(?:{EDGE}\s+)?(?P<unit>các\s+năm|năm\s+học|năm|nhiệm\s+kỳ|giai\s+đoạn|niên\s+khóa|khóa)\s+"
    rf"(?:từ\s+)?(?:năm\s+)?(?P<year>{YEAR})(?:\s*[-–—/]\s*(?P<last>{YEAR})"
    rf"|,\s*(?P<list>(?:{YEAR},\s*){{0,8}}{YEAR}(?:,\s*|\s+và\s+){YEAR}))?",
    re.IGNORECASE,
)
_MONTHS_OF_YEAR = re.compile(
    rf"(?P<count>{COUNT})\s+tháng\s+(?P<edge>đầu(?:\s+tiên)?|cuối)(?:\s+(?:của\s+)?năm(?:\s+(?P<year>{YEAR}|nay))?(?!\w))"
    rf"|(?P<half>nửa\s+(?:đầu|cuối))\s+(?:của\s+)?năm(?:\s+(?P<halfyear>{YEAR}))?(?!\w)",
    re.IGNORECASE,
)
_YEARS_AWAY = {"nay": 0, "ngoái": -1, "tới": 1, "sau": 1}
_FULL = re.compile(rf"{DAY}(?P<sep>[/.-]){MONTH}(?P=sep){YEAR}")
_CENTURY = re.compile(CENTURY, re.IGNORECASE)
#: "(12:55 01/04/2020)": the page's own date line, which is the publication and no mention.
_DATE_LINE = re.compile(r"\d{1,2}:\d\d\s+$")


def _year(match: re.Match[str], this_year: int | None) -> int | None:
    stated, relative = match["year"] or match["yearword"], match["relative"]
    if relative and this_year is not None:
        return this_year + _YEARS_AWAY[relative.lower()]
    return int(stated) if stated else None


def single_day(text: str, position: int, this_year: int | None = None) -> Expression | None:
    """ "17h30 ngày 5/6", "Thứ Bảy, ngày 5 tháng 6 năm 2021", "Chiều 20/10", "05.6.2021"; bare "20/10" is none."""
    match = _SINGLE.match(text, position)
    if match is None or (match["colon"] and not match["unit"]):
        return None
    bare = not (match["part"] or match["weekday"] or match["unit"] or match["hour"])
    written_out = "tháng" in match[0].lower()
    if (
        bare
        and not written_out
        and (not _FULL.match(text, position) or _DATE_LINE.search(text, max(0, position - 8), position))
    ):
        return None
    moment = Moment(_year(match, this_year), int(match["month"]), int(match["day"]))
    if not moment.possible:
        return None
    if match["every"]:
        return Expression(match.end())
    opening = text.find("(", position, match.end())
    end = match.end()
    if opening >= 0:
        if not text.startswith(")", end):
            return None
        end += 1
    return Expression(end, replace(moment, time=_time(match)))


def _time(match: re.Match[str]) -> str | None:
    if not match["hour"]:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or match["colon"] or 0)
    part = (match["part"] or "").lower()
    if hour < 12 and part.endswith(("chiều", "tối")):
        hour += 12
    return f"{hour % 24:02}:{minute:02}"


def several_days(text: str, position: int, this_year: int | None = None) -> Expression | None:
    """ "ngày 11-12/7/2022", "ngày 21 và 22/6", "ngày 1 đến 3/12/2023", "23-29.5": first and last day."""
    match = _SEVERAL.match(text, position)
    if match is None:
        return None
    between = text[match.end("from") : match.end("from") + 1]
    if between == "-" and match["sep"] == "-":  # 11-12-2022 is one day
        return None
    last = Moment(_year(match, this_year), int(match["month"]), int(match["day"]))
    first = Moment(day=int(match["from"]))
    if not last.possible or (first.day or 0) >= (last.day or 0):
        return None
    return Expression(match.end(), first, last)


def month(text: str, position: int, this_year: int | None = None) -> Expression | None:
    """ "tháng 7 năm 2022", "cuối tháng 6", "tháng Tư", "tháng 5-6/2022"; "Tháng 6 hằng năm" has no value."""
    match = _MONTH.match(text, position)
    if match is None or _is_no_month(match):
        return None
    moment = Moment(_year(match, this_year), count(match["month"] or match["word"]))
    if match["every"]:
        return Expression(match.end())
    if match["from"]:
        return Expression(match.end(), Moment(month=int(match["from"])), moment)
    return Expression(match.end(), moment)


def _is_no_month(match: re.Match[str]) -> bool:
    """ "tháng năm" is the fifth month only with a capital or an edge before it: "ngày, tháng, năm"."""
    return bool(match["word"]) and match["word"] == "năm" and not match["edge"]


def quarter(text: str, position: int, this_year: int | None = None) -> Expression | None:
    """ "quý IV/2021", "quý I năm 2022", "quý II"."""
    match = _QUARTER.match(text, position)
    return (
        None
        if match is None
        else Expression(match.end(), Moment(_year(match, this_year), quarter=count(match["quarter"])))
    )


def years(text: str, position: int) -> Expression | None:
    """ "năm 2023", "đầu năm 2023", "nhiệm kỳ 2023-2028", "năm học 2020-2021", "năm 2010, 2011, 2012"."""
    match = _YEARS.match(text, position)
    if match is None:
        return None
    first = int(match["year"])
    if match["list"]:
        listed = [first, *map(int, re.findall(r"\d+", match["list"]))]
        if listed != list(range(first, first + len(listed))):  # years that are no row are dates of their own
            return Expression(match.end("year"), Moment(first))
        return Expression(match.end(), Moment(first), Moment(listed[-1]))
    if match["unit"].lower() == "khóa" and not match["last"]:
        return None
    return Expression(match.end(), Moment(first), Moment(int(match["last"])) if match["last"] else None)


def months_of_year(text: str, position: int, this_year: int | None = None) -> Expression | None:
    """ "9 tháng đầu năm 2021", "6 tháng cuối năm", "nửa đầu năm 2022"; `this_year` stands for one left out."""
    match = _MONTHS_OF_YEAR.match(text, position)
    if match is None:
        return None
    stated = match["year"] or match["halfyear"]
    value = int(stated) if stated and stated.isdigit() else this_year
    months = count(match["count"]) if match["count"] else 6
    if not 1 <= months <= 12:
        return None
    if value is None:
        return Expression(match.end())
    first = "đầu" in (match["edge"] or match["half"]).lower()
    begin, end = (1, months) if first else (13 - months, 12)
    return Expression(match.end(), Moment(value, begin), Moment(value, end))


def century(text: str, position: int) -> Expression | None:
    """ "giữa thế kỷ XXI": marked, but ISO 8601 as we write it has no value for it."""
    match = _CENTURY.match(text, position)
    return None if match is None else Expression(match.end())
