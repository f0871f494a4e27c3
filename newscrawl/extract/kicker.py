"""The section beside the title: the line right above it, the links in the line below, what is called category there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.etree import _Element

from newscrawl.cms.text import INLINE_TAGS, UNREAD_TAGS, element_text, tidy
from newscrawl.extract.comparison import key, same_text
from newscrawl.extract.dates import stamps
from newscrawl.extract.markup import Markup
from newscrawl.extract.menu import MOST_SYLLABLES, Link, Links, is_personal
from newscrawl.extract.phrases import is_notice, leads_elsewhere, opens_comments
from newscrawl.extract.pieces import is_hidden

_CALLED_SECTION = re.compile(
    r"(?:^|[-_\s])(?:categor(?:y|ies)\d?|cates?|cat(?:-?name)?|chuyen-?muc|folder-?title|section-?name|kicker|zone-?name)(?:$|[-_\s])",
    re.IGNORECASE,
)
_MENU = re.compile(
    r"(?:^|[-_\s])(?:\w*menu(?:-?item)?|\w*nav(?:bar)?|topbar|social\w*|share\w*|tools?|toolbar|widget|sidebar)(?:$|[-_\s])",
    re.I,
)
_NO_KICKER = re.compile(r"author|byline|pre-?title|sub-?title|sapo|slogan|description|logo|count|clock|tags?\b", re.I)
#: How many elements away from the title its lines may be, and how far the element that is called category.
_ABOVE, _BELOW, _CALLED = 40, 14, 24
#: More links in a row than these are a menu.
_MOST_IN_ROW = 2
#: What no longer belongs to the line under a title.
_PROSE_SYLLABLES = 14
_ROWS = frozenset(("li", "td", "th", "dd", "dt"))
_CONTROLS = frozenset((
    "chiasẻ", "facebook", "zalo", "twitter", "google", "youtube", "tiktok", "telegram", "instagram", "googlenews", "email",
    "gửiemail", "in", "bảnin", "inbài", "print", "share", "menu", "đọcbài", "nghe", "ngheđọcbài", "lưu", "quayvề", "quaylại",
    "trởlại", "back", "tăng", "giảm", "cỡchữ", "cỡchữaaa", "đọcbàiviết", "độtươngphản", "saochépliênkết", "a", "aa", "aaa", "previous",
    "next", "edit", "chiasẻfacebook", "chiasẻzalo", "theodõitrêngooglenews", "chiasẻvớibạnbèqua", "xemcỡchữ", "bìnhluận",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A short line by the title: its text, the links that stand in a row with it (none: plain text), its element."""

    text: str
    row: tuple[Link, ...]
    element: _Element


def called_sections(markup: Markup, title: _Element) -> Iterator[list[str]]:
    """The short texts near the title whose element is called section or category; of links in it each."""
    place = markup.order[title]
    reach = [*range(place - 1, max(place - _CALLED, 0), -1), *range(place, place + _CALLED)]
    for near in reach:
        if near >= len(markup.elements):
            return
        element = markup.elements[near]
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(named) > 1 and _CALLED_SECTION.search(named) and not _is_menu(element) and markup.ends[near] - near < 12:
            texts = [text for link in element.iter("a") if (text := element_text(link))]
            whole = re.sub(r"^(?:Home|Trang chủ|Chuyên mục|Danh mục)\W+", "", element_text(element))
            if 0 < len(whole.split()) <= MOST_SYLLABLES:
                yield texts if 1 < len(texts) <= _MOST_IN_ROW else [texts[0] if len(texts) == 1 else whole]


def line_above(markup: Markup, title: _Element, links: Links) -> Line | None:
    """The first line above the title that is neither date nor control nor the title once more, if it is a short one."""
    place = markup.order[title]
    seen: set[_Element] = set()
    heading = element_text(title)
    for element in reversed(markup.elements[max(place - _ABOVE, 0) : place]):
        unit = _unit(element)
        if unit is None or unit in seen:
            continue
        seen.update((unit, *unit.iter("*")))
        around = place in markup.span(unit)
        text = tidy(element.text or "") if around else element_text(unit)
        if not text or is_hidden(unit) or is_hidden(element) or _is_unread(element):
            continue
        if _is_passed_over(text) or same_text(text, heading):
            continue
        return _line(text, unit, title, links) if _is_short(text) else None
    return None


def links_below(markup: Markup, title: _Element, links: Links) -> Iterator[Line]:
    """The links in the line under the title, before the text begins."""
    end = markup.ends[markup.order[title]]
    for element in markup.elements[end : end + _BELOW]:
        if len((element.text or "").split()) > _PROSE_SYLLABLES:
            return
        if element.tag == "a" and not _is_menu(element):
            line = _line(element_text(element), element, title, links)
            if line is not None and line.row:
                yield line


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
    if any(character.isdigit() for character in text) and next(stamps(text), None) is not None:
        return True
    return bare in _CONTROLS or leads_elsewhere(text) or opens_comments(text) or (not text.isdigit() and is_notice(text))


def _is_short(text: str) -> bool:
    return len(text.split()) <= MOST_SYLLABLES and text[-1] not in ".,;:?!…" and not text[0].isdigit()


def _line(text: str, unit: _Element, title: _Element, links: Links) -> Line | None:
    """The line with its row of links; None where it is one of a menu's many, or about a person."""
    if _is_menu(unit) or any(_is_no_kicker(part) for part in (unit, unit.getparent()) if part is not None):
        return None
    if unit.tag != "a" or (unit.get("href") or "#").startswith("#"):
        return Line(text, (), unit)
    box = unit.getparent()
    while box is not None and box.tag in INLINE_TAGS:
        box = box.getparent()
    if box is not None and box.tag in _ROWS and next(islice(box.iter("a"), 1, None), None) is None:
        box = box.getparent()
    row = [unit] if box is None or box in title.iterancestors() else list(islice(box.iter("a"), _MOST_IN_ROW + 2))
    found = [link for one in row if (link := links.link(one)) is not None]
    if len(row) > _MOST_IN_ROW + 1 or len(found) > _MOST_IN_ROW or not all(_may_be_section(link) for link in found):
        return None
    return Line(text, tuple(found), unit) if found else None


def _may_be_section(link: Link) -> bool:
    return not is_personal(link) and len(link.text.split()) <= MOST_SYLLABLES


def _is_no_kicker(element: _Element) -> bool:
    return _NO_KICKER.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None


def _is_menu(element: _Element) -> bool:
    return any(
        parent.tag in ("nav", "aside", "footer") or _MENU.search(f"{parent.get('class') or ''} {parent.get('id') or ''}")
        for parent in element.iterancestors()
    )
