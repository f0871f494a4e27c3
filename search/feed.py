"""The result of a question as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from lxml import etree

from newscrawl import __version__
from newscrawl.archive.records import StoredArticle
from newscrawl.models import VIETNAM_TIME
from newscrawl.sources import Sources
from search.addresses import plain_address

MEDIA_TYPE = "application/atom+xml; charset=utf-8"

_ATOM = "http://www.w3.org/2005/Atom"
#: Where a page states the day alone: Atom's own dates have a time, and none is made up.
_TERMS = "http://purl.org/dc/terms/"
_PREFIXES = cast(dict[str, str], {None: _ATOM, "dcterms": _TERMS})  # the stubs know of no default namespace
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

#: Ids are made of it and of an article's or a question's own name: equal on every machine, at every address.
_NAMES = uuid.UUID("5b1d1f0e-6f1a-5d55-9c0c-0f6f0a3f8a11")

#: What XML 1.0 cannot hold.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_LONGEST_SUMMARY = 1000


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds: `articles` newest first, and addresses, all of them whole ("https://host/…").

    `question` names what is asked (`permalink.question_items`, as text) and nothing else, so that the feed's id lasts.
    `permalink` is the page of results, `record` the address of an archived article with "{id}" in its place. `first`
    and `next` lead to other pages of the feed (RFC 5005). `changed` is when the index changed last: a feed without
    articles has no other date.
    """

    title: str
    question: str
    address: str
    permalink: str
    record: str
    articles: Sequence[StoredArticle]
    sources: Sources
    changed: datetime | None = None
    first: str | None = None
    next: str | None = None


def atom(feed: Feed) -> bytes:
    """The feed as XML in UTF-8."""
    root = etree.Element(_name("feed"), {_LANG: "vi"}, nsmap=_PREFIXES)
    _add(root, "id", _id("feed", feed.question))
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(_updated(feed)))
    _add(root, "generator", "newscrawl", version=__version__)
    author = _add(root, "author")
    _add(author, "name", "newscrawl")
    links = {"self": feed.address, "first": feed.first, "next": feed.next}
    for rel, href in links.items():
        if href:
            _add(root, "link", rel=rel, type="application/atom+xml", href=plain_address(href))
    _add(root, "link", rel="alternate", type="text/html", href=plain_address(feed.permalink))
    for stored in feed.articles:
        _entry(root, stored, feed)
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _entry(root: etree._Element, stored: StoredArticle, feed: Feed) -> None:
    article = stored.article
    key = article.source or stored.page.source
    source = feed.sources.by_key.get(key)
    entry = _add(root, "entry")
    if article.language in ("vi", "en"):
        entry.set(_LANG, article.language)
    _add(entry, "id", _id("article", article.id))
    _add(entry, "title", article.title)
    _add(entry, "updated", _moment(stored.page.fetched))
    if isinstance(article.published, datetime):
        _add(entry, "published", _moment(article.published))
    elif article.published is not None:
        etree.SubElement(entry, f"{{{_TERMS}}}issued").text = article.published.isoformat()
    author = _add(entry, "author")
    _add(author, "name", _plain(article.author or "") or (source.name.vi if source else key))
    _add(entry, "link", rel="alternate", type="text/html", href=plain_address(article.url))
    record = feed.record.replace("{id}", article.id)
    _add(entry, "link", rel="via", type="text/html", title="newscrawl", href=plain_address(record))
    for term in dict.fromkeys(_plain(text) for text in (article.section or "", *article.tags)):
        if term:
            _add(entry, "category", term=term)
    _add(entry, "summary", _summary(stored))


def _summary(stored: StoredArticle) -> str:
    """The lead, or how the text begins; "" for a page of pictures without words."""
    article = stored.article
    text = article.lead or next((block.text for block in article.blocks if block.kind == "paragraph"), "")
    return text if len(text) <= _LONGEST_SUMMARY else text[:_LONGEST_SUMMARY].rsplit(" ", 1)[0] + " …"


def _updated(feed: Feed) -> datetime:
    times = [stored.page.fetched for stored in feed.articles]
    return max(times, default=feed.changed or datetime(2000, 1, 1, tzinfo=UTC))


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, _name(name), attributes)
    element.text = None if text is None else _plain(text)
    return element


def _name(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _id(kind: str, name: str) -> str:
    return uuid.uuid5(_NAMES, f"{kind} {name}").urn


def _moment(value: datetime) -> str:
    return value.astimezone(VIETNAM_TIME).isoformat(timespec="seconds")


def _plain(text: str) -> str:
    return " ".join(_UNWRITABLE.sub("", text).split())
