"""Times as Vietnamese pages write them. The day stands before the month, always; a year first is ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from newscrawl.models import VIETNAM_TIME

_MONTHS = (
    ("một", "giêng"), ("hai",), ("ba",), ("tư", "bốn"), ("năm",), ("sáu",), ("bảy", "bẩy"), ("tám",), ("chín",),
    ("mười",), ("mười một",), ("mười hai", "chạp"),
)  # fmt: skip
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAMED |= {name: number for number, name in enumerate(_ENGLISH_MONTHS, 1)}
_VIETNAMESE_MONTH = (
    r"(?:tháng|thg\.?|th\.?)\s?(?:\d{1,2}|"
    + "|".join(sorted((name.replace(" ", r"\s") for names in _MONTHS for name in names), key=len, reverse=True))
    + r")(?!\w)"
)
_MONTH = rf"(?:{_VIETNAMESE_MONTH}|(?:{'|'.join(_ENGLISH_MONTHS)})[a-z]*\.?)"
_YEAR = r"(?:19|20)\d\d"

#: "21/10/2021", "18-07-22", "1.4.2020", "2015-03-23"; "10 tháng 10 năm 2015", "Tháng Ba 12, 2019", "12 Th3, 2019",
#: "March 12, 2019". Not the year of a document number.
_DAY = re.compile(
    rf"""(?<![\d/.-])(?:
      (?P<y1>{_YEAR})(?P<sep1>[-/.])(?P<m1>\d{{1,2}})(?P=sep1)(?P<d1>\d{{1,2}})(?!\d)
    | (?P<d2>\d{{1,2}})\s?(?P<sep>[/.-])\s?(?P<m2>\d{{1,2}})\s?(?P=sep)\s?(?P<y2>{_YEAR}|\d\d)(?![\d/-])
    | (?P<d5>\d\d)\s(?P<m5>\d\d)\s(?P<y5>{_YEAR})(?!\d)
    | (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[\s,-]+(?P<m3>{_MONTH})(?:\s+năm|,|\s*/|-)?\s*(?P<y3>{_YEAR})(?!\d)
    )
    | (?<!\w)(?P<m4>{_MONTH})\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>{_YEAR})(?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: As machines write it without marks.
_COMPACT = re.compile(rf"({_YEAR})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(?:\d\d)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?\Z")

_CLOCK = (
    r"(?<![\d:])(?P<h>[01]?\d|2[0-3])(?:\s?(?:[:：]|h|giờ)\s?(?P<min>[0-5]\d|(?<=:)\d)(?!\d)(?:\s?phút|[’'′])?"
    r"|\s?(?:h|giờ)(?=,?\s+(?:ngày|sáng|trưa|chiều|tối)\b))(?::(?P<s>[0-5]\d)(?:\.\d+)?)?"
    r"(?:\s?\(?(?P<half>AM|PM|A\.M|P\.M|SA|CH|sáng|trưa|chiều|tối|đêm)\b)?"
)
_ZONE = r"(?:\s*\(?\s*(?P<zone>(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d\d)?(?![\d/-])|Z\b|(?:GMT|UTC)\b)\s*\)?)?"
#: What stands between day and time on one line: marks, "lúc", "ngày", the day of the week.
_BETWEEN = r"[\s,;|–—\-(•·T]*(?:(?:lúc|ngày|vào|thứ\s+\w+|chủ\s+nhật|cập\s+nhật)[\s,:|–-]*){0,3}"
_TIME_AFTER = re.compile(_BETWEEN + _CLOCK + _ZONE, re.IGNORECASE)
_TIME_BEFORE = re.compile(_CLOCK + _ZONE + _BETWEEN + r"\Z", re.IGNORECASE)
_SPACE = re.compile(r"\s*")
_REACH_CHARACTERS = 48

#: "98" is 1998: before that nothing of Vietnam was on the web, and "89" is still to come.
_FIRST_SHORT_YEAR = 97
#: As .NET writes a time where nobody set a culture: the month first, seconds, AM or PM. In Vietnamese it writes SA, CH.
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}\s+\d{1,2}:\d\d:\d\d\s+[AP]M)\Z")

_AFTERNOON = ("PM", "CH", "CHIỀU", "TỐI", "ĐÊM")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day with or without a time, found at [start, end) of a text; `zoned` if an offset was written with it."""

    value: datetime | date
    start: int
    end: int
    zoned: bool = False


def stamps(text: str) -> Iterator[Stamp]:
    """Every date in the text, with the time that stands beside it, in Vietnam's zone unless another is written."""
    edge = 0
    for found in _DAY.finditer(text):
        day = _day(found)
        if day is None:
            continue
        after = _TIME_AFTER.match(text, found.end())
        before_start = max(edge, found.start() - _REACH_CHARACTERS)
        before = _TIME_BEFORE.search(text[before_start : found.start()])
        if after and before and _DAY.match(text, _SPACE.match(text, after.end()).end()):  # type: ignore[union-attr]
            after = None  # in a row of stamps the time that follows is the next one's
        clock = after or before
        start = before_start + before.start() if before and not after else found.start()
        edge = after.end() if after else found.end()
        if clock is None:
            yield Stamp(day, start, edge)
        else:
            zone = _zone(clock["zone"])
            yield Stamp(datetime.combine(day, _time(clock), zone or VIETNAM_TIME), start, edge, zone is not None)


def first_stamp(text: str) -> Stamp | None:
    """The first date of the text that has a time, else the first date."""
    found = list(stamps(text))
    return next((stamp for stamp in found if isinstance(stamp.value, datetime)), found[0] if found else None)


def parse_stated(value: str) -> Stamp | None:
    """What a machine-readable field states: ISO 8601 as sites spell it, RFC 2822, else as a reader reads it."""
    text = value.strip()
    american = _AMERICAN.match(text)
    found = first_stamp(_AMERICAN.sub(r"\2/\1/\3", text)) if american else None
    found = found or first_stamp(text) or _compact(text)
    if found is not None:
        return found
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    zoned = moment.tzinfo is not None
    return Stamp(moment if zoned else moment.replace(tzinfo=VIETNAM_TIME), 0, len(text), zoned)


def to_minute(value: datetime | date) -> datetime | date:
    """Without seconds: pages print minutes, and the same article's meta fields differ in the seconds."""
    return value.replace(second=0, microsecond=0) if isinstance(value, datetime) else value


def day_of(value: datetime | date) -> date:
    """The day in Vietnam."""
    return value.astimezone(VIETNAM_TIME).date() if isinstance(value, datetime) else value


def _compact(text: str) -> Stamp | None:
    found = _COMPACT.match(text)
    if found is None:
        return None
    year, month, day, hour, minute = (int(digits) if digits else None for digits in found.groups()[:5])
    try:
        on = date(year or 0, month or 0, day or 0)
        if hour is None or minute is None:
            return Stamp(on, 0, len(text))
        zone = _zone(found["zone"])
        return Stamp(datetime.combine(on, time(hour, minute), zone or VIETNAM_TIME), 0, len(text), zone is not None)
    except ValueError:
        return None


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    year = int(parts["y1"] or parts["y2"] or parts["y3"] or parts["y4"] or parts["y5"])
    month = _month(parts["m1"] or parts["m2"] or parts["m3"] or parts["m4"] or parts["m5"])
    day = int(parts["d1"] or parts["d2"] or parts["d3"] or parts["d4"] or parts["d5"])
    try:
        return date(year if year > 99 else year + (2000 if year < _FIRST_SHORT_YEAR else 1900), month, day)
    except ValueError:
        return None


def _month(text: str) -> int:
    """Its number; a name may be Vietnamese with "tháng" before it, or English, cut short or whole."""
    digits = re.search(r"\d+", text)
    if digits:
        return int(digits[0])
    name = " ".join(re.sub(r"^(?:tháng|thg\.?|th\.?)\s?", "", text.lower()).split())
    return _NAMED.get(name) or _NAMED[name[:3]]


def _time(clock: re.Match[str]) -> time:
    """24 hours; "13:00 PM" and "00:01 AM", written beside a 24-hour clock, are what they say."""
    hour, half = int(clock["h"]), (clock["half"] or "").upper().replace(".", "")
    noon = half == "TRƯA" and hour < 10
    if (half in _AFTERNOON and hour < 12 and not (half == "ĐÊM" and hour < 6)) or noon:
        hour += 12
    elif half in ("AM", "SA") and hour == 12:
        hour = 0
    return time(hour, int(clock["min"] or 0), int(clock["s"] or 0))


def _zone(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    digits = re.search(r"([+-])(\d{1,2}):?(\d\d)?", text)
    if digits is None:
        return UTC
    offset = timedelta(hours=int(digits[2]), minutes=int(digits[3] or 0))
    if offset >= timedelta(hours=24):
        return None
    if offset == timedelta(hours=7) and digits[1] == "+":
        return VIETNAM_TIME
    return timezone(offset if digits[1] == "+" else -offset)
