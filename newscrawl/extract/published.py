"""When the article was published: what the page states to machines and what it prints, one held against the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from lxml.etree import _Element

from newscrawl.extract.date_line import Printed, printed_on
from newscrawl.extract.dates import Stamp, day_of, parse_stated, to_minute
from newscrawl.extract.found import Found
from newscrawl.extract.markup import Markup
from newscrawl.extract.printed_date import Surroundings, find_printed
from newscrawl.extract.stated_times import scripted_times, stated_modified, stated_published
from newscrawl.models import VIETNAM_TIME, Conflict, iso

Moment = datetime | date

_MONTHS = 12
#: Vietnam has been on the web since 1997; systems write 1970 or year 1 where nothing was set.
_FIRST_DAY = date(1997, 1, 1)
_VIETNAM_OFFSET = VIETNAM_TIME.utcoffset(None)
#: Clocks of sites and crawlers differ a little.
_SKEW = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Times:
    """When the article appeared and was changed, and what other places of the page state for its appearance."""

    published: Found[Moment] | None
    modified: Found[Moment] | None
    conflicts: tuple[Conflict, ...]


def find_times(markup: Markup, line: str | None, around: Surroundings, fetched: datetime) -> Times:
    """The times of the article, never later than the page was fetched. None where the page states none.

    `line` is the date line where a page object knows it; `around` tells where else to look for one. What is printed
    corrects what is stated: a meta field with a false offset has the clock of the printed line, a field that has the
    day alone gets the printed minute, and a field of a later day, as systems write when they move a site's articles,
    gives way to a line that gives the time of publication and nothing else.
    """
    latest = day_of(fetched)
    printed = printed_on(line, latest) if line else Printed()
    if printed.published is None:
        printed = find_printed(markup, around, latest)
    printed = Printed(_in_time(printed.published, fetched), _in_time(printed.modified, fetched), printed.sure)
    named = [(by, stamp) for by, text in stated_published(markup) if (stamp := parse_stated(text))]
    stated = [(by, past) for by, stamp in named if (past := _in_time(stamp, fetched))]
    published = _decided(markup, stated, printed, around.title, fetched)
    if printed.published is not None:
        named.append(("date-line", printed.published))
    return Times(
        published, _modified(markup, printed, _false_offsets(stated, published), fetched), _conflicts(named, published)
    )


def _decided(
    markup: Markup,
    stated: Sequence[tuple[str, Stamp]],
    printed: Printed,
    title: _Element | None,
    fetched: datetime,
) -> Found[Moment] | None:
    line = printed.published
    for by, stamp in stated:
        if line is not None and _agree(stamp, line):
            same = _shown(stamp.value) == _shown(line.value)
            return Found(_shown(line.value), by if same else "date-line")
    if line is not None and (not stated or (printed.sure and _is_earlier(line, stated))):
        return Found(_shown(line.value), "date-line")
    if stated:
        by, stamp = stated[0]
        return Found(_shown(_day_if_midnight(stamp)), by)
    scripted = _in_time(next(scripted_times(markup, title), None), fetched)
    return None if scripted is None else Found(_shown(scripted.value), "general")


def _false_offsets(stated: Sequence[tuple[str, Stamp]], published: Found[Moment] | None) -> set[timedelta | None]:
    """The offsets that the page's fields bear although their clock is Vietnam's, as the time of publication shows."""
    if published is None:
        return set()
    clocks = (stamp.value for _by, stamp in stated if isinstance(stamp.value, datetime))
    return {value.utcoffset() for value in clocks if _same_clock(value, published.value)} - {_VIETNAM_OFFSET}


def _modified(
    markup: Markup, printed: Printed, false_offsets: set[timedelta | None], fetched: datetime
) -> Found[Moment] | None:
    """The time of the last change, where head or date line state it."""
    for by, text in stated_modified(markup):
        stamp = _in_time(parse_stated(text), fetched)
        if stamp is None:
            continue
        value = stamp.value
        if isinstance(value, datetime) and value.utcoffset() in false_offsets:
            value = value.replace(tzinfo=VIETNAM_TIME)
        return Found(_shown(value), by)
    return None if printed.modified is None else Found(_shown(printed.modified.value), "date-line")


def _conflicts(stated: Sequence[tuple[str, Stamp]], published: Found[Moment] | None) -> tuple[Conflict, ...]:
    """The stated times that are another minute than the one taken, or another day where they have the day alone."""
    found: dict[str, Conflict] = {}
    if published is not None:
        for by, stamp in stated:
            value = _shown(_day_if_midnight(stamp))
            days_only = not (isinstance(value, datetime) and isinstance(published.value, datetime))
            same = day_of(value) == day_of(published.value) if days_only else value == published.value
            if not same and not _same_clock(stamp.value, published.value):
                found.setdefault(iso(value) or "", Conflict("published", iso(value) or "", by))
    return tuple(found.values())


def _is_earlier(line: Stamp, stated: Sequence[tuple[str, Stamp]]) -> bool:
    """Is the line's day before all that are stated? A field may be written anew later, never before the article."""
    return all(day_of(line.value) < day_of(stamp.value) for _by, stamp in stated)


def _agree(stated: Stamp, printed: Stamp) -> bool:
    """Do they tell of the same moment, or the stated one of the same clock with another offset, or of its day alone?"""
    if not isinstance(printed.value, datetime):
        return False
    if not isinstance(stated.value, datetime):
        return stated.value == day_of(printed.value)
    if _swapped(stated.value) == _minute(printed.value).replace(tzinfo=None):
        return True
    midnight = stated.value.time() == time(0) and stated.value.date() == printed.value.date()
    return _minute(stated.value) == _minute(printed.value) or _same_clock(stated.value, printed.value) or midnight


def _swapped(value: datetime) -> datetime | None:
    """The clock with day and month the other way round, as a field in American order is misread."""
    if value.day > _MONTHS:
        return None
    return _minute(value).replace(month=value.day, day=value.month, tzinfo=None)


def _same_clock(left: Moment, right: Moment) -> bool:
    """The same day and minute whatever the offset: one of the offsets is false, the time is not in dispute."""
    if not (isinstance(left, datetime) and isinstance(right, datetime)):
        return False
    return _minute(left).replace(tzinfo=None) == _minute(right).replace(tzinfo=None)


def _minute(value: datetime) -> datetime:
    return value.replace(second=0, microsecond=0)


def _shown(value: Moment) -> Moment:
    """To the minute and in Vietnam's zone, whatever zone the page states it in; a day stays a day."""
    return to_minute(value.astimezone(VIETNAM_TIME)) if isinstance(value, datetime) else value


def _day_if_midnight(stamp: Stamp) -> Moment:
    """Midnight to the second in a meta field is how systems write a day without a time."""
    value = stamp.value
    return value.date() if isinstance(value, datetime) and value.time() == time(0) else value


def _in_time(stamp: Stamp | None, fetched: datetime) -> Stamp | None:
    """The stamp unless it lies after the fetch. If its clock, read in Vietnam, does not, its offset is false."""
    if stamp is None or day_of(stamp.value) > day_of(fetched + timedelta(days=1)) or day_of(stamp.value) < _FIRST_DAY:
        return None
    if not isinstance(stamp.value, datetime):
        return stamp if stamp.value <= day_of(fetched) else None
    local = stamp.value.replace(tzinfo=VIETNAM_TIME)
    return next(
        (
            Stamp(value, stamp.start, stamp.end, stamp.zoned)
            for value in (stamp.value, local)
            if value <= fetched + _SKEW
        ),
        None,
    )
