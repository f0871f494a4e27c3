"""From the pieces of a body to the article's blocks: no boxes, no byline, no second lead; captions told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from lxml.etree import _Element

from newscrawl.extract.closing import without_byline, without_credits
from newscrawl.extract.comparison import same_text
from newscrawl.extract.date_line import is_date_line, prints_title
from newscrawl.extract.found import Found
from newscrawl.extract.kinds import continues_caption, kind_of
from newscrawl.extract.markup import Markup
from newscrawl.extract.phrases import is_box_heading, is_notice, leads_elsewhere, opens_comments
from newscrawl.extract.pictures import picture_url
from newscrawl.extract.pieces import Piece
from newscrawl.models import Block

#: The first lines of a body may be the one with the date, and the lead once more.
_OPENING_PIECES, _LEAD_PIECES = 3, 4
#: A line with more of it linked is a link; in a box under its heading less says that it belongs there.
_LINK_SHARE, _BOX_LINK_SHARE = 0.85, 0.4
_LINKED_HEADINGS = frozenset(("h2", "h3", "h4"))
_PARAGRAPHS = frozenset(("p", "li", "td")) | _LINKED_HEADINGS
#: How far the text of a teaser may stand within its element, and the text's lines from one another's.
_TEASER_LEVELS, _COLUMN_LEVELS = 3, 2
#: A heading over one link may stand within the text; over more, the list may be where it ends.
_FEWEST_LISTED = 2


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks of a body, and the byline that closed it."""

    blocks: tuple[Block, ...]
    author: Found[str] | None


def to_blocks(markup: Markup, pieces: Sequence[Piece], title: str, lead: str | None) -> Body:
    """The article's blocks from its body's pieces."""
    kept = [piece for piece in _without_boxes(pieces) if not prints_title(piece.text, title)]
    kept = _without_lead(_without_date_line(kept), lead)
    kept, author = without_byline(without_credits(kept))
    kept = without_credits(kept)
    kept = _with_whole_captions(kept)
    blocks = [block for place in range(len(kept)) if (block := _block(markup, kept, place)).text]
    return Body(tuple(_no_neighbours_twice(blocks)), Found(author, "general") if author else None)


def _with_whole_captions(pieces: Sequence[Piece]) -> list[Piece]:
    """Captions that a page breaks into two paragraphs in one piece."""
    whole: list[Piece] = []
    for piece in pieces:
        last = whole[-1] if whole else None
        if last is not None and continues_caption(last, piece) and kind_of(whole, len(whole) - 1) == "caption":
            whole[-1] = replace(last, text=f"{last.text} {piece.text}")
        else:
            whole.append(piece)
    return whole


def _block(markup: Markup, pieces: Sequence[Piece], place: int) -> Block:
    piece, kind = pieces[place], kind_of(pieces, place)
    if kind == "caption":
        return Block(kind, piece.text.strip("| "), picture=picture_url(markup, piece))
    if kind == "heading":
        return Block(kind, piece.text)
    return Block(kind, piece.text, form="row" if piece.row else "item" if piece.item else None)


def _without_boxes(pieces: Sequence[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    in_box = False
    listed = 0  # links under the last box heading
    frames: set[_Element] = set()  # the elements of what was kept, and those around them
    teaser: _Element | None = None  # the element of a linked title: what else stands in it is the other article's
    for piece in pieces:
        if opens_comments(piece.text) and kept:
            break
        if is_box_heading(piece.text):
            in_box, listed = True, 0
            continue
        link_only = piece.linked > _LINK_SHARE and not piece.captioned
        if teaser is not None and teaser in list(islice(piece.element.iterancestors(), _TEASER_LEVELS)):
            continue
        teaser = _teaser(piece, kept) if link_only else None
        in_box = in_box and (link_only or piece.linked > _BOX_LINK_SHARE or piece.tag in ("h3", "h4", "h5", "h6"))
        listed += in_box
        if in_box or link_only or leads_elsewhere(piece.text) or is_notice(piece.text):
            continue
        around = {piece.element, *islice(piece.element.iterancestors(), _COLUMN_LEVELS)}
        # What follows a list of other articles is the text's in its elements only, not in the next column.
        if listed < _FEWEST_LISTED or not kept or not frames.isdisjoint(around):
            kept.append(piece)
            frames |= around
    return kept


def _teaser(link: Piece, kept: Sequence[Piece]) -> _Element | None:
    """The element of another article's linked title and text: the link's own, or the one around a linked heading."""
    if link.tag not in _PARAGRAPHS:
        return link.element
    around = link.element.getparent() if link.tag in _LINKED_HEADINGS else None
    held = list(kept[-1].element.iterancestors()) if kept else []
    return None if around in held else around


def _without_date_line(pieces: list[Piece]) -> list[Piece]:
    """Where the line with date and readers stands in the body's element, it opens or ends the body."""
    inner = range(_OPENING_PIECES, len(pieces) - 1)
    return [piece for place, piece in enumerate(pieces) if place in inner or not is_date_line(piece.text)]


def _without_lead(pieces: list[Piece], lead: str | None) -> list[Piece]:
    """The lead is printed above the body and often once more as its first paragraph."""
    if lead is None:
        return pieces
    return [piece for place, piece in enumerate(pieces) if place >= _LEAD_PIECES or not same_text(piece.text, lead)]


def _no_neighbours_twice(blocks: list[Block]) -> list[Block]:
    """Pages print a caption in the figure and once more under it."""
    return [
        block for place, block in enumerate(blocks) if place == 0 or not same_text(block.text, blocks[place - 1].text)
    ]
