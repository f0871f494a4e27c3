"""Where a page prints when the article appeared: near the title, not in a list, a header or the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import TypeAlias

from lxml.etree import _Element

from newscrawl.cms.text import INLINE_TAGS, element_text, tidy
from newscrawl.extract.body import Region
from newscrawl.extract.date_line import LONGEST_LINE, Printed, is_date_line, other_letters, printed_on, tells_change
from newscrawl.extract.dates import Stamp, day_of, stamps
from newscrawl.extract.elements import is_called, leads_somewhere
from newscrawl.extract.headline import Headline
from newscrawl.extract.markup import Markup
from newscrawl.extract.teasers import TITLE_SYLLABLES, syllables

_OTHER_DAY = re.compile(r"hôm nay|giấy phép|giấp phép|bản quyền|hiện tại|bây giờ|today", re.IGNORECASE)
_FAR = re.compile(
    r"(?:^|[-_\s])(?:footer|foot|menu|nav|clock|today|top-?bar|header-?top|time-?now|current-?time|copyright|comment\w*)"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)
#: Between title and text may stand the section, a caption, the line with the date.
_OPENING_PIECES = 4
#: The section, an author, a count of readers stand on one line with the date; in the body next to nothing may.
_MOST_OTHER_LETTERS, _MOST_OTHER_LETTERS_IN_BODY = 60, 12
#: How many elements a date line may stand from the title: tool bars and icons lie between them.
_REACH_AFTER, _REACH_BEFORE = 120, 40
_REACH_AFTER_BODY = 6
#: A line above the title is as good as one three times as far below it.
_COST_ABOVE = 3
#: A line above the title belongs to it for sure within so many elements; further up it may be the page's clock.
_BESIDE = 8
#: Between a date line and the title below it stand links to share the article; between the page's clock and it, a menu.
_MOST_LINKS_BEFORE = 8
#: An element with more text of its own is no line; to look for dates in it takes time.
_LONGEST_OWN_TEXT = 2000
_UNREAD = frozenset(("script", "style", "title", "meta", "option", "head"))

#: How doubtful a date line is, the least first: far above the title, without a time, of a change only, its distance.
_Doubt: TypeAlias = tuple[bool, bool, bool, int]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a date line may stand: near the title, among the lines above the text, under the body.

    `body` are the places of the element that holds the article, `texts` those of its text: there a date is a line of
    its own or none. `opening` are the lines from the title to the first paragraph.
    """

    title: _Element | None
    body: range
    texts: range
    opening: Sequence[str]


def surroundings(markup: Markup, region: Region, headline: Headline) -> Surroundings:
    """Where the date line may be: around this title and this body."""
    body = range(0) if region.container is None else markup.span(region.container)
    title = -1 if headline.element is None else markup.order[headline.element]
    above = [piece for piece in region.before if title >= 0 and markup.order[piece.element] >= title]
    first = next((place for place, piece in enumerate(region.body) if not is_date_line(piece.text)), None)
    if first is None:
        return Surroundings(headline.element, body, range(0), [])
    texts = range(markup.order[region.body[first].element], markup.span(region.body[-1].element).stop)
    opening = [piece.text.removeprefix(headline.text) for piece in (*above, *region.body[: first + _OPENING_PIECES])]
    return Surroundings(headline.element, body, texts, opening)


def find_printed(markup: Markup, around: Surroundings, latest: date) -> Printed:
    """The line nearest the title, after it rather than before, with a time rather than without.

    A line that tells of a change only gives way to one that tells of the publication. The day of the fetch far above
    the title is the page's clock.
    """
    own_lines = [printed_on(line, latest) for line in around.opening if is_date_line(line)]
    for printed in own_lines:
        if printed.published is not None and isinstance(printed.published.value, datetime):
            return printed
    if around.title is None:
        return Printed()
    found = _own_lines_near(markup, around, around.title, latest)
    day_alone = next((printed for printed in own_lines if printed.published is not None), Printed())
    return min(found, key=lambda entry: entry[0], default=(None, day_alone))[1]


def _own_lines_near(
    markup: Markup, around: Surroundings, title: _Element, latest: date
) -> Iterator[tuple[_Doubt, Printed]]:
    """What the article's own date lines near title and body print."""
    start = markup.order[title]
    for place, text in _dated_places(markup, start, around.body):
        if place < start and _links_between(markup, place, start) > _MOST_LINKS_BEFORE:
            continue
        holder, line = _whole_line(markup, markup.elements[place], text, title)
        printed = printed_on(line, latest)
        stamp = printed.published
        most = _MOST_OTHER_LETTERS_IN_BODY if place in around.texts else _MOST_OTHER_LETTERS
        if stamp is None or not _is_own_line(line, stamp, most) or _is_elsewhere(markup, holder, title):
            continue
        far = place < start - _BESIDE
        if not (far and day_of(stamp.value) == latest):
            distance = place - start if place >= start else _COST_ABOVE * (start - place)
            yield (far, not isinstance(stamp.value, datetime), tells_change(line[: stamp.start]), distance), printed


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
            yield place, f"{element_text(element)} {element.get('datetime')}"
            continue
        own = " ".join([element.text or "", *(child.tail or "" for child in element)])
        if len(own) < _LONGEST_OWN_TEXT and any(map(str.isdigit, own)) and next(stamps(own), None) is not None:
            yield place, own


def _whole_line(markup: Markup, element: _Element, text: str, title: _Element) -> tuple[_Element, str]:
    """The widest element around that is still one line with one day: date and time may stand in two elements."""
    if len(element_text(element)) > LONGEST_LINE:
        return element, text
    line = element, text if element.tag == "time" else element_text(element) or text
    here = markup.order[title]
    for parent in element.iterancestors():
        if here in markup.span(parent):
            break
        wider = element_text(parent)
        days = {day_of(stamp.value) for stamp in stamps(wider)}
        if len(wider) > LONGEST_LINE or (len(days) > 1 and not tells_change(wider.rpartition(":")[0])):
            break
        line = parent, wider
    alone = line[0] is element and element.tag in INLINE_TAGS - {"time"}
    return (element, _with_neighbours(element)) if alone else line


def _with_neighbours(element: _Element) -> str:
    """The text with what stands right beside it within the line: "09:00" and "10/03/2021" in two spans of their own."""
    before, after = element.getprevious(), element.getnext()
    parts = [element_text(element), element.tail or ""]
    parent = element.getparent()
    if before is None and parent is not None:
        parts = [parent.text or "", *parts]
    elif before is not None and before.tag in INLINE_TAGS:
        parts = [element_text(before), before.tail or "", *parts]
    if after is not None and after.tag in INLINE_TAGS:
        parts.append(element_text(after))
    return tidy(" ".join(parts))


def _is_own_line(line: str, stamp: Stamp, most: int) -> bool:
    """Is there little but the date in the line, `most` other letters, and is it not the licence's or today's?"""
    return len(line) <= LONGEST_LINE and _OTHER_DAY.search(line) is None and other_letters(line, stamp) <= most


def _is_elsewhere(markup: Markup, element: _Element, title: _Element) -> bool:
    """Does the line's element stand in a list, menu, header or footer that the title does not stand in?"""
    here = markup.order[title]
    around = [parent for parent in (element, *element.iterancestors()) if here not in markup.span(parent)]
    if any(
        parent.tag in ("footer", "nav")
        or (parent.tag == "a" and parent.get("rel") != "bookmark")
        or is_called(parent, _FAR)
        for parent in around
    ):
        return True
    items = [parent for parent in around if parent.tag in ("li", "article", "tr", "figure")]
    return any(_leads_to_article(item) for item in (*items, *around[:3]))


def _leads_to_article(element: _Element) -> bool:
    """Does the element hold a link with a title's worth of words: a teaser of other news?"""
    links = filter(leads_somewhere, element.iter("a"))
    texts = (text for link in links if syllables(text := element_text(link)) >= TITLE_SYLLABLES)
    return any(not is_date_line(text) for text in texts)


def _links_between(markup: Markup, first: int, last: int) -> int:
    return sum(element.tag == "a" for element in markup.elements[first + 1 : last])
