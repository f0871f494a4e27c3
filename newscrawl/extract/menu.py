"""What the links of a page say of its section: entries of menus, listings above the article's address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias
from urllib.parse import unquote

from lxml.etree import _Element

from newscrawl.cms.text import element_text
from newscrawl.extract.markup import Markup
from newscrawl.sources import Source
from newscrawl.vietnamese import fold

Address: TypeAlias = tuple[str, str]

#: No section has a longer name in a menu, in syllables and in elements within its link.
MOST_SYLLABLES, _MOST_INNER = 8, 6
_MOST_LISTINGS = 2
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
#: What systems put behind a listing's name: "giao-duc-c216.html", "dau-tu-d6".
_NUMBER = re.compile(r"(?:-[a-z]{0,3}\d+)?(?:\.\w{2,5})?$")
_PART = re.compile(r"\s+[-|–—»·]\s+")
_CHOSEN = re.compile(r"(?!.*(?:inactive|interactive))[\w-]*(?:selected|active|current)[\w-]*", re.IGNORECASE)
_PERSON = re.compile(
    r"/(?:authors?|tac-gia|users?|profile|member|thanh-vien|nguoi-dung|search|tim-kiem|tags?)(?:/|$|-)"
)


@dataclass(frozen=True, slots=True)
class Link:
    """A short link of the page: its place, what it says, path and query where it leads to a page of the same site."""

    element: _Element
    place: int
    text: str
    address: Address


class Links:
    """The short links of a page that lead to other pages of its site."""

    def __init__(self, markup: Markup) -> None:
        self._markup = markup
        here = markup.split(markup.url)
        self.here = unquote(here.path) if here else "/"
        self.sited = re.compile(
            r"(?i)https?://(?:www\.)?" + re.escape(markup.host.removeprefix("www.")) + r"(?=[/?#]|$)"
        )

    @cached_property
    def all(self) -> list[Link]:
        """Every such link in the order of the page."""
        found = []
        for place, element in enumerate(self._markup.elements):
            if element.tag == "a" and self._markup.ends[place] - place <= _MOST_INNER:
                link = self.link(element)
                if link is not None and len(link.text.split()) <= MOST_SYLLABLES:
                    found.append(link)
        return found

    def link(self, element: _Element) -> Link | None:
        """The element as such a link; None for one that leads off the site, to its first page or nowhere."""
        address = self._address((element.get("href") or "").strip())
        text = element_text(element) if address is not None else ""
        return Link(element, self._markup.order[element], text, address) if address is not None and text else None

    def _address(self, href: str) -> Address | None:
        if not href or href.startswith(("#", "javascript:", "mailto:", "tel:")):
            return None
        sited = self.sited.match(href)
        if sited is not None or (href.startswith("/") and not href.startswith("//")):
            rest = href[sited.end() :] if sited is not None else href
        else:
            target = self._markup.split(href)
            if target is None or target.hostname != self._markup.host:
                return None
            rest = f"{target.path}?{target.query}"
        path, _, query = rest.partition("#")[0].partition("?")
        return (unquote(path), query) if path.strip("/") or query else None

    @cached_property
    def _texts(self) -> Counter[str]:
        return Counter(link.text.casefold() for link in self.all)

    @cached_property
    def _addresses(self) -> Counter[Address]:
        return Counter(link.address for link in self.all)

    def names(self, text: str) -> bool:
        """Is this the text of a link: an entry of a menu?"""
        return self._texts[text.casefold()] > 0

    def has_twice(self, link: Link) -> bool:
        """Is there another link of this text or to this page, as in a menu?"""
        return self._texts[link.text.casefold()] > 1 or self._addresses[link.address] > 1

    def in_address(self, text: str) -> bool:
        """Does the article's address name it: "/doan-the/Cong-doan/…" of "Công đoàn"?"""
        name = slug(text)
        return len(name) > 1 and any(_NUMBER.sub("", part) == name for part in self.here.lower().split("/"))

    def is_above(self, link: Link) -> bool:
        """Does the article's address continue the link's?"""
        path, query = link.address
        return not query and bool(path.strip("/")) and self.here.startswith(path.rstrip("/") + "/")


def slug(text: str) -> str:
    """A name as addresses write it: "Công đoàn" is "cong-doan"."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def is_path(row: Sequence[Link]) -> bool:
    """Does each of the links lead below the one before: "/kinh-doanh.htm", "/kinh-doanh/quoc-te.htm"?"""
    stems = [_NUMBER.sub("", link.address[0]).rstrip("/") + "/" for link in row]
    return all(below.startswith(above) and below != above for above, below in pairwise(stems))


def is_personal(link: Link) -> bool:
    """Does the link lead to an author, an account, a tag or a search?"""
    return _PERSON.search(link.address[0].lower() + "/") is not None or "author" in (link.element.get("rel") or "")


def title_section(markup: Markup, links: Links) -> Iterator[str]:
    """The part of `<title>` that is also an entry of the menu: "… - Zing News | Xã hội"."""
    parts = _PART.split(markup.document_title or "")[1:]
    yield from (part for part in parts if links.names(part) and len(part.split()) <= MOST_SYLLABLES)


def address_section(markup: Markup, source: Source | None, links: Links, start: int) -> Iterator[str]:
    """The listing whose address this one continues: "/tintuc_sukien/-/hn/…" lies in "/tintuc_sukien".

    What the source calls it goes before what a link says. Below the title, which stands at the place `start`, a link
    counts only if its words stand in the address: others are out of the text.
    """
    listed = [(markup.split(section.url), section.name) for section in source.sections] if source else []
    here = markup.split(markup.url)
    own = [
        (len(there.path), name)
        for there, name in listed
        if there is not None and here is not None and there.netloc == here.netloc
        if there.path.strip("/") and not there.query and links.here.startswith(unquote(there.path).rstrip("/") + "/")
    ]
    yield from (name for _length, name in sorted(own, reverse=True)[:1])
    above = [(slug(link.text) not in link.address[0].lower(), link) for link in links.all if links.is_above(link)]
    found = [(-len(link.address[0].rstrip("/")), odd, link) for odd, link in above if not odd or link.place < start]
    yield from (link.text for _depth, _odd, link in sorted(found, key=lambda entry: entry[:2])[:_MOST_LISTINGS])


def chosen_in_menu(markup: Markup, links: Links, start: int) -> Iterator[str]:
    """The entry of a menu above the place `start` that alone is marked as the reader's; of nested ones the inner."""
    marked: dict[str, list[_Element]] = {}
    for element in markup.elements[:start]:
        named = element.get("class") if element.tag in ("li", "a") else None
        tokens = [token for token in named.split() if _CHOSEN.fullmatch(token)] if named else []
        if element.tag == "a" and element.get("aria-current") == "page":
            tokens.append("aria-current")
        for token in tokens:
            marked.setdefault(token, []).append(element)
    for elements in marked.values():
        outer = {parent for element in elements for parent in element.iterancestors("li")}
        found = {link.text for one in elements if one not in outer and (link := _first_link(one, links)) is not None}
        yield from found if len(found) == 1 else ()


def _first_link(element: _Element, links: Links) -> Link | None:
    link = links.link(element if element.tag == "a" else next(element.iter("a"), element))
    return None if link is None or link.address[0] == links.here else link
