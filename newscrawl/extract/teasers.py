"""Teasers of other articles: repeated boxes of a linked title and a few words, in listings and under articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lxml.etree import _Element

from newscrawl.extract.pieces import Piece

#: A linked line with fewer words is a menu's or a section's.
TITLE_SYLLABLES = 5
#: Two boxes of one shape with a linked title each are a list.
_FEWEST_ITEMS = 2
#: Beside the link a teaser has a lead at most; the longest leads have about 100 syllables.
_MOST_SYLLABLES = 120


def is_linked_title(piece: Piece) -> bool:
    """Is the piece a link and nothing else, with a title's worth of words?"""
    return piece.linked > 0.9 and len(piece.text.split()) >= TITLE_SYLLABLES


def teaser_items(pieces: Sequence[Piece]) -> list[_Element]:
    """The boxes: siblings of one tag and class that hold one or two linked titles each and little else."""
    titles: Counter[_Element] = Counter()
    syllables: Counter[_Element] = Counter()
    for piece in pieces:
        linked = is_linked_title(piece)
        for element in (piece.element, *piece.element.iterancestors()):
            titles[element] += linked
            syllables[element] += len(piece.text.split())
    shapes: dict[tuple[_Element, str, str], list[_Element]] = {}
    for element, count in titles.items():
        parent = element.getparent()
        if parent is not None and count in (1, 2) and syllables[element] <= _MOST_SYLLABLES:
            shapes.setdefault((parent, str(element.tag), element.get("class") or ""), []).append(element)
    return [element for items in shapes.values() if len(items) >= _FEWEST_ITEMS for element in items]
