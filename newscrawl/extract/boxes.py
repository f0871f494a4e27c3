"""Boxes on a page, by tag, class and id: related articles, share bars, comments, advertisements, navigation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.etree import _Element

from newscrawl.extract.elements import is_called
from newscrawl.extract.markup import Markup

#: A box within the body may hold so much of its text at most; above it, its class name misleads.
_BOX_SHARE = 0.25
_BOX_NAMES = (
    r"relat\w*|(?:tin-?)?lien-?quan|tin-?khac|other-?news|list-?news|box-?news|more-?news|insert-?wiki",
    r"shar(?:e|ing)\w*|social\w*|addthis\w*|likes?|sd-\w+|fb-\w+|comment\w*|binh-?luan|rating|vote",
    r"ads?|adv|advert\w*|quang-?cao|banner|newsletter|popup|modal|widget\w*|sidebar|footer|menu|nav|breadcrumbs?",
    r"tags?|tagbox|tu-?khoa|tool-?bar|player|print|see-?more|read-?more|xem-?them|recommend\w*|suggest\w*",
)
_BOX_CLASS = re.compile(rf"(?:^|[-_\s])(?:{'|'.join(_BOX_NAMES)})(?:$|[-_\s])", re.IGNORECASE)
_BOX_TAGS = frozenset(("nav", "aside", "footer"))


def boxes_in(markup: Markup, container: _Element, weights: Sequence[float]) -> set[int]:
    """The places of everything within boxes that stand in the container, whose text the `weights` measure."""
    span = markup.span(container)
    most = weights[span.start] * _BOX_SHARE
    found: set[int] = set()
    place = span.start + 1
    while place < span.stop:
        element = markup.elements[place]
        if element.tag in _BOX_TAGS or (weights[place] <= most and is_called(element, _BOX_CLASS)):
            found.update(markup.span(element))
            place = markup.ends[place]
        else:
            place += 1
    return found


def is_in_side(markup: Markup, place: int) -> bool:
    """Does the element there stand in navigation, an aside or a foot by its tag, whatever it is called?"""
    element = markup.elements[place]
    return element.tag in _BOX_TAGS or any(parent.tag in _BOX_TAGS for parent in element.iterancestors())
