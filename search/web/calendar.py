"""The calendar of mentioned dates: what happened or was to happen on a day, whenever it was written."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from babel.dates import get_day_names
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from newscrawl.archive.records import StoredArticle
from newscrawl.models import VIETNAM_TIME
from search.backends.base import Written
from search.periods import bounds
from search.web.address import Address
from search.web.calendar_asking import WRITTEN, CalendarQuestion, calendar_question
from search.web.calendar_grid import (
    FIRST_YEAR,
    LAST_YEAR,
    days_beside,
    month_beside,
    month_grid,
    most_mentioned_year,
    shade_steps,
)
from search.web.calendar_sentences import naming_sentences
from search.web.hits import MarkedText
from search.web.links import CALENDAR, article_link
from search.web.refine import chips, shown_as, unfiltered
from search.web.rendering import page, source_name, texts_for
from search.web.texts import Texts

#: Articles shown of each group on a day's page, and of one group alone.
MOST_OF_GROUP, MOST_ALONE = 15, 200
#: Years shown at once; those before stand behind a line to open.
YEARS_OPEN = 30
#: A longer address is not written for each day of a year: a page stays small.
LONGEST_OF_DAYS = 250


@dataclass(frozen=True, slots=True)
class NamingArticle:
    """An article that names the day, with the sentences that do."""

    link: Address
    title: str
    source: str
    published: datetime | date | None
    sentences: list[list[MarkedText]]


@dataclass(frozen=True, slots=True)
class ArticlesOfDay:
    """Articles by when they were written; `all` leads to more of them where there are more."""

    written: Written
    total: int
    articles: list[NamingArticle]
    all: Address | None


def routes() -> list[BaseRoute]:
    """The route of these pages."""
    return [Route(CALENDAR.path, calendar)]


def calendar(request: Request) -> Response:
    """Years, a year, a month or a day, as the address says."""
    asked, texts = calendar_question(request), texts_for(request)
    if asked.day is not None:
        template, context = "calendar_day.html", _day(asked, asked.day, texts)
    elif asked.month is not None:
        template, context = "calendar_month.html", _month(asked, asked.month)
    elif asked.year is not None:
        template, context = "calendar_year.html", _year(asked, asked.year)
    else:
        template, context = "calendar.html", _years(asked)
    return page(request, template, **_shared(asked, texts), **context)


def _shared(asked: CalendarQuestion, texts: Texts) -> dict[str, Any]:
    times = {"year": asked.year, "month": asked.month and f"{asked.month:%Y-%m}", "day": asked.day}
    chosen = asked.here.setting(**{name: str(value) for name, value in times.items() if value})
    shown = shown_as(lambda key: source_name(asked.served.sources, key, texts.language))
    return {
        "q": asked.request.q,
        "asked": asked,
        "base": asked.here,
        "hidden": chosen.dropping("q").items,
        "chips": chips(chosen, shown, texts),
        "unfiltered": unfiltered(chosen),
        "narrowed": bool(asked.here.items),
        "weekdays": _weekdays(texts),
        "today": _today(),
    }


def _years(asked: CalendarQuestion) -> dict[str, Any]:
    """All years, and the months of the one whose months most articles mention."""
    by_year = {year: count for year, count in asked.counts("year").items() if FIRST_YEAR <= year <= LAST_YEAR}
    by_month = asked.counts("month")
    shown = most_mentioned_year(by_month, by_year) or 0
    latest = [year for year in range(max(by_year), min(by_year) - 1, -1) if year in by_year] if by_year else []
    return {
        "years": [(year, by_year[year]) for year in latest],
        "open": YEARS_OPEN,
        "most": max(by_year.values(), default=0),
        "shown": shown,
        "months": _months_of(by_month, shown) if shown else [],
    }


def _months_of(counts: Mapping[int, int], year: int) -> list[tuple[date, int]]:
    return [(first, counts.get(bounds(first)[1], 0)) for first in (date(year, month, 1) for month in range(1, 13))]


def _year(asked: CalendarQuestion, year: int) -> dict[str, Any]:
    days, months = asked.counts("day"), asked.counts("month")
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    most = max((count for number, count in days.items() if first <= number <= last), default=0)
    starts = [date(year, month, 1) for month in range(1, 13)]
    return {
        "year": year,
        "count": asked.counts("year").get(year, 0),
        "months": [month_grid(start, days, most, months.get(bounds(start)[1], 0)) for start in starts],
        "steps": shade_steps(most),
        "linked": len(str(asked.here)) <= LONGEST_OF_DAYS,
        "before": year - 1 if year > FIRST_YEAR else None,
        "after": year + 1 if year < LAST_YEAR else None,
        "search": asked.search(starts[0], date(year, 12, 31)),
    }


def _month(asked: CalendarQuestion, first: date) -> dict[str, Any]:
    days, number = asked.counts("day"), bounds(first)[1]
    start, length = first.toordinal(), monthrange(first.year, first.month)[1]
    most = max(days.get(day, 0) for day in range(start, start + length))
    whole = asked.counts("whole month").get(number, 0)
    month = month_grid(first, days, most, asked.counts("month").get(number, 0), whole)
    return {
        "month": month,
        "steps": shade_steps(most),
        "before": month_beside(first, -1),
        "after": month_beside(first, 1),
        "search": asked.search(first, month.last),
    }


def _day(asked: CalendarQuestion, day: date, texts: Texts) -> dict[str, Any]:
    before, after = days_beside(day, asked.counts("day"))
    groups = [_group(asked, day, written, texts) for written in WRITTEN if asked.when in (None, written)]
    return {
        "day": day,
        "weekday": get_day_names("wide", locale=texts.language)[day.weekday()],
        "groups": [group for group in groups if group.total or group.written != "undated"],
        "total": sum(group.total for group in groups),
        "before": before,
        "after": after,
        "search": asked.search(day, day),
    }


def _group(asked: CalendarQuestion, day: date, written: Written, texts: Texts) -> ArticlesOfDay:
    size = MOST_ALONE if asked.when else MOST_OF_GROUP
    found = asked.naming(day, written, size)
    stored = asked.served.catalogue.articles(found.ids)
    more = found.total > len(found.ids) and not asked.when
    every = asked.here.setting(day=day.isoformat(), when=written) if more else None
    return ArticlesOfDay(written, found.total, [_article(asked, each, day, texts) for each in stored], every)


def _article(asked: CalendarQuestion, stored: StoredArticle, day: date, texts: Texts) -> NamingArticle:
    article = stored.article
    return NamingArticle(
        link=article_link(article.id),
        title=article.title,
        source=source_name(asked.served.sources, article.source, texts.language),
        published=article.published,
        sentences=naming_sentences(article.text, stored.mentions, day),
    )


def _weekdays(texts: Texts) -> list[tuple[str, str]]:
    """Short and whole names from Monday to Sunday."""
    short = get_day_names("narrow" if texts.language == "vi" else "short", locale=texts.language)
    wide = get_day_names("wide", locale=texts.language)
    return [(short[number], wide[number]) for number in range(7)]


def _today() -> date:
    return datetime.now(VIETNAM_TIME).date()
