"""DATE mentions: a grammar of Vietnamese calendar expressions with ISO values; the table is in `docs/annotation.md`.

The scanner goes through the text once. At each word that can begin an expression it takes the longest reading of the
rules for that word; then it looks whether a range goes on from it, and what a list or the words around say of its year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from newscrawl.models import VIETNAM_TIME
from newscrawl.tag.date_bare import bare_day
from newscrawl.tag.date_ranges import LISTED, leaning, range_from, with_what_follows
from newscrawl.tag.date_relative import Context
from newscrawl.tag.date_rules import START, longest
from newscrawl.tag.date_values import Expression
from newscrawl.tag.spans import Span

#: No news is older or newer.
_FIRST_YEAR, _LAST_YEAR = 1800, 2200
_SOME_MONTHS_BEFORE = re.compile(r"\b(?:những|các)\s+(?:ngày|tuần|tháng)\s+$", re.IGNORECASE)
_EDGE_NEXT = re.compile(r"(?:đầu|giữa|cuối)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    expression: Expression


def find_dates(text: str, published: datetime | date | None) -> list[Span]:
    """The DATE spans of the text in order, each with its ISO value ("" where none can be worked out)."""
    day = _day_of(published)
    found = list(_scan(text, Context(day)))
    spans: list[Span] = []
    following: _Found | None = None
    for here in reversed(found):
        after = following.expression if following else None
        expression = with_what_follows(text, here.expression, after, following.start if following else len(text))
        if expression is None:
            continue
        resolved = expression.resolved(day, leaning(text, here.start, expression.end))
        spans.append(Span("DATE", here.start, expression.end, resolved.value()))
        following = _Found(here.start, expression)
    return spans[::-1]


def _day_of(published: datetime | date | None) -> date | None:
    """The day of publication in Vietnam; sites without one state 0001-01-01 or the like, which is none."""
    if published is None or not _FIRST_YEAR <= published.year <= _LAST_YEAR:
        return None
    if isinstance(published, datetime):
        return (published.astimezone(VIETNAM_TIME) if published.tzinfo else published).date()
    return published


def _scan(text: str, context: Context) -> Iterator[_Found]:
    position, listed_from = 0, -1
    while (match := START.search(text, position)) is not None:
        start = match.start()
        expression = longest(text, match, context)
        if expression is None and listed_from >= 0 and match["digit"] and LISTED.fullmatch(text, listed_from, start):
            expression = bare_day(text, start, context.published, coordinated=True)
        if expression is None:
            position = start + 1
            continue
        if expression.first is not None and expression.last is None:
            expression = range_from(text, start, expression, context.published) or expression
        yield _Found(_with_some_months(text, start), expression)
        context = _having_named(expression, context, opening=text[start].isupper())
        listed_from = expression.end if expression.day or (expression.last and expression.last.day) else -1
        position = expression.end


def _having_named(expression: Expression, context: Context, *, opening: bool) -> Context:
    """The context after an expression; nobody means a day far from the publication ("Quyết định ngày 25/6/2014")."""
    day = expression.resolved(context.published).day
    if day is None or not day.month or not day.year:
        return context
    if context.published and context.last_day and abs((day.middle() - context.published).days) > 60:
        return context
    day = replace(day, time=None)
    return replace(context, last_day=day, opening_day=day if opening else context.opening_day)


def _with_some_months(text: str, start: int) -> int:
    """ "những tháng đầu năm 2013": the words before an edge belong to it."""
    before = _SOME_MONTHS_BEFORE.search(text, max(0, start - 20), start)
    return before.start() if before and _EDGE_NEXT.match(text, start) else start
