"""Where the pages link to each other: an article, an entity, the days that a text speaks of."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from newscrawl.models import Mention, MentionType
from search.periods import period
from search.web.address import Address

SEARCH = Address("/search")
ENTITIES = Address("/entities")
CALENDAR = Address("/calendar")
TRENDS = Address("/trends")
SOURCES = Address("/sources")


def article_link(article_id: str) -> Address:
    """The page of an article."""
    return Address(f"/articles/{quote(article_id, safe='')}")


def entity_link(kind: MentionType, name: str) -> Address:
    """The page of an entity; `kind` is any type but DATE."""
    return Address(f"/entities/{kind}/{quote(name, safe='')}")


def source_link(key: str) -> Address:
    """The page of a source."""
    return Address(f"/sources/{quote(key, safe='')}")


def days_link(first: date, last: date) -> Address:
    """The calendar at a day or a month; the search for what mentions the days, for any other span."""
    if first == last:
        return CALENDAR.setting(day=first.isoformat())
    if (first.year, first.month) == (last.year, last.month) and first.day == 1 and (last.day >= 28):
        return CALENDAR.setting(month=f"{first:%Y-%m}")
    return SEARCH.setting(mentioned_from=first.isoformat(), mentioned_to=last.isoformat())


def mention_link(mention: Mention) -> Address | None:
    """Where a mention leads: its entity, or the days it points at; None for a date without a value."""
    if mention.type != "DATE":
        return entity_link(mention.type, mention.entity or mention.text)
    days = period(mention.value or "")
    return None if days is None else days_link(*days)
