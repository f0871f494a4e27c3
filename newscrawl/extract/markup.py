"""A page as parsed markup, with what its head states."""

from __future__ import annotations

import html
from collections.abc import Iterable
from functools import cached_property
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from lxml.etree import _Element

from newscrawl.cms.page import HtmlResponse
from newscrawl.cms.text import UNREAD_TAGS, element_text, tidy
from newscrawl.extract.comparison import key
from newscrawl.extract.json_ld import ARTICLE_TYPES, objects_of, strings, types_of

#: "https://", a slash and the longest path of a home page beside the host.
_LONGEST_HOME = 24
_HOME_PATHS = frozenset(("", "/", "/index.html", "/index.htm", "/index.php", "/default.aspx", "/home", "/vi", "/vn"))
#: So many letters tell one headline from another.
_COMPARED = 40


class Markup:
    """One parse of the page, shared by page object and general reader. Nothing here changes the tree."""

    def __init__(self, url: str, text: str) -> None:
        self.response = HtmlResponse(url, text.encode("utf-8", errors="replace"), encoding="utf-8")
        self.url = url
        self.host = urlsplit(url).hostname or ""
        self.text = text

    @cached_property
    def root(self) -> _Element:
        """The document's root element."""
        root: _Element = self.response.selector.root
        return root

    @cached_property
    def elements(self) -> list[_Element]:
        """Every element in reading order; an element's place in this list is its place on the page."""
        return list(self.root.iter("*"))

    @cached_property
    def order(self) -> dict[_Element, int]:
        """The place of each element in reading order."""
        return {element: place for place, element in enumerate(self.elements)}

    @cached_property
    def parents(self) -> list[int]:
        """For each place that of the parent; -1 for the root."""
        order = self.order
        return [-1, *(order[parent] for element in self.elements[1:] if (parent := element.getparent()) is not None)]

    @cached_property
    def ends(self) -> list[int]:
        """For each place the first place after the element's subtree."""
        ends = list(range(1, len(self.elements) + 1))
        parents = self.parents
        for place in range(len(ends) - 1, 0, -1):
            ends[parents[place]] = max(ends[parents[place]], ends[place])
        return ends

    @cached_property
    def depth(self) -> int:
        """How many levels deep the page's elements nest."""
        depths = [0] * len(self.elements)
        for place, parent in enumerate(self.parents[1:], 1):
            depths[place] = depths[parent] + 1
        return max(depths)

    @cached_property
    def letters(self) -> int:
        """The length of the page's text without that of scripts and styles, in characters."""
        read = (element for element in self.elements if element.tag not in UNREAD_TAGS)
        return sum(len(element.text or "") for element in read) + sum(len(e.tail or "") for e in self.elements)

    def span(self, element: _Element) -> range:
        """The places of the element and of everything in it."""
        start = self.order[element]
        return range(start, self.ends[start])

    def summed(self, amounts: Iterable[tuple[int, float]]) -> list[float]:
        """For each place what it and everything in it were given."""
        sums = [0.0] * len(self.elements)
        for place, amount in amounts:
            sums[place] += amount
        parents = self.parents
        for place in range(len(sums) - 1, 0, -1):
            sums[parents[place]] += sums[place]
        return sums

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """Non-empty contents of `<meta>` by name, property or itemprop (in lower case), in document order."""
        found: dict[str, list[str]] = {}
        for element in self.root.iter("meta"):
            content = tidy(html.unescape(element.get("content") or ""))
            for attribute in ("property", "name", "itemprop"):
                if content and element.get(attribute):
                    found.setdefault(str(element.get(attribute)).strip().lower(), []).append(content)
        return found

    def meta(self, *names: str) -> str | None:
        """The first content of the first of these names that the page has."""
        return next((self.metas[name][0] for name in names if name in self.metas), None)

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:
        """Every object of the page's JSON-LD, graphs taken apart; scripts that are no JSON are passed over."""
        found: list[dict[str, Any]] = []
        for script in self.root.iter("script"):
            if (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
                found.extend(objects_of(script.text or ""))
        return found

    @cached_property
    def json_ld_article(self) -> dict[str, Any]:
        """The JSON-LD object that describes the article; empty where there is none.

        One whose headline the page has nowhere else tells of another article, or is an example out of a manual.
        """
        nodes = (node for node in self.json_ld if ARTICLE_TYPES & types_of(node))
        return next((node for node in nodes if self._is_own(node)), {})

    def _is_own(self, node: dict[str, Any]) -> bool:
        headline = key(next(iter(strings(node.get("headline"))), ""))[:_COMPARED]
        texts = [self.document_title, self.meta("og:title", "twitter:title", "title")]
        texts += [element_text(element) for element in self.root.iter("h1", "h2")]
        return not headline or any(headline in key(text) for text in texts if text)

    def json_ld_values(self, name: str) -> list[str]:
        """The strings of a property of the article's JSON-LD, else of the page's; references are looked up."""
        pages = (node for node in self.json_ld if "WebPage" in types_of(node))
        for node in (self.json_ld_article, *pages):
            found = strings(self._referred(node.get(name)))
            if found:
                return found
        return []

    def _referred(self, value: Any) -> Any:
        """The value, or the object of the page's JSON-LD to which it only refers by its `@id`."""
        if isinstance(value, list):
            return [self._referred(entry) if isinstance(entry, dict) else entry for entry in value]
        if not isinstance(value, dict) or set(value) != {"@id"}:
            return value
        return next((node for node in self.json_ld if node.get("@id") == value["@id"] and len(node) > 1), None)

    @cached_property
    def document_title(self) -> str | None:
        """The text of `<title>`."""
        element = next(self.root.iter("title"), None)
        return None if element is None else tidy(element.text or "") or None

    @cached_property
    def canonical(self) -> str | None:
        """The address that the page gives as its own, absolute."""
        for link in self.root.iter("link"):
            if "canonical" in (link.get("rel") or "").lower().split():
                target = self.target(link)
                if target is not None and target.scheme in ("http", "https"):
                    return target.geturl()
        return None

    @cached_property
    def site_names(self) -> tuple[str, ...]:
        """What the site calls itself: og:site_name, the publisher, and what its pages print as links to its home."""
        publisher = self.json_ld_article.get("publisher")
        names = [self.meta("og:site_name"), publisher.get("name") if isinstance(publisher, dict) else None]
        names += [element_text(link) for link in self.root.iter("a") if self._leads_home(link)]
        return tuple(dict.fromkeys(name for name in names if isinstance(name, str) and name))

    def _leads_home(self, link: _Element) -> bool:
        if len(link.get("href") or "") > len(self.host) + _LONGEST_HOME:
            return False
        target = self.target(link)
        home = target is not None and target.path.lower() in _HOME_PATHS and not target.query
        return home and target is not None and target.hostname == self.host and urlsplit(self.url).path not in ("", "/")

    def target(self, link: _Element) -> SplitResult | None:
        """Where a link leads, absolute; None without an address or with a broken one."""
        return self.split(link.get("href") or "")

    def split(self, address: str) -> SplitResult | None:
        """The parts of an address seen from this page; None for an empty or broken one."""
        try:
            return urlsplit(urljoin(self.url, address.strip())) if address.strip() else None
        except ValueError:
            return None
