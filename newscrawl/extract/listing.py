"""Listings of articles told from articles by how titles, links and text take turns."""

from __future__ import annotations

from collections.abc import Sequence

from newscrawl.extract.body import Region
from newscrawl.extract.comparison import key
from newscrawl.extract.pieces import Piece
from newscrawl.extract.teasers import is_linked_title, syllables
from newscrawl.vietnamese import fold

#: A teaser has 20 to 50 syllables; an article with links among its paragraphs has far more text for each.
_SYLLABLES_A_LINK = 80
_FEWEST_TEASERS = 3
#: A section's name has so many syllables at most; the leads of its first articles are no more text than that.
_SECTION_SYLLABLES, _LEADS_SYLLABLES = 6, 120
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5"))
#: A heading with so much of it linked is a title of another article: dates and counts stand beside the link.
_MOSTLY = 0.5
_HEADING_SYLLABLES, _TEXT_SYLLABLES = 4, 12
#: Text above the first linked heading makes the headings those of related articles.
_OPENING_SYLLABLES = 40
#: Under a teaser, in lower case and without diacritics.
_READ_ON = frozenset((
    "doc tiep", "xem tiep", "xem chi tiet", "chi tiet", "xem them", "doc them", "read more", "continue reading",
    "doc bai viet", "more", "xem tin",
))  # fmt: skip


def is_listing(region: Region, prose: int, *, certain: bool) -> bool:
    """Boxes with other articles and next to no text of its own, or titles of others among text in short measures.

    `prose` is in syllables. `certain`: the page has a title in print and a date, as listings seldom have.
    """
    if region.teasers >= _FEWEST_TEASERS and prose < _SYLLABLES_A_LINK // 3:
        return True
    if _lists_texts(region.between) or _repeats_read_on(region.between):
        return True
    links = sum(is_linked_title(piece) for piece in region.between)
    each = _SYLLABLES_A_LINK // 3 if certain else _SYLLABLES_A_LINK
    return links >= 2 and links * each > prose


def is_section(title: str, region: Region, prose: int, *, certain: bool) -> bool:
    """Is the title a short one that menu, trail or the title itself link to, above no more text than some leads?

    Short titles of articles are linked in their trail as well; those have no boxes with others in the place of a text,
    and no other title between their own and the text.
    """
    if len(title.split()) > _SECTION_SYLLABLES or prose >= _LEADS_SYLLABLES:
        return False
    name, length = key(title), len(title) + 10
    named = [place for place, piece in enumerate(region.before) if len(piece.text) < length and key(piece.text) == name]
    if not any(region.before[place].linked > 0.9 for place in named):
        return False
    if not certain or (prose < _LEADS_SYLLABLES // 2 and region.teasers >= _FEWEST_TEASERS):
        return True
    return any(_is_linked_heading(piece) for piece in region.before[named[-1] + 1 :])


def _repeats_read_on(pieces: Sequence[Piece]) -> bool:
    """Do several lines lead on to texts of which the page has the beginnings, and no text of its own above them?"""
    first = next((place for place, piece in enumerate(pieces) if piece.linked > 0.9), 0)
    opened = sum(piece.syllables for piece in pieces[:first])
    return opened < _OPENING_SYLLABLES and sum(_reads_on(piece) for piece in pieces) >= 2


def _reads_on(piece: Piece) -> bool:
    return piece.linked > 0.9 and len(piece.text) < 30 and fold(piece.text).strip(" .…»>[]()+-→") in _READ_ON


def _lists_texts(pieces: Sequence[Piece]) -> bool:
    """Do several linked headings have a text each, and the first of them none above it?"""
    opened = 0
    texts: list[int] = []
    for piece in pieces:
        size = syllables(piece.text)
        if _is_linked_heading(piece):
            texts.append(0)
        elif piece.linked < _MOSTLY and not piece.row:
            if texts:
                texts[-1] += size
            else:
                opened += size
    return sum(size >= _TEXT_SYLLABLES for size in texts) >= 2 and opened < _OPENING_SYLLABLES


def _is_linked_heading(piece: Piece) -> bool:
    return piece.tag in _HEADINGS and piece.linked > _MOSTLY and syllables(piece.text) >= _HEADING_SYLLABLES
