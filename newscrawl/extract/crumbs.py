"""Breadcrumbs: the path from a site's first page to an article, as its JSON-LD states it and as the page prints it.

A trail is the texts of a path, the topmost first; what is no section in it (home, the article's own title) is still in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml.etree import _Element

from newscrawl.cms.text import element_text, tidy
from newscrawl.extract.comparison import key
from newscrawl.extract.json_ld import strings, types_of
from newscrawl.extract.markup import Markup

_CALLED_CRUMBS = re.compile(
    r"bread-?_?crumb|breadcumb|crumbs?(?:$|[-_\s])|duong-?dan|path-?way|(?:^|[-_\s])(?:bc|path|you-?are-?here)(?:$|[-_\s])",
    re.IGNORECASE,
)
#: What the editors of office systems call the path within the text that is being written.
_NO_CRUMBS = re.compile(r"\bcke_|-path-css|popout", re.IGNORECASE)
HOME = frozenset(("trangchủ", "trangchu", "home", "trangnhất", "trangnhà", "homepage", "trangchính"))
_HOME_LINE = re.compile(r"\W*(?:trang chủ|trang nhất|home)\s*(?:>|»|›|/|→|::|\Z)", re.IGNORECASE)
_FIRST = frozenset("TtHh>»›/")
#: Between the parts of a path; "|" and "-" stand between the entries of menus too.
_PATH_SIGN = re.compile(r"\s*(?:>+|»|›|→|::)\s*|\s+[/\\]\s+|\A[/\\]\s*|\s*[/\\]\Z")
_BOXES = ("div", "ul", "ol", "nav", "p", "section", "span", "td", "table", "header", "aside", "h2", "h3", "h4", "dl")
#: What sites print between the steps of a path, around steps.
SIGNS = " \t\r\n>»›/→|-–:·•\\\xa0"
#: A path is short: what has more elements is a page with a path in it.
_MOST_ELEMENTS, _MOST_STEPS, _LONGEST_LINE = 60, 7, 160
#: Pages have one path or two; many more are a menu.
_MOST_PATHS = 24


def stated_trails(markup: Markup) -> Iterator[list[str]]:
    """The paths that the page's JSON-LD gives."""
    inner = [node.get("breadcrumb") for node in markup.json_ld]
    for node in (*markup.json_ld, *(node for node in inner if isinstance(node, dict))):
        if "BreadcrumbList" in types_of(node):
            items = node.get("itemListElement")
            rows = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
            yield [text for row in rows for text in _named(row)[:1]]


def _named(row: dict[str, Any]) -> list[str]:
    item = row.get("item")
    return strings(row.get("name")) or (strings(item) if isinstance(item, dict) else [])  # an address alone is no name


def called_trails(markup: Markup, title: _Element | None) -> Iterator[list[str]]:
    """The paths in what the page calls breadcrumbs; the nearest above the title first: some menus are built of such."""
    start = 0 if title is None else markup.order[title]
    called = {markup.order[element] for element in markup.root.iter(*_BOXES) if _is_called_crumbs(element)}
    if "readcrumb" in markup.text:
        called.update(markup.order[element] for element in markup.root.iter(*_BOXES) if _is_marked(element))
    for place in sorted(called, key=lambda place: (place > start, abs(place - start)))[:_MOST_PATHS]:
        if markup.ends[place] - place <= _MOST_ELEMENTS:
            yield _trail(markup, markup.elements[place])


def home_trails(markup: Markup) -> Iterator[list[str]]:
    """The paths behind a link to the first page, or in a line that begins with its name: "Trang chủ > Tin tức"."""
    for element in markup.elements:
        if _opens_path(element):
            yield _path_behind_home(markup, element)


def _is_called_crumbs(element: _Element) -> bool:
    return _says_crumbs(element.get("class")) or _says_crumbs(element.get("id"))


def _is_marked(element: _Element) -> bool:
    """Is it so called by microdata, RDFa or its label for screen readers?"""
    marks = (element.get(name) for name in ("itemtype", "typeof", "aria-label", "itemprop"))
    return any(mark.lower().endswith(("breadcrumb", "breadcrumbs", "breadcrumblist")) for mark in marks if mark)


@lru_cache(maxsize=8192)
def _says_crumbs(name: str | None) -> bool:
    return bool(name) and _CALLED_CRUMBS.search(name or "") is not None and _NO_CRUMBS.search(name or "") is None


def _trail(markup: Markup, element: _Element) -> list[str]:
    """Its links and the plain text behind them, which may be the section that has no listing of its own."""
    anchors = list(element.iter("a"))
    links = [link for link in anchors if _leads_within(markup, link)]
    texts = [text for link in links if (text := element_text(link).strip(SIGNS))]
    if len(texts) > _MOST_STEPS:
        return []
    whole = element_text(element)
    if not links:
        return [part for part in _PATH_SIGN.split(whole) if part] if _HOME_LINE.match(whole) else []
    last = element_text(links[-1]) if links[-1] is anchors[-1] else ""
    rest = whole[whole.rfind(last) + len(last) :] if last else ""
    parts = [part.strip(SIGNS) for part in _PATH_SIGN.split(rest)]
    return texts + [part for part in parts if part]


def _leads_within(markup: Markup, link: _Element) -> bool:
    """Does the link lead to a page of this site? Editors' paths have links to other hosts and to nowhere."""
    if (link.get("href") or "#").startswith(("#", "javascript:", "mailto:")):
        return False
    target = markup.target(link)
    return target is not None and target.hostname in (markup.host, None)


def _opens_path(element: _Element) -> bool:
    text = (element.text or "").strip()
    if not text or text[0] not in _FIRST or len(text) > _LONGEST_LINE or _HOME_LINE.match(tidy(text)) is None:
        return False
    return element.tag != "a" or _PATH_SIGN.match(_text_behind(element)) is not None


def _text_behind(link: _Element) -> str:
    """The first text behind the link: its tail, its parent's, or the sign in an element of its own."""
    following = link.getnext()
    parent = link.getparent()
    texts = [link.tail, None if following is None else following.text, None if parent is None else parent.tail]
    return next((text.strip() for text in texts if text and text.strip()), "")


def _path_behind_home(markup: Markup, element: _Element) -> list[str]:
    """The links beside the one to the first page, or the rest of its line."""
    if element.tag != "a" and _PATH_SIGN.search(element.text or "") is None:
        return []
    box: _Element | None = element
    while box is not None and (box.tag == "a" or sum(1 for _ in box.iter("a")) < 2) and box.tag not in ("td", "body"):
        if box.tag != "a" and sum(1 for part in _PATH_SIGN.split(element_text(box)) if part.strip(SIGNS)) > 1:
            break
        box = box.getparent()
    if box is None or markup.ends[markup.order[box]] - markup.order[box] > _MOST_ELEMENTS:
        return []
    trail = _trail(markup, box)
    home = next((step for step, text in enumerate(trail) if key(text) in HOME), -1)
    return trail[home + 1 :]
