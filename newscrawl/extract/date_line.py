"""The line on which a page prints when the article appeared: near the title, not in a list, a header or the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from lxml.etree import _Element

from newscrawl.cms.text import INLINE_TAGS, element_text, tidy
from newscrawl.extract.comparison import same_text
from newscrawl.extract.dates import Stamp, day_of, stamps
from newscrawl.extract.elements import is_called, leads_somewhere
from newscrawl.extract.markup import Markup
from newscrawl.extract.teasers import TITLE_SYLLABLES, syllables

#: Words that a date line may hold beside its date; what remains is an author's name at most.
_LINE_WORDS = re.compile(
    r"thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật|ngày|đăng|cập nhật|xuất bản|lúc|gmt|utc|giờ"
    r"|lượt xem|lượt đọc|views?|\d+|\W+",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(r"hôm nay|giấy phép|giấp phép|bản quyền|hiện tại|bây giờ|today", re.IGNORECASE)
_FAR = re.compile(
    r"(?:^|[-_\s])(?:footer|foot|menu|nav|clock|today|top-?bar|header-?top|time-?now|current-?time|copyright|comment\w*)"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:cập nhật|chỉnh sửa|sửa đổi|sửa lần cuối|updated|modified)\W*(?:lần cuối|lúc|ngày|on|at|\W)*\Z", re.I
)
_LONGEST_LINE = 160
_DATE_CHARACTERS = 60
_MOST_OTHER_LETTERS_BESIDE_TIME = 32
_AGO = re.compile(r"(?:\W*\d+ (?:phút|giờ|ngày|tuần|tháng|năm|lượt)(?: (?:trước|đọc|xem))+)+\W*", re.IGNORECASE)
_MOST_OTHER_LETTERS = 60
#: In the body a line must hold its date and next to nothing else.
_MOST_OTHER_LETTERS_IN_BODY = 12
#: How many elements a date line may stand from the title: tool bars and icons lie between them.
_REACH_AFTER, _REACH_BEFORE = 120, 40
_REACH_AFTER_BODY = 6
#: A line above the title belongs to it for sure within so many elements; further up it may be the page's clock.
_BESIDE = 8
#: Between a date line and the title below it stand links to share the article; between the page's clock and it, a menu.
_MOST_LINKS_BEFORE = 8
_UNREAD = frozenset(("script", "style", "title", "meta", "option", "head"))


@dataclass(frozen=True, slots=True)
class Printed:
    """What a page prints: when the article appeared and, where it tells the two apart, when it was changed."""

    published: Stamp | None = None
    modified: Stamp | None = None


def printed_on(line: str, latest: date) -> Printed:
    """The times on one line. "Cập nhật" introduces a change if the line has another time, else the publication."""
    found = [stamp for stamp in stamps(line) if day_of(stamp.value) <= latest]
    changed = [stamp for stamp in found if _CHANGED.search(line[: stamp.start])]
    first = [stamp for stamp in found if stamp not in changed] or changed
    published = next((stamp for stamp in first if isinstance(stamp.value, datetime)), first[0] if first else None)
    return Printed(published, next((stamp for stamp in changed if stamp is not published), None))


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


def find_printed(markup: Markup, around: Surroundings, latest: date) -> Printed:
    """The line nearest the title, after it rather than before, with a time rather than without.

    A line that tells of a change only gives way to one that tells of the publication. The day of the fetch far above
    the title is the page's clock.
    """
    own_lines = [printed_on(line, latest) for line in around.opening if is_date_line(line)]
    for printed in own_lines:
        if printed.published is not None and isinstance(printed.published.value, datetime):
            return printed
    title, body, texts = around.title, around.body, around.texts
    if title is None:
        return Printed()
    start = markup.order[title]
    found: list[tuple[bool, bool, bool, int, int, Printed]] = []
    for place, text in _dated_places(markup, start, body):
        element = markup.elements[place]
        if place < start and _links_between(markup, place, start) > _MOST_LINKS_BEFORE:
            continue
        holder, line = _whole_line(markup, element, text, title)
        printed = printed_on(line, latest)
        most = _MOST_OTHER_LETTERS_IN_BODY if place in texts else _MOST_OTHER_LETTERS
        if printed.published is None or not _is_date_line(markup, holder, line, title, printed.published, most):
            continue
        far = place < start - _BESIDE
        if far and day_of(printed.published.value) == latest:
            continue
        cost = place - start if place >= start else 3 * (start - place)
        timed = isinstance(printed.published.value, datetime)
        change_only = _CHANGED.search(line[: printed.published.start]) is not None
        found.append((far, not timed, change_only, cost, len(found), printed))
    day_alone = next((printed for printed in own_lines if printed.published is not None), Printed())
    return min(found, default=(False, False, False, 0, 0, day_alone))[-1]


def is_date_line(text: str) -> bool:
    """Does the line hold a date and nothing else but the words that go with it, or a time and a name at most?"""
    if len(text) > _LONGEST_LINE:
        return False
    if _AGO.fullmatch(text):
        return True
    stamp = next(stamps(text), None)
    if stamp is None:
        return False
    rest = _LINE_WORDS.sub("", text[: stamp.start] + text[stamp.end :])
    return not rest or (isinstance(stamp.value, datetime) and len(rest) <= _MOST_OTHER_LETTERS_BESIDE_TIME)


def prints_title(text: str, title: str) -> bool:
    """Is the line the title, alone or with the date behind it?"""
    if text.startswith(title) and len(text) <= len(title) + _DATE_CHARACTERS:
        rest = text[len(title) :]
        return not any(map(str.isalnum, rest)) or next(stamps(rest), None) is not None
    return same_text(text, title)


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
        if len(own) < 2000 and any(map(str.isdigit, own)) and next(stamps(own), None) is not None:
            yield place, own


def _whole_line(markup: Markup, element: _Element, text: str, title: _Element) -> tuple[_Element, str]:
    """The widest element around that is still one line with one day: date and time may stand in two elements."""
    if len(element_text(element)) > _LONGEST_LINE:
        return element, text
    line = element, text if element.tag == "time" else element_text(element) or text
    here = markup.order[title]
    for parent in element.iterancestors():
        if here in markup.span(parent):
            break
        wider = element_text(parent)
        days = {day_of(stamp.value) for stamp in stamps(wider)}
        if len(wider) > _LONGEST_LINE or (len(days) > 1 and not _CHANGED.search(wider.rpartition(":")[0])):
            break
        line = parent, wider
    return (
        (element, _with_neighbours(element)) if line[0] is element and element.tag in INLINE_TAGS - {"time"} else line
    )


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


def _is_date_line(markup: Markup, element: _Element, text: str, title: _Element, stamp: Stamp, most: int) -> bool:
    """Is this the article's own line: little but the date in it, and in no list, menu, header or footer?"""
    if len(text) > _LONGEST_LINE or _OTHER_DAY.search(text):
        return False
    if len(_LINE_WORDS.sub("", text[: stamp.start] + text[stamp.end :])) > most:
        return False
    here = markup.order[title]
    around = [parent for parent in (element, *element.iterancestors()) if here not in markup.span(parent)]
    if any(
        parent.tag in ("footer", "nav")
        or (parent.tag == "a" and parent.get("rel") != "bookmark")
        or is_called(parent, _FAR)
        for parent in around
    ):
        return False
    items = [parent for parent in around if parent.tag in ("li", "article", "tr", "figure")]
    return not any(_leads_to_article(item) for item in (*items, *around[:3]))


def _leads_to_article(element: _Element) -> bool:
    """Does the element hold a link with a title's worth of words: a teaser of other news?"""
    links = filter(leads_somewhere, element.iter("a"))
    texts = (text for link in links if syllables(text := element_text(link)) >= TITLE_SYLLABLES)
    return any(not is_date_line(text) for text in texts)


def _links_between(markup: Markup, first: int, last: int) -> int:
    return sum(element.tag == "a" for element in markup.elements[first + 1 : last])
