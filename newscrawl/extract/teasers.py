"""Teasers of other articles: repeated boxes of a linked title and a few words, in listings and under articles."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element

from newscrawl.extract.markup import Markup
from newscrawl.extract.pieces import Piece

#: A linked line with fewer words is a menu's or a section's.
TITLE_SYLLABLES = 5
#: Two boxes of one shape with a linked title each are a list.
_FEWEST_ITEMS = 2
#: Beside the link a teaser has a lead at most; the longest leads have about 100 syllables.
_MOST_SYLLABLES = 120


def syllables(text: str) -> int:
    """How many of the text's parts between spaces hold a letter or digit."""
    return sum(any(map(str.isalnum, part)) for part in text.split())


def is_linked_title(piece: Piece) -> bool:
    """Is the piece a link and nothing else, with a title's worth of words?"""
    return piece.linked > 0.9 and syllables(piece.text) >= TITLE_SYLLABLES


def teaser_items(markup: Markup, pieces: Sequence[Piece]) -> list[_Element]:
    """The boxes: siblings of one tag and class that hold one or two linked titles each and little else."""
    places = [markup.order[piece.element] for piece in pieces]
    titles = markup.summed((place, 1) for place, piece in zip(places, pieces, strict=True) if is_linked_title(piece))
    sizes = markup.summed((place, piece.syllables) for place, piece in zip(places, pieces, strict=True))
    shapes: dict[tuple[int, str, str], list[_Element]] = {}
    for place, count in enumerate(titles):
        if count in (1, 2) and sizes[place] <= _MOST_SYLLABLES and place:
            element = markup.elements[place]
            shape = (markup.parents[place], str(element.tag), element.get("class") or "")
            shapes.setdefault(shape, []).append(element)
    return [element for items in shapes.values() if len(items) >= _FEWEST_ITEMS for element in items]
