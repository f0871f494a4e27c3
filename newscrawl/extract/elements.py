"""What several rules ask of an element: what its class and id call it, and whether it is small."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from lxml.etree import _Element

_FEW_ELEMENTS = 16


def is_called(element: _Element, pattern: re.Pattern[str]) -> bool:
    """Is the pattern found in the element's class or its id?"""
    return _is_in(pattern, element.get("class")) or _is_in(pattern, element.get("id"))


@lru_cache(maxsize=32_768)  # the same few hundred names come again and again, on a page and from page to page
def _is_in(pattern: re.Pattern[str], name: str | None) -> bool:
    return bool(name) and pattern.search(name or "") is not None


def is_small(element: _Element) -> bool:
    """Does it hold a few elements at most: a line of the page, at whose text to look costs next to nothing?"""
    return next(islice(element.iter(), _FEW_ELEMENTS, None), None) is None


def leads_somewhere(link: _Element) -> bool:
    """Has the link an address, rather than a script or a place on the page itself?"""
    return not (link.get("href") or "#").startswith(("#", "javascript:"))
