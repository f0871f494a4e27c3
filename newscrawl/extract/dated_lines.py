"""Lines of a page that print a date: near the title and under the body, not in lists, headers, captions or the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from lxml.etree import _Element

from newscrawl.cms.text import INLINE_TAGS, element_text, tidy
from newscrawl.extract.date_line import LONGEST_LINE, is_date_line, reads_alone, reads_with_company, tells_publication
from newscrawl.extract.dates import stamps
from newscrawl.extract.elements import is_called, leads_somewhere
from newscrawl.extract.markup import Markup
from newscrawl.extract.teasers import TITLE_SYLLABLES, syllables

_FAR = re.compile(
    r"(?:^|[-_\s])(?:footer|foot|menu|nav|clock|today|top-?bar|header-?top|time-?now|current-?time|copyright|comment\w*"
    r"|caption)(?:$|[-_\s])",
    re.IGNORECASE,
)
#: The last part of an article's address: several words, or a long number.
_ARTICLE_PATH = re.compile(r"/[^/?]*(?:(?:-[^-/?]+){4,}|\d{5,})[^/?]*/?$")
#: How many elements a date line may stand from the title: tool bars and icons lie between them.
_REACH_AFTER, _REACH_BEFORE = 120, 40
_REACH_AFTER_BODY = 6
#: Between a date line and the title below it stand links to share the article; between the page's clock and it, a menu.
_MOST_LINKS_BEFORE = 8
_UNREAD = frozenset(("script", "style", "title", "meta", "option", "head"))
_ITEMS = frozenset(("li", "article", "tr", "figure"))
#: Up to how many elements around a line may be that line still.
_MOST_FRAMES = 4
#: A link to other news makes a teaser of the element next to it, and of a list's item however wide.
_NEAR_FRAMES = 3
#: An element with more text of its own is no line; to look for dates in it takes time.
_LONGEST_OWN_TEXT = 2000


def dated_lines(markup: Markup, start: int, body: range, texts: range) -> Iterator[tuple[int, str]]:
    """The date lines around the title, which stands at `start`, and under the body, each with its place.

    `body` are the places of the element that holds the article, `texts` those of its text.
    """
    title = markup.span(markup.elements[start])
    for place, text in _dated_places(markup, start, body):
        if place in title or (place < start and _links_between(markup, place, start) > _MOST_LINKS_BEFORE):
            continue
        line = _line_around(markup, markup.elements[place], text, start)
        if line is None or (place in texts and not tells_publication(line)):
            continue
        if place >= texts.stop > start and not _closes_body(markup, place, line, start):
            continue
        yield place, line


def _dated_places(markup: Markup, start: int, body: range) -> Iterator[tuple[int, str]]:
    """The places near title and body whose own text, or a text between their children, holds a date, with it."""
    count = len(markup.elements)
    near = range(max(start - _REACH_BEFORE, 0), min(start + _REACH_AFTER + 1, count))
    below = range(max(body.stop, near.stop), min(body.stop + _REACH_AFTER_BODY + 1, count)) if body else range(0)
    for place in chain(near, below):
        element = markup.elements[place]
        if element.tag in _UNREAD:
            continue
        if element.tag == "time" and element.get("datetime"):
            shown = element_text(element)  # or "4 năm trước"
            yield place, shown if next(stamps(shown), None) else str(element.get("datetime"))
            continue
        own = _own_text(element)
        if len(own) < _LONGEST_OWN_TEXT and any(map(str.isdigit, own)) and next(stamps(own), None) is not None:
            yield place, own


def _own_text(element: _Element) -> str:
    return " ".join([element.text or "", *(child.tail or "" for child in element)])


def _line_around(markup: Markup, element: _Element, text: str, start: int) -> str | None:
    """The widest line around the element that reads as a date line, which may be in several elements; None for none.

    Words that stand in the same element beside it are of its line and may say that the date is another one.
    """
    outside = [parent for parent in (element, *element.iterancestors()) if start not in markup.span(parent)]
    if any(_is_elsewhere(parent) for parent in outside):
        return None
    if any(
        _leads_to_article(parent)
        for level, parent in enumerate(outside)
        if level < _NEAR_FRAMES or parent.tag in _ITEMS
    ):
        return None
    lines = [tidy(text) if element.tag == "time" else element_text(element)]
    if element.tag in INLINE_TAGS - {"time"}:
        lines.append(_with_neighbours(element))
    for parent in outside[1:_MOST_FRAMES]:
        wider = element_text(parent)
        if len(wider) > LONGEST_LINE:
            break
        if any(map(str.isalpha, _own_text(parent))):
            lines.clear()  # running text: the date within is not to be read without it
        lines.append(wider)
    return next((line for line in reversed(lines) if reads_with_company(line)), None)


def _with_neighbours(element: _Element) -> str:
    """The text with what stands right beside it within the line: "09:00" and "10/03/2021" in two spans of their own."""
    before, after, parent = element.getprevious(), element.getnext(), element.getparent()
    parts = [element_text(element), element.tail or ""]
    if before is None and parent is not None:
        parts = [parent.text or "", *parts]
    elif before is not None and before.tag in INLINE_TAGS:
        parts = [element_text(before), before.tail or "", *parts]
    if after is not None and after.tag in INLINE_TAGS:
        parts.append(element_text(after))
    return tidy(" ".join(parts))


def _is_elsewhere(element: _Element) -> bool:
    linked = element.tag == "a" and element.get("rel") != "bookmark"
    return linked or element.tag in ("footer", "nav", "figcaption", "figure") or is_called(element, _FAR)


def _leads_to_article(element: _Element) -> bool:
    """Does the element hold a link with a title's worth of words, or to an article's address: other news?"""
    for link in filter(leads_somewhere, element.iter("a")):
        text = element_text(link)
        titled = syllables(text) >= TITLE_SYLLABLES or _ARTICLE_PATH.search(link.get("href") or "")
        if titled and not is_date_line(text):
            return True
    return False


def _closes_body(markup: Markup, place: int, line: str, start: int) -> bool:
    """Is the line under the body the article's own: nothing but the date, and in no list or box with links?"""
    if not reads_alone(line):
        return False
    parents = [parent for parent in markup.elements[place].iterancestors() if start not in markup.span(parent)]
    return not any(parent.tag in (*_ITEMS, "aside", "section") for parent in parents) and not any(
        leads_somewhere(link) for parent in parents[:2] for link in parent.iter("a")
    )


def _links_between(markup: Markup, first: int, last: int) -> int:
    return sum(element.tag == "a" for element in markup.elements[first + 1 : last])
