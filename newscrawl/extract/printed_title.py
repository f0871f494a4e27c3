"""The elements that may print an article's title: headings, what is called title, else any short one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import SplitResult

from lxml.etree import _Element

from newscrawl.cms.text import element_text
from newscrawl.extract.comparison import key
from newscrawl.extract.dates import stamps
from newscrawl.extract.elements import is_called, is_small
from newscrawl.extract.looks import is_hidden
from newscrawl.extract.markup import Markup

#: A heading of fewer syllables is a section's name or a logo more often than a title.
FEWEST_SYLLABLES = 3
#: One that only a class, bold type or a lower level marks needs more.
MARKED_SYLLABLES = 6
#: In characters; no title is longer.
_LONGEST = 300
_TITLE_CLASS = re.compile(r"title|headline|tieu-?de|entry-?name", re.IGNORECASE)
#: What leads to the date that a title's element holds as well, and what may follow it.
_DATE_LABEL = re.compile(
    r"(?:ngày đăng(?: tin)?|đăng (?:ngày|lúc)|cập nhật(?: lúc| ngày)?|xuất bản)\W*\Z", re.IGNORECASE
)
_AFTER_DATE = re.compile(r"gmt|lượt xem|\bam\b|\bpm\b", re.IGNORECASE)
_LONGEST_DATE = 60


def printing(markup: Markup, keys: set[str]) -> _Element | None:
    """The heading or the element called title that prints one of these titles, given as comparison keys."""
    headings = [*markup.root.iter("h1"), *markup.root.iter("h2", "h3", "h4"), *_titled_elements(markup.root)]
    return _first_seen(markup, headings, keys)


def printing_anywhere(markup: Markup, keys: set[str]) -> _Element | None:
    """The same, else any element, for pages of utility classes; a site's name in its banner is such an element too."""
    heading = printing(markup, keys)
    if heading is not None:
        return heading
    return _first_seen(markup, markup.root.iter("div", "p", "span", "b", "strong", "td"), keys)


def _first_seen(markup: Markup, candidates: Iterable[_Element], keys: set[str]) -> _Element | None:
    """The first of these with one of these titles that is seen and does not lead elsewhere, as in a list of links."""
    found = (element for element in candidates if is_small(element) and _prints_one(element, keys))
    return next((element for element in found if not _links_away(markup, element) and not _is_hidden(element)), None)


def _prints_one(element: _Element, keys: set[str]) -> bool:
    text = element_text(element)
    return len(text) <= _LONGEST and (key(text) in keys or (text.endswith(")") and key(without_date(text)) in keys))


def _titled_elements(root: _Element) -> list[_Element]:
    boxes = root.iter("div", "p", "span", "td", "b", "strong")
    found = [element for element in boxes if is_called(element, _TITLE_CLASS)]
    return [element for element in found if len(element_text(element)) <= _LONGEST]


def lone_h1(markup: Markup) -> _Element | None:
    """The page's one h1 that reads like a title, where the head says something else."""
    found = []
    for element in markup.root.iter("h1"):
        text = element_text(element)
        far = any(parent.tag in ("nav", "footer") for parent in element.iterancestors())
        if len(text.split()) >= FEWEST_SYLLABLES and len(text) <= _LONGEST and not far and not _is_hidden(element):
            found.append(element)
    return found[0] if len(found) == 1 and not _links_away(markup, found[0]) else None


def marked_title(markup: Markup) -> _Element | None:
    """The first element called title with a title's worth of words: sites whose <title> is their name on every page."""
    for element in [*_titled_elements(markup.root), *markup.root.iter("h2", "h3")]:
        within = any(parent.tag in ("li", "nav", "footer", "a") for parent in element.iterancestors())
        if _is_title_long(element) and not within and not _links_away(markup, element) and not _is_hidden(element):
            headings = (inner for inner in element.iter("h1", "h2", "h3") if _is_title_long(inner))
            return next(headings, element)  # the box called title may hold section and reading time as well
    return None


def _is_title_long(element: _Element) -> bool:
    return len(element_text(element).split()) >= MARKED_SYLLABLES


def without_date(text: str) -> str:
    """Without the date line that some sites print behind the title, in brackets or with its label or time."""
    last = list(stamps(text))[-1:]
    if not last or any(map(str.isalpha, _AFTER_DATE.sub("", text[last[0].end :]))):
        return text
    bracket = text.rfind("(", 0, last[0].start + 1)
    if bracket > 0 and len(text) - bracket < _LONGEST_DATE:
        return text[:bracket].rstrip()
    label = _DATE_LABEL.search(text[: last[0].start])
    if label is not None or isinstance(last[0].value, datetime):
        return text[: label.start() if label else last[0].start].rstrip(" -–|,")
    return text


def _links_away(markup: Markup, element: _Element) -> bool:
    """Is the whole heading a link to another page, as in a list of articles?"""
    links = [element, *element.iterancestors("a"), *element.iter("a")]
    targets = [target for link in links if link.tag == "a" and (target := markup.target(link)) is not None]
    here = [_place(address) for url in (markup.url, markup.canonical or "") if (address := markup.split(url))]
    return any(target.scheme in ("http", "https") and _place(target) not in here for target in targets)


def _place(address: SplitResult) -> tuple[str, str]:
    return address.path.rstrip("/"), address.query


def _is_hidden(element: _Element) -> bool:
    return any(is_hidden(parent) for parent in (element, *element.iterancestors()))
