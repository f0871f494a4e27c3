"""Numbers without a unit word: "2013", "2009-2012", "20/10". Only what stands around them makes them dates."""

from __future__ import annotations

import re

from newscrawl.tag.date_points import several_days
from newscrawl.tag.date_values import Expression, Moment
from newscrawl.tag.date_words import COUNTED, DAY, MONTH, SEPARATOR, YEAR

_YEAR = re.compile(rf"(?P<year>{YEAR})(?:\s*[-–—]\s*(?P<last>{YEAR}))?(?!\s*[.,/]?\d)(?!\s?%)(?![a-zà-ỹ_/])")
_DAY = re.compile(rf"(?P<day>{DAY}){SEPARATOR}(?P<month>{MONTH})(?!\s?%)(?![\w/-]|[.,]\d)")

#: A measured quantity stands behind these, and a year hardly ever.
_QUANTITY = re.compile(
    r"(?:\b(?:hơn|gần|khoảng|có|gồm|tổng|số|được|là|trên|dưới|đạt|cho|thêm|còn|với|tăng|giảm|bằng|những|các|trong|và|"
    r"phòng|nhà|đường|iso|điều|khoản|trang|mã|tuyến|hộ|cao|dài)|[\d/.,:x–-])\s*$",
    re.IGNORECASE,
)
_LOWER_WORD = re.compile(r"\s*(?:[^\W\d_])")
_BIRTH = re.compile(r"\b(?:sn|sinh|s\.n|năm)\.?:?\s*$", re.IGNORECASE)
_DAY_WORD = re.compile(r"\b(?:ngày|lễ|dịp|hôm)\s+[^.,;:()\d\n]{0,60}$", re.IGNORECASE)
_RANGE_FROM = re.compile(r"\btừ\s+$", re.IGNORECASE)
_RANGE_TO = re.compile(r"\s+(?:đến|tới)\s", re.IGNORECASE)
_TIE = re.compile(r"\b(?:từ|đến|tới|trước|sau|vào|hết|kể\s+từ|tính\s+đến)\s+$", re.IGNORECASE)
_NEXT_COUNTED = re.compile(rf"\s+{COUNTED}(?!\w)", re.IGNORECASE)
#: What carries a year as part of its title: "Hiến pháp 1992 và", "Tháng Công nhân 2023".
_TITLED = re.compile(
    r"\b(?:Hiến\s+pháp|Luật|luật|Pháp\s+lệnh|Tháng|Ngày|Giải|Hội|Lễ|Tết|Xuân|Chương\s+trình|Cuộc\s+thi)\b[^.,;:()\d\n]{0,40}$"
)


def bare_year(text: str, position: int) -> Expression | None:
    """ "(SN 1976)", "Luật Công đoàn 2012", "(2009-2012)"; not "hơn 2013 người"."""
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
    if _QUANTITY.search(before) and not re.search(rf"(?:{YEAR}\s*(?:,|và)|/)\s*$", before, re.IGNORECASE):
        return None
    return Expression(match.end(), moment) if _stands_like_a_year(text, position, match.end()) else None


def _stands_like_a_year(text: str, start: int, end: int) -> bool:
    """A noun before it ("Hiến pháp 1992"), a bracket around it, or another year in a list before it."""
    if _NEXT_COUNTED.match(text, end):
        return False
    before = text[max(0, start - 24) : start]
    if re.search(r"\(\s*$", before) and text.startswith(")", end):
        return True
    if re.search(rf"\b{YEAR}\s*(?:,|và)\s*$", before, re.IGNORECASE):
        return True
    if _TITLED.search(text[max(0, start - 60) : start]):
        return True
    word = re.search(r"([^\W\d_]+)[”\"’)]?\s+$", before)
    follows_word = _LOWER_WORD.match(text, end) is not None
    return word is not None and (word[1][0].isupper() or not follows_word)


def bare_day(text: str, position: int) -> Expression | None:
    """ "từ 1/7", "(28.5)", "Ngày Môi trường thế giới 5.6", "từ 23-29.5"; not "đạt 25/25", "19/12 Công đoàn"."""
    before = text[max(0, position - 80) : position]
    if re.search(r"[\w.,/-]$", before):
        return None
    days = several_days(text, position)
    if days is not None and (_TIE.search(before) or _in_brackets(text, position, days.end)):
        return None if _NEXT_COUNTED.match(text, days.end) else days
    match = _DAY.match(text, position)
    if match is None or _NEXT_COUNTED.match(text, match.end()):
        return None
    moment = Moment(month=int(match["month"]), day=int(match["day"]))
    ends_clause = re.match(r"\s*(?:[.,;)\n]|$)", text[match.end() :]) is not None
    separated = (ends_clause and " " not in match[0]) or "/" in match[0] or ("." in match[0] and " " not in match[0])
    opens_range = _RANGE_FROM.search(before) is not None and _RANGE_TO.match(text, match.end()) is not None
    tied = separated and (opens_range or ("/" in match[0] and _TIE.search(before) is not None))
    named = separated and _DAY_WORD.search(before) is not None
    if moment.possible and (tied or named or _in_brackets(text, position, match.end())):
        return Expression(match.end(), moment)
    return None


def _in_brackets(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"
