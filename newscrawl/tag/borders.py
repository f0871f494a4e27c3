"""Borders of names put right where the guide leaves no doubt, and what is no name at all."""

from __future__ import annotations

import re

from newscrawl.tag.spans import Span

#: Behind these a person's name is part of the name of something that is nobody (docs/annotation.md, people).
_NAMED_AFTER_SOMEBODY = re.compile(
    r"\b(?:tư tưởng|đạo đức|phong cách|chủ nghĩa|giải thưởng|giải|học bổng|huân chương|huy hiệu|đường mòn|chiến dịch)"
    r"\s$",
    re.IGNORECASE,
)
_LONGEST_BEFORE = 24
#: A year of the lunar calendar is no name, alone or behind "Tết"; nor does a name hold what is left of markup.
_LUNAR_YEAR = re.compile(
    r"(?:(?:Tết|Xuân|Năm|năm)\s)*(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý)\s"
    r"(?:Tý|Sửu|Dần|Mão|Thìn|Tỵ|Tị|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi)"
)
_MARKUP = re.compile(r"[<>{}\[\]|]")
#: Forms of address that are no part of a name; "Anh" and "Bác" are left, which names begin with ("Anh Dũng", "Bác Hồ").
_ADDRESS = re.compile(r"(?:Ông|Bà|Chị|Đồng chí|Đ/c)\s+(?=[^\W\d_])")
#: The number of a district or ward behind its letter: "Q.2", "P. 14".
_LETTER = re.compile(r"(?:^|\W)[QP]$")
_UNIT_NUMBER = re.compile(r"\.\s?\d{1,2}(?!\w|[.,]\d)")


def mended(text: str, span: Span) -> Span | None:
    """The span with its borders put right; None where nothing is left or what is left is no name."""
    start, end = span.start, span.end
    if span.type == "PER" and (address := _ADDRESS.match(text, start, end)):
        start = address.end()
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if span.type != "PER" and _LETTER.search(text[start:end]) and (number := _UNIT_NUMBER.match(text, end)):
        end = number.end()
    found = Span(span.type, start, end)
    return None if start == end or _is_no_name(text, found) else found


def _is_no_name(text: str, span: Span) -> bool:
    written = text[span.start : span.end]
    if _LUNAR_YEAR.fullmatch(written) or _MARKUP.search(written):
        return True
    before = text[max(0, span.start - _LONGEST_BEFORE) : span.start]
    return span.type != "ORG" and _NAMED_AFTER_SOMEBODY.search(before) is not None
