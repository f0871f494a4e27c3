"""Numbers without a unit word: "2013", "2009-2012", "20/10", "5/2013". What stands around them makes them dates."""

from __future__ import annotations

import re
from datetime import date

from newscrawl.tag.date_days import several_days
from newscrawl.tag.date_values import Expression, Moment
from newscrawl.tag.date_words import (
    ACT_BEFORE,
    BEHIND_A_YEAR,
    COUNTED,
    DAY,
    MONTH,
    NAME_BEFORE,
    QUANTITY_BEFORE,
    SEASON_BEFORE,
    SEPARATOR,
    TIE_BEFORE,
    YEAR,
    ending_in,
    is_behind_a_day_word,
)

_YEAR = re.compile(rf"(?P<year>{YEAR})(?:\s*[-–—]\s*(?P<last>{YEAR}))?(?!\s*[.,/]?\d)(?!\s?%)(?![a-zà-ỹ_/])")
_MONTH = re.compile(rf"(?P<month>{MONTH})[/.-](?P<year>{YEAR})(?![\w/-]|[.,]\d)(?!\s?%)")
_DAY = re.compile(rf"(?P<day>{DAY})(?P<sep>{SEPARATOR})(?P<month>{MONTH})(?!\s?%)(?![\w/]|[.,]\d)(?!(?P=sep)\d)")
_TO_DAY = re.compile(rf"\s*[-–—]\s*{DAY}[/.-]{MONTH}(?!\d)")

_NUMBER_BEFORE = re.compile(r"[\d/.,:x–-]\s*$")
_GLUED_BEFORE = re.compile(r"[\w.,/-]$")
_LOWER_WORD = re.compile(r"\s*(?:[^\W\d_])")
_BIRTH = re.compile(r"\b(?:sn|sinh|s\.n|năm)\.?:?\s*$", re.IGNORECASE)
_RANGE_FROM = re.compile(r"\btừ\s+$", re.IGNORECASE)
_RANGE_TO = re.compile(r"\s+(?:đến|tới)\s", re.IGNORECASE)
_NEXT_COUNTED = re.compile(rf"\s+{COUNTED}(?!\w)|\s*%", re.IGNORECASE)
#: "28/4 là Ngày An toàn lao động", "5/6: Ngày Môi trường"
_IS_A_DAY = re.compile(r"\s*(?:là|:|[-–])\s+[Nn]gày\s")
#: "trong hai ngày, 31/5 và 1/6/2023"
_AND_FULL_DAY = re.compile(rf"\s*(?:,|và|&)\s*{DAY}[/.-]{MONTH}[/.-]{YEAR}")
_ENDS_CLAUSE = re.compile(r"\s*(?:[.,;()\n]|$)")
#: What carries a year as part of its title: "Hiến pháp 1992 và", "Tháng Công nhân 2023".
_TITLED = re.compile(
    r"\b(?:Hiến\s+pháp|Luật|luật|Pháp\s+lệnh|Tháng|Ngày|Giải|Hội|Lễ|Tết|Xuân|Chương\s+trình|Cuộc\s+thi)\b[^.,;:()\d\n]{0,40}$"
)
_EDGE_BEFORE = ending_in(["đầu", "giữa", "cuối"])
_YEAR_GOES_ON = re.compile(rf"\s*(?:[.,;:)\n!?–-]|$)|\s+{BEHIND_A_YEAR}(?!\w)", re.IGNORECASE)
_EDGED_YEAR = re.compile(rf"(?:đầu|giữa|cuối)\s+(?P<year>{YEAR})(?!\s*[.,/-]?\d)(?!\s?%)(?![a-zà-ỹ_/])", re.IGNORECASE)


def bare_year(text: str, position: int, this_year: int | None) -> Expression | None:
    """ "(SN 1976)", "Luật Công đoàn 2012", "(2009-2012)", "từ 2005 đến nay"; not "hơn 2013 người"."""
    match = _YEAR.match(text, position)
    if match is None:
        return None
    before = text[max(0, position - 24) : position]
    moment = Moment(int(match["year"]))
    if match["last"]:
        if int(match["last"]) <= int(match["year"]) or re.search(r"[\d/.,:-]\s*$", before):
            return None
        return Expression(match.end(), moment, Moment(int(match["last"])))
    if _BIRTH.search(before):
        return Expression(match.end(), moment)
    listed = re.search(rf"(?:{YEAR}\s*(?:,|và)|/)\s*$", before, re.IGNORECASE)
    if (QUANTITY_BEFORE.search(before) or _NUMBER_BEFORE.search(before)) and not listed:
        return None
    if _NEXT_COUNTED.match(text, match.end()):
        return None
    alone = before.endswith(" ") and this_year is not None
    recent = alone and abs(int(match["year"]) - (this_year or 0)) <= 1  # "diễn đàn 2013 do …", written in 2013
    if (recent and _YEAR_GOES_ON.match(text, match.end())) or _stands_like_a_year(text, position, match.end()):
        return Expression(match.end(), moment)
    return None


def _stands_like_a_year(text: str, start: int, end: int) -> bool:
    """A noun before it ("Hiến pháp 1992"), a bracket around it, or another year in a list before it."""
    before = text[max(0, start - 24) : start]
    if re.search(r"\(\s*$", before) and text[end : end + 1] in (")", ",", ";"):
        return True
    if re.search(rf"\b{YEAR}\s*(?:,|và)\s*$", before, re.IGNORECASE):
        return True
    if _TITLED.search(text[max(0, start - 60) : start]) or SEASON_BEFORE.search(before):
        return True
    if TIE_BEFORE.search(before):
        return _YEAR_GOES_ON.match(text, end) is not None
    word = re.search(r"([^\W\d_]+)[”\"’)]?\s+$", before)
    follows_word = _LOWER_WORD.match(text, end) is not None
    return word is not None and (word[1][0].isupper() or not follows_word)


def edged_year(text: str, position: int) -> Expression | None:
    """ "cuối 2011", "đầu 2013"."""
    match = _EDGED_YEAR.match(text, position)
    if match is None or _NEXT_COUNTED.match(text, match.end()):
        return None
    return Expression(match.end(), Moment(int(match["year"])))


def bare_month(text: str, position: int) -> Expression | None:
    """ "(5/2013)", "từ 12/2020", "hết 4/2012"; not "Thông tư 02/2013", "đợt 3/2012"."""
    match = _MONTH.match(text, position)
    before = text[max(0, position - 24) : position]
    if match is None or _GLUED_BEFORE.search(before) or ACT_BEFORE.search(before):
        return None
    if TIE_BEFORE.search(before) or text[max(0, position - 1) : position] == "(" or _EDGE_BEFORE.search(before):
        return Expression(match.end(), Moment(int(match["year"]), int(match["month"])))
    return None


def bare_day(text: str, position: int, published: date | None, *, coordinated: bool = False) -> Expression | None:
    """ "từ 1/7", "(28.5)", "Ngày Môi trường thế giới 5.6", "từ 23-29.5"; not "đạt 25/25", "đường 30/4", "(3-1)".

    `coordinated`: another day stands right before it ("ngày 28/4 và 1/5").
    """
    match, days = _DAY.match(text, position), several_days(text, position)
    if match is None and days is None:
        return None
    before = text[max(0, position - 24) : position]
    if _GLUED_BEFORE.search(before) or NAME_BEFORE.search(before):
        return None
    if days is not None and (TIE_BEFORE.search(before) or _in_brackets(text, position, days.end)):
        return None if _NEXT_COUNTED.match(text, days.end) else days
    if match is None or _NEXT_COUNTED.match(text, match.end()):
        return None
    moment = Moment(month=int(match["month"]), day=int(match["day"]))
    if "-" in match["sep"] and text[position - 1 : position] == "(" and not _is_recent(moment, published):
        return None
    if not moment.possible:
        return None
    if TIE_BEFORE.search(before) and _ENDS_CLAUSE.match(text, match.end()) and _is_recent(moment, published):
        return Expression(match.end(), moment)  # "từ 1-4;"
    return Expression(match.end(), moment) if coordinated or _stands_like_a_day(text, position, match, before) else None


def _is_recent(moment: Moment, published: date | None) -> bool:
    """Scores and rows of numbers are hardly ever a day of the last or next two months."""
    near = moment.near(published)
    return published is not None and near.year is not None and abs((near.middle() - published).days) <= 62


def _stands_like_a_day(text: str, position: int, match: re.Match[str], before: str) -> bool:
    if _in_brackets(text, position, match.end()):
        return True
    slashed = "/" in match[0]
    if slashed and (_IS_A_DAY.match(text, match.end()) or _AND_FULL_DAY.match(text, match.end())):
        return True
    if not (slashed or " " not in match[0]):
        return False
    if _TO_DAY.match(text, match.end()) and (before.endswith("(") or TIE_BEFORE.search(before)):
        return True
    if _RANGE_FROM.search(before) and _RANGE_TO.match(text, match.end()):
        return slashed or "." in match[0] or _ENDS_CLAUSE.match(text, match.end()) is not None
    if slashed and TIE_BEFORE.search(before):
        return True
    named = not QUANTITY_BEFORE.search(before) and is_behind_a_day_word(text, position)
    return named and (slashed or "." in match[0] or _ENDS_CLAUSE.match(text, match.end()) is not None)


def _in_brackets(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"
