"""What a line of text says of the article's date: whether it is a date line at all, and of what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from newscrawl.extract.comparison import same_text
from newscrawl.extract.dates import Stamp, day_of, stamps

#: What a date line holds beside its date: labels of publication, days of the week, clocks, counters, controls.
_COMPANY = (
    r"thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật|t[2-7]|cn",
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun",
    r"(?:ngày|giờ|thời gian)\s+(?:đăng|xuất bản|cập nhật|gửi|viết|tạo|phát hành)(?:\s+(?:tin|bài|tải|lần cuối))?",
    r"đăng(?:\s+(?:tin|bài|tải))?|cập nhật(?:\s+lần cuối)?|xuất bản|chỉnh sửa|phát hành|ngày|lúc|vào|giờ|phút",
    r"sáng|trưa|chiều|tối|đêm|sa|ch|a\.?m\.?|p\.?m\.?|gmt|utc",
    r"(?:lượt|số lần|số lượt|đã)\s+(?:xem|đọc|truy cập)|lượt|views?|phút đọc",
    r"published|posted|updated|modified|created|last|date|on|at",
    r"chia sẻ|bình luận|in bài(?: viết)?|bản in|facebook|zalo|google news|twitter|email|print|nghe(?: bài)?",
)
_KNOWN = re.compile(rf"\b(?:{'|'.join(_COMPANY)})\b(?:\s*:)?", re.IGNORECASE)
_AUTHOR_LABEL = re.compile(r"\b(?:tác giả|người viết|bài viết|bài|tin|pv|theo|by|bởi|thực hiện)\s*:?\s", re.IGNORECASE)
_OTHER_DAY = re.compile(r"hôm nay|giấy phép|giấp phép|bản quyền|hiện tại|bây giờ|today|©", re.IGNORECASE)
_CHANGE_WORDS = r"(?:cập nhật|chỉnh sửa|sửa đổi|sửa lần cuối|updated|modified)"
_CHANGE = re.compile(_CHANGE_WORDS, re.IGNORECASE)
_CHANGED = re.compile(_CHANGE_WORDS + r"\W*(?:lần cuối|lúc|ngày|on|at|\W)*\Z", re.IGNORECASE)
_PUBLICATION = re.compile(r"đăng|xuất bản|cập nhật|phát hành|published|posted|updated", re.IGNORECASE)
#: "Hà Nội, ngày 2 tháng 3 năm 2024" heads a document that the article quotes.
_DOCUMENT = re.compile(r"\W*(?:[^\W\d_]+[\s.]*){1,5},\s*ngày\s+\d+\s+tháng\s+\d+\s+năm", re.IGNORECASE)
_LABELLED = re.compile(r"[^\W\d_]\s*:")
_BORDER = re.compile(r"[|•·–—/»>\n\[\]()]|\s-\s|\s-|-\s")
#: "2 giờ trước", "35 lượt xem".
_AGO = re.compile(r"(?:\W*\d+ (?:phút|giờ|ngày|tuần|tháng|năm|lượt)(?: (?:trước|đọc|xem))+)+\W*", re.IGNORECASE)
_STAMP = "\ue001"  # a private character: no page has it
LONGEST_LINE = 160
#: What sites print behind a title.
_DATE_CHARACTERS = 60
#: Of a name or a section beside the date, in letters and in syllables.
_MOST_OTHER_LETTERS, _MOST_SYLLABLES = 60, 8


@dataclass(frozen=True, slots=True)
class Printed:
    """What a page prints: when the article appeared and, where it tells the two apart, when it was changed.

    `sure` if the line holds nothing but a time and the words that go with it, and speaks of publication.
    """

    published: Stamp | None = None
    modified: Stamp | None = None
    sure: bool = False


def printed_on(line: str, latest: date) -> Printed:
    """The times on one line. "Cập nhật" introduces a change if the line has another time, else the publication."""
    found = [stamp for stamp in stamps(line) if day_of(stamp.value) <= latest]
    changed = [stamp for stamp in found if tells_change(line, stamp)]
    first = [stamp for stamp in found if stamp not in changed] or changed
    published = next((stamp for stamp in first if isinstance(stamp.value, datetime)), first[0] if first else None)
    timed = published is not None and isinstance(published.value, datetime)
    sure = timed and published not in changed and reads_alone(line)
    return Printed(published, next((stamp for stamp in changed if stamp is not published), None), sure)


def tells_change(line: str, stamp: Stamp) -> bool:
    """Does the line give this time as that of a change?"""
    return _CHANGED.search(line[: stamp.start]) is not None


def tells_publication(line: str) -> bool:
    """Does the line say in words that its date is the article's?"""
    return _PUBLICATION.search(line) is not None


def reads_alone(line: str) -> bool:
    """Does the line hold a date and nothing else but the words that go with it?"""
    return len(line) <= LONGEST_LINE and bool(_marked(line)) and not _letters(_marked(line))


def reads_with_company(line: str) -> bool:
    """Does the line hold a date with, at most, an author's name beside it or a section's set apart from it?

    Words that run on into the date ("Ảnh chụp 3/5/2024") or label it as another ("Hạn nộp: 30/5/2024") say that it
    is not the article's.
    """
    if len(line) > LONGEST_LINE or _OTHER_DAY.search(line) or _DOCUMENT.match(line):
        return False
    rest = _AUTHOR_LABEL.sub(" ", _marked(line))
    if not rest or (rest.count(_STAMP) > 1 and _CHANGE.search(line) is None):
        return False
    chunks = _BORDER.split(rest)
    if sum(len(_letters(chunk)) for chunk in chunks) > _MOST_OTHER_LETTERS:
        return False
    return all(_may_stand(chunk) for chunk in chunks)


def is_date_line(line: str) -> bool:
    """Is the line about the article's date, so that it is no part of the text?"""
    if len(line) > LONGEST_LINE:
        return False
    if _AGO.fullmatch(line) or reads_alone(line):
        return True
    timed = any(isinstance(stamp.value, datetime) for stamp in stamps(line))
    return timed and reads_with_company(line)


def prints_title(line: str, title: str) -> bool:
    """Is the line the title, alone or with the date behind it?"""
    if line.startswith(title) and len(line) <= len(title) + _DATE_CHARACTERS:
        rest = line[len(title) :]
        return not any(map(str.isalnum, rest)) or next(stamps(rest), None) is not None
    return same_text(line, title)


def _marked(line: str) -> str:
    """The line with its dates as marks and without the words that go with them; "" where it has no date."""
    found = list(stamps(line))
    for stamp in reversed(found):
        line = f"{line[: stamp.start]}{_STAMP}{line[stamp.end :]}"
    return _KNOWN.sub(" ", line) if found else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def _may_stand(chunk: str) -> bool:
    """May this part of a line stand there? Right before the date only a name, whose syllables all are capitalised."""
    before, stamp, after = chunk.rpartition(_STAMP)
    words, behind = _words(before), _words(after)
    if stamp and (_LABELLED.search(before) or not all(word[0].isupper() for word in words)):
        return False
    runs_on = bool(stamp and behind) and behind[0][0].islower()
    return len(words) + len(behind) <= _MOST_SYLLABLES and not runs_on


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\W\d_]+", text) if word]
