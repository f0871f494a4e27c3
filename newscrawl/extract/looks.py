"""What an element's own markup says of the text in it: bold, italic, linked, hidden, how it aligns."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.etree import _Element

#: What holds for the text within an element, as bits.
BOLD, ITALIC, LINKED, CAPTION, ITEM = (1 << bit for bit in range(5))

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_STYLE_ALIGN = re.compile(r"text-align\s*:\s*(right|center|left|justify|start|end)", re.IGNORECASE)
_CAPTION_CLASS = re.compile(
    r"caption|chu-?thich|img[-_]?desc|desc[-_]?image|image[-_]?desc|\bimage\b|photo[-_]?note", re.IGNORECASE
)


def is_hidden(element: _Element) -> bool:
    """Does the markup itself hide the element from readers?"""
    return (
        element.get("hidden") is not None
        or _hides(element.get("style"))
        or "hidden" in (element.get("class") or "").split()
    )


@lru_cache(maxsize=4096)
def _hides(style: str | None) -> bool:
    return bool(style) and _HIDDEN_STYLE.search(style or "") is not None


@lru_cache(maxsize=16384)
def look_of(
    tag: str, css_class: str | None, style: str | None, align: str | None, href: str | None
) -> tuple[int, str | None]:
    """What an element's own markup says of the text in it, and how it aligns it."""
    styles = 0
    if tag in ("b", "strong") or tag in _HEADINGS or (style and _BOLD_STYLE.search(style)):
        styles |= BOLD
    if tag in ("i", "em", "cite") or (style and _ITALIC_STYLE.search(style)):
        styles |= ITALIC
    if tag == "a" and href:
        styles |= LINKED
    if tag in ("figcaption", "figure", "caption") or (css_class and _CAPTION_CLASS.search(css_class)):
        styles |= CAPTION
    if tag == "li":
        styles |= ITEM
    if tag == "center":
        return styles, "center"
    found = _STYLE_ALIGN.search(style) if style else None
    return styles, found[1].lower() if found else (align or "").lower() or None
