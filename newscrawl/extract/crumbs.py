"""Breadcrumbs: the path from a site's first page to an article, as its JSON-LD states it and as the page prints it.

A trail is the texts of a path, the topmost first; what is no section in it (home, the article's own title) is still in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml.etree import _Element

from newscrawl.cms.text import element_text, tidy
from newscrawl.extract.comparison import key
from newscrawl.extract.markup import Markup, strings, types_of

_CALLED_CRUMBS = re.compile(
    r"bread-?_?crumb|breadcumb|crumbs?(?:$|[-_\s])|duong-?dan|path-?way|(?:^|[-_\s])(?:bc|path|you-?are-?here)(?:$|[-_\s])",
    re.IGNORECASE,
)
#: What the editors of office systems call the path within the text that is being written.
_NO_CRUMBS = re.compile(r"\bcke_|-path-css|popout", re.IGNORECASE)
HOME = frozenset(("trangchủ", "home", "trangnhất", "homepage", "trangchính"))
_HOME_LINE = re.compile(r"\W*(?:trang chủ|trang nhất|home)\s*(?:>|»|›|/|→|::|\Z)", re.IGNORECASE)
#: Between the parts of a path; "|" and "-" stand between the entries of menus too.
_PATH_SIGN = re.compile(r"\s*(?:>+|»|›|→|::)\s*|\s+[/\\]\s+|\A[/\\]\s*|\s*[/\\]\Z")
_SIGNS = " \t\r\n>»›/→|-–:·•\\\xa0"
#: A path is short: what has more elements is a page with a path in it.
_MOST_ELEMENTS, _MOST_STEPS, _LONGEST_LINE = 60, 7, 160


def stated_trails(markup: Markup) -> Iterator[list[str]]:
    """The paths that the page's JSON-LD gives."""
    for node in markup.json_ld:
        if "BreadcrumbList" in types_of(node):
            items = node.get("itemListElement")
            rows = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
            yield [text for row in rows for text in _named(row)[:1]]


def _named(row: dict[str, Any]) -> list[str]:
    return strings(row.get("name")) or [text for text in strings(row.get("item")) if "://" not in text]


def printed_trails(markup: Markup) -> Iterator[list[str]]:
    """The paths that the page prints: in what is called breadcrumbs, else behind a link to the first page."""
    for place, element in enumerate(markup.elements):
        if markup.ends[place] - place <= _MOST_ELEMENTS and _is_called_crumbs(element):
            yield _trail(markup, element)
    for place, element in enumerate(markup.elements):
        if _opens_path(markup, place, element):
            yield _path_behind_home(markup, element)


def _is_called_crumbs(element: _Element) -> bool:
    if element.tag in ("a", "li", "body", "html", "script", "style", "input"):
        return False
    if element.get("itemprop") == "breadcrumb":
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(named) > 1 and _CALLED_CRUMBS.search(named) is not None and _NO_CRUMBS.search(named) is None


def _trail(markup: Markup, element: _Element) -> list[str]:
    """Its links and the plain text behind them, which may be the section that has no listing of its own."""
    anchors = list(element.iter("a"))
    links = [link for link in anchors if _leads_within(markup, link)]
    texts = [text for link in links if (text := element_text(link).strip(_SIGNS))]
    whole = element_text(element)
    if not links:
        return [part for part in _PATH_SIGN.split(whole) if part] if _HOME_LINE.match(whole) else []
    last = element_text(links[-1]) if links[-1] is anchors[-1] else ""
    rest = whole[whole.rfind(last) + len(last) :] if last else ""
    parts = [part.strip(_SIGNS) for part in _PATH_SIGN.split(rest)]
    return texts + [part for part in parts if part]


def _leads_within(markup: Markup, link: _Element) -> bool:
    """Does the link lead to a page of this site? Editors' paths have links to other hosts and to nowhere."""
    if (link.get("href") or "#").startswith(("#", "javascript:", "mailto:")):
        return False
    target = markup.target(link)
    return target is not None and target.hostname in (markup.host, None)


def _opens_path(markup: Markup, place: int, element: _Element) -> bool:
    text = element.text
    if not text or len(text) > _LONGEST_LINE or _HOME_LINE.match(tidy(text)) is None:
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
        if box.tag != "a" and len(_PATH_SIGN.split(element_text(box))) > 2:
            break
        box = box.getparent()
    if box is None or markup.ends[markup.order[box]] - markup.order[box] > _MOST_ELEMENTS:
        return []
    trail = _trail(markup, box)
    home = next((step for step, text in enumerate(trail) if key(text) in HOME), -1)
    return trail[home + 1 :][:_MOST_STEPS]
