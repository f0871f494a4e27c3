"""The words of calendar expressions, from `dates.toml`, as pieces of patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from newscrawl.tag.letters import alternatives


def _words(entries: Iterable[str]) -> str:
    """The words as alternatives in every spelling: "nhiệm kì", "niên khoá"."""
    words = set(entries)
    spelled = words | {word.replace("kỳ", "kì") for word in words} | {word.replace("óa", "oá") for word in words}
    return rf"(?:{alternatives(spelled)})"


_ROWS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("dates.toml").read_text(encoding="utf-8"))
_DAYS, _PERIODS, _NO_DATE = _ROWS["days"], _ROWS["periods"], _ROWS["no_date"]
_NUMBERS: dict[str, int] = _ROWS["numbers"]
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WEEKDAYS: dict[str, int] = _DAYS["weekdays"]

#: Days and periods away from the publication.
DAYS_AWAY: dict[str, int] = _DAYS["away"]
PERIODS_AWAY: dict[str, int] = _PERIODS["away"]
#: The first and last hour that count from noon: "3 giờ chiều".
AFTER_NOON: dict[str, list[int]] = _DAYS["after_noon"]

#: A number as digits or written out, up to twelve.
COUNT = rf"(?:\d{{1,2}}|{_words(_NUMBERS)})"
MONTH_WORD = _words([*_NUMBERS, "giêng"])
QUARTER = r"(?:IV|I{1,3}|[1-4]|một|hai|ba|bốn|tư)"
WEEKDAY = rf"(?:thứ\s+(?:[2-7]|{_words(_WEEKDAYS)})|chủ\s+nhật)"
PART_OF_DAY = rf"(?:(?:buổi|(?:đầu|cuối|giữa)\s+(?:giờ|buổi))\s+)?{_words(_DAYS['parts'])}"
EDGE = _words(_PERIODS["edges"])
YEARS_NAMED = _words(_PERIODS["of_years"])
YEAR_NAMED = _words(_PERIODS["of_a_year"])
AWAY = _words(PERIODS_AWAY)

DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
YEAR = r"(?:1[89]|20)\d\d(?!\d)"
#: Between day, month and year; typing slips put spaces around it ("5 /6/2021") or write it twice.
SEPARATOR = r"\s?(?:[.-]|//?)\s?"
#: Between the ends of a range.
DASH = r"\s*[-–—]\s*"
UNTIL = rf"(?:{DASH}|\s+(?:cho\s+)?(?:đến|tới)\s+(?:hết\s+)?)"

COUNTED = _words(_NO_DATE["counted"])
_SPACES_BEFORE_END = r"[\s“”\"'(]*$"


def ending_in(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds one of the words at the very end of what stands before a number."""
    return re.compile(rf"(?<!\w){_words(words)}{_SPACES_BEFORE_END}", re.IGNORECASE)


QUANTITY_BEFORE = ending_in(_NO_DATE["quantities"])
NAME_BEFORE = ending_in(_NO_DATE["names_before"])
ACT_BEFORE = ending_in(_NO_DATE["acts_before"])
SEASON_BEFORE = ending_in(_PERIODS["before_a_bare_year"])
BEHIND_A_YEAR = _words(_PERIODS["behind_a_bare_year"])
TIE_BEFORE = ending_in(_DAYS["ties"])
_DAY_WORD = re.compile(rf"(?<!\w){_words(_DAYS['before_a_bare_day'])}\s", re.IGNORECASE)
_NAME_BREAKS = ".,;:()\n0123456789"


def is_behind_a_day_word(text: str, position: int) -> bool:
    """Whether one of the words stands before it with at most a name between: "Ngày Quốc tế Thiếu nhi 1/6"."""
    before = text[max(0, position - 70) : position]
    name = before[max(map(before.rfind, _NAME_BREAKS)) + 1 :]
    return _DAY_WORD.search(name) is not None and before[-1:] in ' “"'


def plain(text: str) -> str:
    """Small letters with single spaces, as the table has them."""
    return " ".join(text.lower().split())


def count(text: str) -> int:
    """The number that a `COUNT`, `MONTH_WORD` or `QUARTER` stands for."""
    word = plain(text)
    if word.isdigit():
        return int(word)
    return _ROMAN.get(word) or _NUMBERS.get(word, 1)


def weekday(text: str) -> int:
    """Monday is 0, as in `date.weekday`."""
    word = plain(text).removeprefix("thứ ")
    if word == "chủ nhật":
        return 6
    return int(word) - 2 if word.isdigit() else _WEEKDAYS[word]
