"""The address of the picture that a caption belongs to."""

from __future__ import annotations

import re

from lxml.etree import _Element

from newscrawl.cms.text import element_text
from newscrawl.extract.icons import LAZY, PICTURES
from newscrawl.extract.markup import Markup
from newscrawl.extract.pieces import Piece

_ATTRIBUTES = (*LAZY, "src", "srcset")
_PLACEHOLDER = re.compile(
    r"^data:|(?:blank|spacer|placeholder|loading|lazy|transparent|pixel|1x1)[\w-]*\.(?:gif|png|svg)", re.I
)
#: A caption above its picture, or below a credit line, shares one of these with it.
_FRAMES = frozenset(("figure", "table"))
_MOST_STEPS = 4


def picture_url(markup: Markup, piece: Piece) -> str | None:
    """The absolute http(s) address of the picture above a caption or around it; None where the page gives none."""
    picture = piece.picture if piece.picture is not None else _framed(piece)
    if picture is None:
        return None
    for attribute in _ATTRIBUTES:
        value = (picture.get(attribute) or "").strip()
        if attribute.endswith("srcset"):
            value = value.split(" ")[0].rstrip(",")
        target = markup.split(value) if value and not _PLACEHOLDER.search(value) else None
        if target is not None and target.scheme in ("http", "https"):
            return target.geturl()
    return None


def _framed(piece: Piece) -> _Element | None:
    """The picture of the figure or table that the caption stands in, or of the element that holds nothing else."""
    size = len(piece.text) + 2
    element: _Element | None = piece.element
    for _step in range(_MOST_STEPS):
        if element is None or (element.tag not in _FRAMES and len(element_text(element)) > size):
            return None
        picture = next(element.iter(*PICTURES), None)
        if picture is not None:
            return picture
        element = element.getparent()
    return None
