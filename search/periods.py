"""Dates as numbers that both indexes can compare: publication instants, months, and the periods a text mentions."""

from __future__ import annotations

import hashlib
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from newscrawl.models import VIETNAM_TIME

#: Publication is kept in seconds since then, in 33 bits: until March 2172. A site's date outside of that is a slip of
#: the site; the article shows it but counts as undated.
_EPOCH = datetime(1900, 1, 1, tzinfo=UTC)
_SECONDS_BITS = 33
_HASH_BITS = 30


def instant(published: datetime | date) -> int | None:
    """Seconds since 1900; a day alone counts as its start in Vietnam's time. None outside of 1900 to 2172."""
    if not isinstance(published, datetime):
        published = datetime.combine(published, time(), VIETNAM_TIME)
    seconds = int((published - _EPOCH).total_seconds())
    return seconds if 0 < seconds < 1 << _SECONDS_BITS else None


def newest_key(seconds: int | None, article_id: str) -> int:
    """A 64-bit number, practically unique to the article: descending it gives newest first, undated last.

    It holds the instant and, below it, a hash of the id: one number to sort, to page and to filter by.
    """
    return -_hash(article_id, 63) if seconds is None else seconds << _HASH_BITS | _hash(article_id, _HASH_BITS)


def oldest_key(seconds: int | None, article_id: str) -> int:
    """The same for oldest first: descending it too, with undated articles last again."""
    return newest_key(None if seconds is None else (1 << _SECONDS_BITS) - seconds, article_id)


def published_bounds(first: date | None, last: date | None) -> tuple[int | None, int | None]:
    """Lowest and highest `newest_key` of articles published on these days, both included; dated ones only."""
    low = 1 if first is None else _start(first)
    high = None if last is None or last == date.max else _start(last + timedelta(days=1))
    return low << _HASH_BITS, None if high is None else (high << _HASH_BITS) - 1


def month_number(published: datetime | date) -> int | None:
    """Months since year 0 in Vietnam's time; None where `instant` is."""
    if instant(published) is None:
        return None
    day = published.astimezone(VIETNAM_TIME) if isinstance(published, datetime) else published
    return _month(day.year, day.month)


def month_start(number: int) -> date:
    """First day of a month that `month_number` gave."""
    return date(number // 12, number % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Cover:
    """Whole years, whole months (`month_number`) and days (proleptic ordinals) that make up a period exactly.

    A period overlaps [a, b] if and only if one of these numbers lies between a's and b's number of its kind.
    """

    years: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    days: tuple[int, ...] = ()


_VALUE = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d\d)(?:-(\d\d)(?:T[\d:]+)?)?))?")


def period(value: str) -> tuple[date, date] | None:
    """First and last day that a DATE's value means ("2021-Q4", "2023/2028", "2021-06-05T17:30"); None for no value."""
    parts = [_single(part) for part in value.split("/")]
    first, last = parts[0], parts[-1]
    if len(parts) > 2 or first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def cover(first: date, last: date) -> Cover:
    """The fewest years, months and days that make up [first, last]."""
    years, months, days = [], [], []
    day = first
    while day <= last:
        year_end = date(day.year, 12, 31)
        month_end = date(day.year, day.month, monthrange(day.year, day.month)[1])
        if day.day == 1 and day.month == 1 and year_end <= last:
            years.append(day.year)
            end = year_end
        elif day.day == 1 and month_end <= last:
            months.append(_month(day.year, day.month))
            end = month_end
        else:
            days.append(day.toordinal())
            end = day
        if end == date.max:
            break
        day = end + timedelta(days=1)
    return Cover(tuple(years), tuple(months), tuple(days))


#: A longer period says little of any of its months: "năm 2023" is not twelve mentions of months.
_LONGEST_BY_MONTH_DAYS = 92
#: Nor does a term of office of each of its years beyond this.
_LONGEST_BY_YEAR_DAYS = 3660


def touched(first: date, last: date) -> Cover:
    """The years and months that count a mention of [first, last]; none where it is too long to be about each."""
    days = (last - first).days + 1
    years = range(first.year, last.year + 1) if days <= _LONGEST_BY_YEAR_DAYS else ()
    low, high = _month(first.year, first.month), _month(last.year, last.month)
    return Cover(tuple(years), tuple(range(low, high + 1)) if days <= _LONGEST_BY_MONTH_DAYS else ())


def bounds(day: date) -> tuple[int, int, int]:
    """The numbers of a day's year, month and day, as `Cover` counts them."""
    return day.year, _month(day.year, day.month), day.toordinal()


def _single(value: str) -> tuple[date, date] | None:
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    year, quarter, month, day = (None if part is None else int(part) for part in found.groups())
    try:
        if year is None or day is not None:
            start = date(year or 0, month or 0, day or 0)
            return start, start
        first_month, last_month = (quarter * 3 - 2, quarter * 3) if quarter else (month or 1, month or 12)
        return date(year, first_month, 1), date(year, last_month, monthrange(year, last_month)[1])
    except ValueError:  # a month 13, a 30 February: a slip of the text
        return None


def _start(day: date) -> int:
    seconds = int((datetime.combine(day, time(), VIETNAM_TIME) - _EPOCH).total_seconds())
    return min(max(seconds, 1), (1 << _SECONDS_BITS) - 1)


def _month(year: int, month: int) -> int:
    return year * 12 + month - 1


def _hash(article_id: str, bits: int) -> int:
    digest = hashlib.blake2b(article_id.encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> (64 - bits)
