"""RFC 4287's rules for a feed, checked one by one: `faults` says each that is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
#: RFC 3986 in ASCII: scheme, then nothing that must be escaped.
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:(%[0-9A-Fa-f]{2}|[A-Za-z0-9!#$&'()*+,/:;=?@\[\]~_.-])+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
#: Elements that stand there once, at most once.
_ONCE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated")}
_AT_MOST_ONCE = {
    "feed": ("generator", "icon", "logo", "rights", "subtitle"),
    "entry": ("content", "published", "rights", "source", "summary"),
}


def faults(feed: bytes) -> list[str]:
    """What a validator would say of it; nothing of a valid feed."""
    text = feed.decode()
    root = etree.fromstring(feed)
    entries = root.findall(f"{ATOM}entry")
    found = [f"control character {match[0]!r}" for match in _CONTROL.finditer(text)]
    found += [] if root.tag == f"{ATOM}feed" else ["the root is no atom:feed"]
    for element in (root, *entries):
        found += _container(element)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    found += [] if len(set(ids)) == len(ids) else ["an id stands twice"]
    if root.find(f"{ATOM}author") is None and any(entry.find(f"{ATOM}author") is None for entry in entries):
        found.append("an entry without author in a feed without one")
    if not any(link.get("rel") == "self" for link in root.findall(f"{ATOM}link")):
        found.append("no link to itself")
    return found


def _container(element: etree._Element) -> Iterator[str]:
    kind = etree.QName(element).localname
    for name in _ONCE[kind]:
        if len(element.findall(ATOM + name)) != 1:
            yield f"{kind} has not one {name}"
    for name in _AT_MOST_ONCE[kind]:
        if len(element.findall(ATOM + name)) > 1:
            yield f"{kind} has several {name}"
    for name in ("updated", "published"):
        for date in element.findall(ATOM + name):
            if not _DATE.fullmatch(date.text or ""):
                yield f"no date-time: {date.text!r}"
    yield from _addresses(element)
    for author in element.findall(f"{ATOM}author"):
        if not (author.findtext(f"{ATOM}name") or "").strip():
            yield "an author without name"
    for category in element.findall(f"{ATOM}category"):
        if not category.get("term"):
            yield "a category without term"


def _addresses(element: etree._Element) -> Iterator[str]:
    kind = etree.QName(element).localname
    links = element.findall(f"{ATOM}link")
    addresses = [*(link.get("href", "") for link in links), element.findtext(f"{ATOM}id") or ""]
    yield from (f"no IRI: {address!r}" for address in addresses if not _IRI.fullmatch(address))
    alternates = [link for link in links if link.get("rel", "alternate") == "alternate"]
    if len({(link.get("type"), link.get("hreflang")) for link in alternates}) != len(alternates):
        yield f"{kind} has two alternates of one type"
    if kind == "entry" and element.find(f"{ATOM}content") is None and not alternates:
        yield "an entry with neither content nor alternate"
