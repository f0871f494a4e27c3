"""Pictures that are no pictures: bullets, buttons, rules between parts of a page."""

from __future__ import annotations

import re

from lxml.etree import _Element

PICTURES = ("img", "amp-img")
#: Where pages keep the picture's own address while `src` shows a placeholder until the reader scrolls there.
LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-srcset")
#: In pixels; bullets, flags and share buttons are smaller.
_SMALLEST_PICTURE = 60
_ICON = re.compile(
    r"(?:bullet|icon|arrow|button|btn|spacer|blank|print|email|dot|star|share|logo|facebook|zalo|avatar)[\w/-]*\.(?:gif|png|svg|jpe?g)",
    re.I,
)


def is_icon(element: _Element) -> bool:
    """Is the picture a bullet, a button or a counter rather than one to look at?"""
    if element.tag not in PICTURES or any(element.get(name) for name in LAZY):
        return False
    sizes = (element.get("width") or "", element.get("height") or "")
    small = any(
        size.removesuffix("px").isdigit() and int(size.removesuffix("px")) < _SMALLEST_PICTURE for size in sizes
    )
    return small or _ICON.search(element.get("src") or "") is not None
