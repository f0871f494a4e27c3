"""Days as a text writes them, with the time of day: each rule reads one expression at a position."""

from __future__ import annotations

import re
from dataclasses import replace

from newscrawl.tag.date_numerals import DAY_WORDS, YEAR_WORDS, day_number, year_number
from newscrawl.tag.date_values import Expression, Moment
from newscrawl.tag.date_words import (
    AFTER_NOON,
    AWAY,
    COUNTED,
    DAY,
    MONTH,
    MONTH_WORD,
    NAME_BEFORE,
    PART_OF_DAY,
    PERIODS_AWAY,
    QUANTITY_BEFORE,
    SEPARATOR,
    WEEKDAY,
    YEAR,
    count,
    plain,
)

_HOUR = r"(?:[01]?\d|2[0-4])"
_MINUTES = r"(?:\s?(?:giờ|h|g)(?:\s?[0-5]\d(?:\s?(?:phút|p|['’′])(?!\w))?|\s+rưỡi)?|:[0-5]\d)"
#: "17h30 ", "8 giờ 15 phút, ", "8h-11h30 ", "7 giờ đến 9 giờ ".
TIMES = rf"(?P<times>(?:{_HOUR}{_MINUTES}?(?:\s?[-–]\s?|\s+(?:đến|tới)\s+))?{_HOUR}{_MINUTES})(?:\s*,)?\s+"
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:\s?(?:giờ|h|g|:)\s?(?P<minute>\d\d|rưỡi)?)?", re.IGNORECASE)

_WEEKDAY = rf"(?:(?:hôm\s+|ngày\s+)?(?P<weekday>{WEEKDAY})(?:\s*[,-]\s*|\s+|\s*(?=\()))?"
_PREFIX = (
    rf"(?:{TIMES})?(?:(?P<part>{PART_OF_DAY}),?\s+)?{_WEEKDAY}"
    r"(?P<unit>ngày\s*|hôm\s+)?(?P<early>(?:mùng|mồng)\s+)?"
)
EVERY_YEAR = r"(?P<every>\s+(?:hằng|hàng|mỗi)\s+năm)"
#: The year behind a month; "/2103" is a slip of which only the place is certain.
YEAR_AFTER = (
    rf"(?:{SEPARATOR}(?:(?P<year>{YEAR})|(?P<slip>2\d{{3}})(?!\d))"
    rf"|(?:,?\s+|\s+của\s+)năm\s+(?:(?P<yearword>{YEAR}|{YEAR_WORDS})|(?P<away>{AWAY})(?!\w)))"
)
_NUMERIC = (
    rf"(?P<day>{DAY})(?P<sep>{SEPARATOR})(?:(?P<month>{MONTH})"
    rf"(?:{YEAR_AFTER}|(?P=sep)(?P<short>\d\d)(?![\d/-]|[.,]\d)|(?![/.]\d)(?!(?P=sep)\d))"
    rf"|(?P<glued>1[0-2]|0?[1-9])(?P<gluedyear>20[0-3]\d)(?!\d))(?!\s?%)"
)
_WRITTEN = (
    rf"(?:(?P<day>{DAY})|(?P<dayword>{DAY_WORDS})(?!\w))\s+tháng\s+(?:(?P<month>{MONTH})|(?P<word>{MONTH_WORD})(?!\w))"
    # "17 tháng Năm 2024"; but "9 tháng năm 2021" are months
    rf"(?:{YEAR_AFTER}|(?-i:(?<!năm))\s+(?P<bareyear>{YEAR})(?!\s+{COUNTED}(?!\w)))?"
)
_SINGLE = re.compile(rf"{_PREFIX}(?P<open>\((?:ngày\s+)?)?{_NUMERIC}(?:{EVERY_YEAR})?", re.IGNORECASE)
_SPELLED = re.compile(rf"{_PREFIX}{_WRITTEN}(?:{EVERY_YEAR})?", re.IGNORECASE)

#: "ngày 5 và ngày 6/8" are two dates, "ngày 5 đến ngày 6/8" is one.
_JOIN = (
    r"(?:\s*[-–—,&]\s*|\s+(?:và|hoặc)\s+|\s+(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?|\s+rạng\s+(?:sáng\s+)?(?:ngày\s+)?)"
)
_SEVERAL = re.compile(
    rf"{_PREFIX}(?:(?<=ngày\s)từ\s+(?:ngày\s+)?)?(?P<from>{DAY})(?:{_JOIN}{DAY}){{0,9}}?(?P<join>{_JOIN})(?P<day>{DAY})"
    rf"(?P<sep>{SEPARATOR}|\s+tháng\s+)(?P<month>{MONTH})(?:{YEAR_AFTER})?",
    re.IGNORECASE,
)
_FULL = re.compile(rf"{DAY}(?P<sep>[/.-]){MONTH}(?P=sep){YEAR}")
#: "(12:55 01/04/2020)": the page's own date line, which is the publication and no mention.
_DATE_LINE = re.compile(r"\d{1,2}:\d\d\s+$")
#: "kỳ họp thứ 5 (ngày 20/5)", "lần thứ tư"
NUMBERED_BEFORE = re.compile(r"\b(?:lần|họp|kỳ|người|một|mỗi|các|những|khóa|hạng|vị\s+trí|thi)\s+$", re.IGNORECASE)
_EARLY_BEFORE = re.compile(r"\b(?:mùng|mồng)\s+$", re.IGNORECASE)
_NO_DAY_AFTER = re.compile(rf"\s+(?:ngày|{COUNTED})(?!\w)", re.IGNORECASE)


def year_of(match: re.Match[str], this_year: int | None) -> int | None:
    """The year that `YEAR_AFTER` stated, if it stated one that can be told."""
    stated = match["year"] or match["yearword"]
    if stated:
        return int(stated) if stated.isdigit() else year_number(stated)
    if match["away"] and this_year is not None:
        return this_year + PERIODS_AWAY[plain(match["away"])]
    return None


def single_day(text: str, position: int, this_year: int | None = None) -> Expression | None:
    """ "17h30 ngày 5/6", "Thứ Bảy, ngày 05.6.2021", "Chiều 20/10", "ngày 5/6/21"; bare "20/10" is none."""
    match = _SINGLE.match(text, position)
    if match is None:
        return None
    worded = _is_worded(match)
    if not worded and (not _FULL.match(text, position) or _DATE_LINE.search(text, max(0, position - 8), position)):
        return None
    if match["weekday"] and NUMBERED_BEFORE.search(text, max(0, position - 12), position):
        return None
    if match["times"] and ":" in match["times"] and not (match["unit"] or match["part"] or match["weekday"]):
        return None
    end = match.end()
    if match["open"]:
        if not text.startswith(")", end):
            return None
        end += 1
    day = Moment(_stated_year(match, this_year), int(match["month"] or match["glued"]), int(match["day"]))
    return _expression(match, end, day, worded)


def written_day(text: str, position: int, this_year: int | None = None) -> Expression | None:
    """ "ngày 8 tháng 3 năm 2022", "mùng hai tháng chín", "5 tháng 6 năm nay"; not "24 tháng 6 ngày tù"."""
    match = _SPELLED.match(text, position)
    if match is None:
        return None
    worded, end = _is_worded(match), match.end()
    if not worded and (match["dayword"] or _NO_DAY_AFTER.match(text, end) or _is_no_day_alone(text, position)):
        return None
    if match["early"] and not match["unit"] and NAME_BEFORE.search(text, max(0, position - 24), position):
        return None  # "quảng trường Mùng 2 Tháng 9"
    day = int(match["day"]) if match["day"] else day_number(match["dayword"])
    month = int(match["month"]) if match["month"] else count(match["word"])
    year = int(match["bareyear"]) if match["bareyear"] else year_of(match, this_year)
    return _expression(match, end, Moment(year, month, day), worded)


def _is_worded(match: re.Match[str]) -> bool:
    return bool(match["part"] or match["weekday"] or match["unit"] or match["times"] or match["early"])


def _is_no_day_alone(text: str, position: int) -> bool:
    before = text[max(0, position - 24) : position]
    return any(pattern.search(before) for pattern in (NAME_BEFORE, QUANTITY_BEFORE, _EARLY_BEFORE))


def _stated_year(match: re.Match[str], this_year: int | None) -> int | None:
    """ "5/6/21" is of the century that puts it at most ten years ahead of the publication."""
    if match["glued"]:
        return int(match["gluedyear"])
    if not match["short"]:
        return year_of(match, this_year)
    year = 2000 + int(match["short"])
    return year if year <= (this_year or 2030) + 10 else year - 100


def _expression(match: re.Match[str], end: int, day: Moment, worded: bool) -> Expression | None:
    if not day.possible:
        return Expression(end) if worded else None
    return Expression(end) if match["every"] else at_times(Expression(end, day), match["times"], match["part"])


def at_times(expression: Expression, times: str | None, part: str | None) -> Expression:
    """The expression with the time, or from the first to the last time, that stood before it."""
    if not times or expression.first is None:
        return expression
    clocks = [_time(clock, part) for clock in _CLOCK.finditer(times)]
    last = expression.last or (expression.first if len(clocks) > 1 else None)
    return replace(
        expression, first=replace(expression.first, time=clocks[0]), last=last and replace(last, time=clocks[-1])
    )


def _time(match: re.Match[str], part: str | None) -> str | None:
    """ "3 giờ chiều" -> "15:00"; 24h and midnight would be of the next day: such a day stays without a time."""
    hour, minute, word = int(match["hour"]), match["minute"] or "00", plain(part or "")
    if hour == 24 or (hour == 12 and "đêm" in word):
        return None
    if any(name in word and first <= hour <= last for name, (first, last) in AFTER_NOON.items()):
        hour += 12
    return f"{hour:02}:{'30' if minute == 'rưỡi' else minute}"


def several_days(text: str, position: int, this_year: int | None = None) -> Expression | None:
    """ "ngày 11-12/7/2022", "các ngày 5, 6 và 7/8", "ngày 1 đến 3/12/2023", "23-29.5": first and last day."""
    match = _SEVERAL.match(text, position)
    if match is None:
        return None
    join, last = match["join"].strip(), Moment(year_of(match, this_year), int(match["month"]), int(match["day"]))
    if "-" in match["sep"] and (text[match.end("from")] == "-" or (join in "-," and not _is_worded(match))):
        return None  # 11-12-2022 is one day, "từ 1,5-2 lít" none
    first = Moment(day=int(match["from"]))
    if (first.day or 0) >= (last.day or 0):
        if not join.startswith(("đến", "tới")):
            return None
        first = replace(first, month=((last.month or 0) - 2) % 12 + 1)  # "từ ngày 28 đến 3/6"
    if not last.possible:
        return Expression(match.end()) if _is_worded(match) else None
    return at_times(Expression(match.end(), first, last), match["times"], match["part"])
