"""The section beside the title: the line right above it, the links in the line below, what is called category there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from lxml.etree import _Element

from newscrawl.cms.text import INLINE_TAGS, UNREAD_TAGS, element_text, tidy
from newscrawl.extract.comparison import key, same_text
from newscrawl.extract.crumbs import HOME
from newscrawl.extract.dates import stamps
from newscrawl.extract.elements import is_called
from newscrawl.extract.looks import is_hidden
from newscrawl.extract.markup import Markup
from newscrawl.extract.menu import MOST_SYLLABLES, Link, Links, is_path, is_personal
from newscrawl.extract.phrases import is_notice, leads_elsewhere, opens_comments

_CALLED_SECTION = re.compile(
    r"(?:^|[-_\s])(?:categor(?:y|ies)\d?|cates?|cat(?:-?name)?|chuyen[-_]?muc|danh[-_]?muc|eyebrow|rubric|folder-?title|section-?name|kicker|zone-?name)(?:$|[-_\s])",
    re.IGNORECASE,
)
_MENU = re.compile(
    r"(?:^|[-_\s])(?:\w*menu(?:-?item)?|\w*nav(?:bar)?|topbar|widget|sidebar)(?:$|[-_\s])", re.IGNORECASE
)
_NO_KICKER = re.compile(r"author|byline|pre-?title|sub-?title|sapo|slogan|description|logo|count|clock|tags?\b", re.I)
#: How many elements away from the title its lines may be, and how far the element that is called category.
_ABOVE, _BELOW, _CALLED = 40, 14, 24
#: More links in a row than these are a menu, unless each leads below the one before.
_MOST_IN_ROW, _LONGEST_PATH = 2, 5
_MOST_INNER = 12
#: What no longer belongs to the line under a title.
_PROSE_SYLLABLES = 14
_ROWS = frozenset(("li", "td", "th", "dd", "dt"))
#: What stands around titles beside the section, as keys.
_CONTROLS = frozenset((
    "chiasẻ", "facebook", "zalo", "twitter", "google", "youtube", "tiktok", "telegram", "instagram", "googlenews",
    "email", "gửiemail", "in", "bảnin", "inbài", "print", "share", "menu", "đọcbài", "nghe", "ngheđọcbài", "lưu",
    "quayvề", "quaylại", "trởlại", "back", "tăng", "giảm", "cỡchữ", "cỡchữaaa", "xemcỡchữ", "đọcbàiviết",
    "độtươngphản", "saochépliênkết", "a", "aa", "aaa", "previous", "next", "edit", "chiasẻfacebook", "chiasẻzalo",
    "theodõitrêngooglenews", "chiasẻvớibạnbèqua",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A short line by the title, with the links that stand in a row with it; none: it is plain text.

    `boxed`: there is a box around it and the title that is not the whole page.
    """

    text: str
    row: tuple[Link, ...]
    boxed: bool


def called_sections(markup: Markup, title: _Element) -> Iterator[list[str]]:
    """The short texts near the title whose element is called section or category; of links in it each."""
    place = markup.order[title]
    reach = [*range(place - 1, max(place - _CALLED, 0), -1), *range(place, place + _CALLED)]
    for near in reach:
        if near >= len(markup.elements):
            return
        element = markup.elements[near]
        if is_called(element, _CALLED_SECTION) and not _is_menu(element) and markup.ends[near] - near < _MOST_INNER:
            texts = [text for link in element.iter("a") if (text := element_text(link))]
            whole = re.sub(r"^(?:Home|Trang chủ|Chuyên mục|Danh mục)\W+", "", element_text(element))
            if 0 < len(whole.split()) <= MOST_SYLLABLES:
                yield texts if 1 < len(texts) <= _MOST_IN_ROW else [texts[0] if len(texts) == 1 else whole]


def line_above(markup: Markup, title: _Element, links: Links) -> TitleLine | None:
    """The first line above the title that is neither date nor control nor the title once more, if it is a short one."""
    place = markup.order[title]
    seen: set[_Element] = set()
    heading = element_text(title)
    for element in reversed(markup.elements[max(place - _ABOVE, 0) : place]):
        unit = _unit(element)
        if unit is None or unit in seen:
            continue
        large = len(markup.span(unit)) > _MOST_INNER or place in markup.span(unit)
        seen.update((unit,) if large else unit.iter("*"))
        text = tidy(element.text or "") if large else element_text(unit)
        if not text or is_hidden(unit) or is_hidden(element) or _is_unread(element):
            continue
        if _is_passed_over(text) or same_text(text, heading):
            continue
        return _line(text, unit, title, links) if _is_short(text) else None
    return None


def links_below(markup: Markup, title: _Element, links: Links) -> Iterator[TitleLine]:
    """The links in the line under the title, before the text begins."""
    end = markup.ends[markup.order[title]]
    for element in markup.elements[end : end + _BELOW]:
        if element.tag not in INLINE_TAGS and _own_words(element) > _PROSE_SYLLABLES:
            return
        if element.tag == "a" and not _is_menu(element):
            line = _line(element_text(element), element, title, links)
            if line is not None and line.row:
                yield line


def _own_words(element: _Element) -> int:
    return sum(len((text or "").split()) for text in (element.text, *(child.tail for child in element)))


def _unit(element: _Element) -> _Element | None:
    """The link or the block in which the element's own text stands; None for an element without text of its own."""
    if element.tag in UNREAD_TAGS:
        return None
    if not (element.text or "").strip() and not any((child.tail or "").strip() for child in element):
        return None
    unit: _Element | None = element
    while unit is not None and unit.tag != "a" and unit.tag in INLINE_TAGS:
        unit = unit.getparent()
    return unit


def _is_unread(element: _Element) -> bool:
    return any(parent.tag in UNREAD_TAGS for parent in element.iterancestors())


def _is_passed_over(text: str) -> bool:
    bare = key(text)
    if not bare:
        return True
    if any(map(str.isdigit, text)) and (opens_comments(text) or next(stamps(text), None) is not None):
        return True
    return bare in _CONTROLS or leads_elsewhere(text) or (not text.isdigit() and is_notice(text))


def _is_short(text: str) -> bool:
    return len(text.split()) <= MOST_SYLLABLES and text[-1] not in ".,;:?!…" and not text[0].isdigit()


def _line(text: str, unit: _Element, title: _Element, links: Links) -> TitleLine | None:
    """The line with its row of links; None where it is one of a menu's many, or about a person."""
    if _is_menu(unit):
        return None
    if unit.tag != "a" or (unit.get("href") or "#").startswith("#"):
        if any(is_called(part, _NO_KICKER) for part in (unit, unit.getparent()) if part is not None):
            return None
        return TitleLine(text, (), _is_boxed(unit, title))
    row = _row(unit, title)
    found = [link for one in row if (link := links.link(one)) is not None]
    if len(row) > _LONGEST_PATH + 1 or (len(row) > _MOST_IN_ROW + 1 and not is_path(found)):
        return None
    if not found or any(is_personal(link) or len(link.text.split()) > MOST_SYLLABLES for link in found):
        return None
    known = {link.element for link in found}
    if any(key(element_text(other)) not in HOME for other in row if other not in known):
        return None  # with its name as the link to its first page, this is the site's menu
    return TitleLine(text, tuple(found), _is_boxed(unit, title))


def _row(link: _Element, title: _Element) -> list[_Element]:
    """The links in the link's own block, or right before it where that block is the title's too."""
    box = link.getparent()
    while box is not None and box.tag in INLINE_TAGS:
        box = box.getparent()
    if box is not None and box.tag in _ROWS and next(islice(box.iter("a"), 1, None), None) is None:
        box = box.getparent()
    if box is not None and box not in title.iterancestors():
        return list(islice(box.iter("a"), _LONGEST_PATH + 2))
    before = takewhile(lambda beside: beside.tag in ("a", "br"), link.itersiblings(preceding=True))
    return [*reversed([one for one in islice(before, 2 * _LONGEST_PATH) if one.tag == "a"]), link]


def _is_boxed(unit: _Element, title: _Element) -> bool:
    around = set(title.iterancestors())
    shared = next((parent for parent in unit.iterancestors() if parent in around), None)
    return shared is not None and shared.tag not in ("html", "body", "form")


def _is_menu(element: _Element) -> bool:
    """Does it stand in a menu, which has more links than the row above a title?"""
    return any(
        next(islice(parent.iter("a"), _MOST_IN_ROW + 1, None), None) is not None
        for parent in element.iterancestors()
        if is_called(parent, _MENU)
    ) or any(parent.tag in ("nav", "aside", "footer") for parent in element.iterancestors())
