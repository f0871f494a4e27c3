"""The words of calendar expressions: numbers, parts of the day, and what stands around a number that is no date."""

from __future__ import annotations

from newscrawl.tag.letters import alternatives

_NUMBER_WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5, "chủ nhật": 6}

#: A number as digits or written out, up to twelve.
COUNT = rf"(?:\d{{1,2}}|{alternatives(list(_NUMBER_WORDS))})"
MONTH_WORD = alternatives([word for word in _NUMBER_WORDS if word not in ("một", "bốn")])
QUARTER = r"(?:IV|I{1,3}|[1-4]|một|hai|ba|bốn|tư)"
WEEKDAY = rf"(?:thứ\s+(?:[2-7]|{alternatives([word for word in _WEEKDAYS if word != 'chủ nhật'])})|chủ\s+nhật)"
PART_OF_DAY = r"(?:rạng\s+sáng|sáng\s+sớm|đêm\s+muộn|sáng|trưa|chiều\s+tối|chiều|tối|đêm)"
EDGE = r"(?:đầu|giữa|cuối|trung\s+tuần|thượng\s+tuần|hạ\s+tuần)"

DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
YEAR = r"(?:1[89]|20)\d\d(?![\d])"
#: Between day, month and year; typing slips put spaces around it ("5 /6/2021").
SEPARATOR = r"\s?[/.-]\s?"
#: Between the ends of a range.
UNTIL = r"(?:\s*[-–—]\s*|\s+(?:cho\s+)?(?:đến|tới)\s+(?:hết\s+)?)"

CENTURY = rf"(?:{EDGE}\s+)?thế\s+kỷ\s+(?:thứ\s+)?(?:[IVX]{{1,5}}|\d{{1,2}})(?!\w)"

#: Nouns that are counted: "19/12 Công đoàn cơ sở" is a ratio, "tháng 5 công ty" never follows a bare day.
COUNTED = (
    r"(?:công\s+đoàn|cđcs|cđ|đơn\s+vị|doanh\s+nghiệp|dn|người|chỉ\s+tiêu|đoàn\s+viên|phường|xã|quận|huyện|tỉnh|đồng\s+chí|"
    r"đại\s+biểu|công\s+nhân|cơ\s+sở|tiêu\s+chí|nội\s+dung|trường|kcn|khu|phiếu|điểm|ủy\s+viên|đ/c|hộ|lần|ca|số|nhiệm\s+vụ|%)"
)


def count(text: str) -> int:
    """The number that a `COUNT` or `QUARTER` stands for."""
    word = " ".join(text.lower().split())
    if word.isdigit():
        return int(word)
    return _ROMAN[word] if word in _ROMAN else _NUMBER_WORDS[word]


def weekday(text: str) -> int:
    """Monday is 0, as in `date.weekday`."""
    word = " ".join(text.lower().split()).removeprefix("thứ ")
    return int(word) - 2 if word.isdigit() else _WEEKDAYS[word]
