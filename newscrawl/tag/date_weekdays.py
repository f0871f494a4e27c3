"""Days of the week: "thứ Năm tuần trước", "Chủ nhật này", "hôm thứ Hai", "sáng thứ Bảy (5/6)"."""

from __future__ import annotations

import re
from datetime import timedelta

from newscrawl.tag.date_days import NUMBERED_BEFORE, TIMES, at_times
from newscrawl.tag.date_relative import Context, said_again
from newscrawl.tag.date_values import Expression, Moment
from newscrawl.tag.date_words import AWAY, PART_OF_DAY, PERIODS_AWAY, WEEKDAY, plain, weekday

_BEFORE = rf"(?:{TIMES})?(?P<before>(?:(?P<part>{PART_OF_DAY})\s+|hôm\s+|ngày\s+){{0,3}})"
_IN_A_WEEK = re.compile(
    rf"{_BEFORE}(?P<weekday>{WEEKDAY})\s+(?:(?:ngày\s+)?(?:cuối\s+)?tuần\s+(?P<week>{AWAY})|(?P<last>vừa\s+qua|vừa\s+rồi|qua)"
    r"|(?P<this>này)|(?P<next>tới|tới\s+đây|sắp\s+tới))(?!\w)",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"{_BEFORE}(?P<weekday>{WEEKDAY})(?!\w)", re.IGNORECASE)
#: "sáng thứ Bảy hằng tuần", "thứ Hai đến thứ Sáu"
_HABIT = re.compile(
    r"\s+(?:hằng|hàng|mỗi|các|đầu\s+tiên)(?!\w)|(?:\s+(?:và|đến|tới)|\s*[,-])\s+(?:thứ|chủ)\s", re.IGNORECASE
)
_ROW_BEFORE = re.compile(rf"{WEEKDAY}(?:\s*[,-]\s*|\s+(?:và|đến|tới)\s+)$", re.IGNORECASE)
_IN_BEFORE = re.compile(r"\b(?:vào|trong|đến|từ|trước)\s+$", re.IGNORECASE)
_EXPECTED_BEFORE = re.compile(r"\b(?:sẽ|dự kiến|sắp)\b[^.;:!?\n]*$", re.IGNORECASE)


def day_of_week(text: str, position: int, context: Context) -> Expression | None:
    """The day in the week that is named, or the last such day up to the publication ("sẽ … sáng thứ Hai": the next)."""
    if not _ALONE.match(text, position) or NUMBERED_BEFORE.search(text, max(0, position - 12), position):
        return None
    before = text[max(0, position - 60) : position]
    match = _IN_A_WEEK.match(text, position)
    if match is None or not (match["week"] or _is_a_day(match, before)):
        match = _ALONE.match(text, position)
        if match is None or not _is_a_day(match, before):
            return None
        if _HABIT.match(text, match.end()) or _ROW_BEFORE.search(before[-24:]):
            return None
    found = said_again(text, match.end()) or Expression(match.end(), _day(match, context, before))
    return at_times(found, match["times"], match["part"])


def _is_a_day(match: re.Match[str], before: str) -> bool:
    """ "đêm thứ ba" counts nights; "hôm thứ ba" and "Thứ Ba" in capitals are days."""
    name = match["weekday"]
    capital = any(word[0].isupper() for word in name.split())
    words = plain(match["before"])
    if "hôm" in words:
        return True
    if words and "ngày" not in words:
        return capital or name[-1].isdigit() or "đêm" not in words or plain(name).endswith(("sáu", "bảy", "nhật"))
    return capital and bool(words or _IN_BEFORE.search(before) or "next" in match.groupdict())


def _day(match: re.Match[str], context: Context, before: str) -> Moment | None:
    if context.published is None:
        return None
    named, wanted = match.groupdict(), weekday(match["weekday"])
    monday = context.published - timedelta(days=context.published.weekday())
    if named.get("week") or named.get("this"):
        weeks = PERIODS_AWAY[plain(named.get("week") or "này")]
        return Moment.of(monday + timedelta(weeks=weeks, days=wanted))
    back = (context.published.weekday() - wanted) % 7
    if named.get("next") or (back and not named.get("last") and _EXPECTED_BEFORE.search(before)):
        back -= 7
    return Moment.of(context.published - timedelta(days=back))
