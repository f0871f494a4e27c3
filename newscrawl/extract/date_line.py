"""Lines that say when an article appeared, as sites print them: a date, and next to nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from newscrawl.extract.comparison import same_text
from newscrawl.extract.dates import Stamp, day_of, stamps

LONGEST_LINE = 160
#: Words that a date line may hold beside its date; what remains is an author's name at most.
_LINE_WORDS = re.compile(
    r"thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật|ngày|đăng|cập nhật|xuất bản|lúc|gmt|utc|giờ"
    r"|lượt xem|lượt đọc|views?|\d+|\W+",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:cập nhật|chỉnh sửa|sửa đổi|sửa lần cuối|updated|modified)\W*(?:lần cuối|lúc|ngày|on|at|\W)*\Z", re.I
)
#: "2 giờ trước", "35 lượt xem".
_AGO = re.compile(r"(?:\W*\d+ (?:phút|giờ|ngày|tuần|tháng|năm|lượt)(?: (?:trước|đọc|xem))+)+\W*", re.IGNORECASE)
#: Beside a day with its time may stand the author's name.
_MOST_OTHER_LETTERS_BESIDE_TIME = 32
#: What sites print behind a title, in brackets or not.
_DATE_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Printed:
    """What a page prints: when the article appeared and, where it tells the two apart, when it was changed."""

    published: Stamp | None = None
    modified: Stamp | None = None


def printed_on(line: str, latest: date) -> Printed:
    """The times on one line. "Cập nhật" introduces a change if the line has another time, else the publication."""
    found = [stamp for stamp in stamps(line) if day_of(stamp.value) <= latest]
    changed = [stamp for stamp in found if tells_change(line[: stamp.start])]
    first = [stamp for stamp in found if stamp not in changed] or changed
    published = next((stamp for stamp in first if isinstance(stamp.value, datetime)), first[0] if first else None)
    return Printed(published, next((stamp for stamp in changed if stamp is not published), None))


def tells_change(words: str) -> bool:
    """Do these words, before a time, make it that of a change: "Cập nhật lúc"?"""
    return _CHANGED.search(words) is not None


def other_letters(line: str, stamp: Stamp) -> int:
    """How many characters a line has beside its date and the words that go with one."""
    return len(_LINE_WORDS.sub("", line[: stamp.start] + line[stamp.end :]))


def is_date_line(text: str) -> bool:
    """Does the line hold a date and nothing else but the words that go with it, or a time and a name at most?"""
    if len(text) > LONGEST_LINE:
        return False
    if _AGO.fullmatch(text):
        return True
    stamp = next(stamps(text), None)
    if stamp is None:
        return False
    most = _MOST_OTHER_LETTERS_BESIDE_TIME if isinstance(stamp.value, datetime) else 0
    return other_letters(text, stamp) <= most


def prints_title(text: str, title: str) -> bool:
    """Is the line the title, alone or with the date behind it?"""
    if text.startswith(title) and len(text) <= len(title) + _DATE_CHARACTERS:
        rest = text[len(title) :]
        return not any(map(str.isalnum, rest)) or next(stamps(rest), None) is not None
    return same_text(text, title)
