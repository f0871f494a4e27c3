"""Years, terms and periods that are named by years, decades and centuries."""

from __future__ import annotations

import re

from newscrawl.tag.date_numerals import YEAR_WORDS, year_number
from newscrawl.tag.date_values import Expression, Moment
from newscrawl.tag.date_words import EDGE, UNTIL, YEAR, YEAR_NAMED, YEARS_NAMED, plain

#: Three years or more: "Năm 2011, 2012" are two dates.
_LIST = rf"(?P<list>(?:\s*,\s*{YEAR}){{1,9}}(?:\s*,\s*|\s+và\s+){YEAR})(?![/\w]|[.,]\d)"
_LAST = rf"(?:(?:{UNTIL}|\s?/\s?)(?:năm\s+)?(?P<last>{YEAR})|[-–/](?P<short>\d\d)(?![\w/%]|[.,]\d)|{_LIST})"
_YEARS = re.compile(
    rf"(?:{EDGE}\s+)?(?:(?P<unit>{YEARS_NAMED}|{YEAR_NAMED})(?P<open>[\s:,]*\(\s*|[\s:]*))"
    rf"(?:từ\s+)?(?:năm\s+)?(?:(?P<year>{YEAR})|(?P<yearword>{YEAR_WORDS}))(?:{_LAST})?(?!\s?%)",
    re.IGNORECASE,
)
#: "giai đoạn từ nay đến năm 2030"
_FROM_NOW = re.compile(
    rf"(?:giai\s+đoạn\s+)từ\s+nay\s+(?:đến|tới)\s+(?:hết\s+)?(?:năm\s+)?(?P<year>{YEAR})", re.IGNORECASE
)
_AGE = r"(?P<age>thế\s+kỷ\s+(?:thứ\s+)?(?:[IVX]{1,5}|\d{1,2}))(?!\w)"
_CENTURY = re.compile(rf"(?:(?:{EDGE}|những\s+năm\s+đầu)\s+)?{_AGE}", re.IGNORECASE)
_DECADE = re.compile(
    rf"(?:(?:{EDGE})\s+)?(?:(?:những\s+)?thập\s+(?:niên|kỷ|kỉ)|(?P<years>những\s+năm))\s+(?P<decade>(?:1[89]|20)?\d0)(?!\d|\s?[%–/-]|\s?,\s?\d|\s+tuổi)"
    rf"(?:(?:\s+của)?\s+(?:{_AGE}|thế\s+kỷ\s+trước(?!\w)))?",
    re.IGNORECASE,
)
_SEVERAL_BEFORE = re.compile(r"\b(?:các|những)\s+$", re.IGNORECASE)
_ROMAN = {"XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21}


def years(text: str, position: int) -> Expression | None:
    """ "năm 2023", "đầu năm 2023", "nhiệm kỳ 2023-2028", "năm học 2020-21", "giai đoạn từ năm 2010 đến 2020"."""
    match = _YEARS.match(text, position)
    if match is None:
        return None
    unit, end = plain(match["unit"]), match.end()
    stated = int(match["year"]) if match["year"] else year_number(match["yearword"])
    counted = unit == "năm" and re.search(r"năm\s+(?:từ|năm)\s", match[0], re.IGNORECASE)
    if stated is None or (counted and not _SEVERAL_BEFORE.search(text, max(0, position - 6), position)):
        return None  # "trong 5 năm từ 2008"
    last, end = _last_year(match, stated)
    alone = last is None and (re.fullmatch(YEARS_NAMED, unit) is not None or end == match.end("open"))
    if alone:
        return None
    if "(" in match["open"]:
        if unit.endswith("năm") or not text.startswith(")", end):
            return None
        end += 1
    return Expression(end, Moment(stated), None if last is None else Moment(last))


def _last_year(match: re.Match[str], first: int) -> tuple[int | None, int]:
    """The last year of a row and the row's end; years that make no row are dates of their own."""
    one = match.end("year") if match["year"] else match.end("yearword")
    if match["list"]:
        listed = [first, *map(int, re.findall(r"\d+", match["list"]))]
        return (listed[-1], match.end()) if listed == list(range(first, first + len(listed))) else (None, one)
    if match["short"]:
        last = first - first % 100 + int(match["short"])
        return (last, match.end()) if last == first + 1 else (None, one)
    if match["last"] and int(match["last"]) > first:
        return int(match["last"]), match.end()
    return None, one


def from_now(text: str, position: int, this_year: int | None) -> Expression | None:
    """ "giai đoạn từ nay đến năm 2030"."""
    match = _FROM_NOW.match(text, position)
    if match is None or this_year is None:
        return match and Expression(match.end())
    return Expression(match.end(), Moment(this_year), Moment(int(match["year"])))


def century(text: str, position: int) -> Expression | None:
    """ "giữa thế kỷ XXI": marked, but ISO 8601 as we write it has no value for it."""
    match = _CENTURY.match(text, position)
    return match and Expression(match.end())


def decade(text: str, position: int) -> Expression | None:
    """ "thập niên 1990", "những năm 80 của thế kỷ trước": its first and last year."""
    match = _DECADE.match(text, position)
    if match is None:
        return None
    number = int(match["decade"])
    if number < 100:
        age = match["age"] and match["age"].split()[-1]
        if match["years"] and number < 20:
            return None  # "những năm 10 tuổi"
        number += 100 * (_ROMAN.get((age or "XX").upper(), int(age) if age and age.isdigit() else 20) - 1)
    return Expression(match.end(), Moment(number), Moment(number + 9))
