"""What stands at the end of a body: the byline, and credits that name nobody who wrote."""

from __future__ import annotations

from collections.abc import Sequence

from newscrawl.extract.byline import closing_names, is_nameless, is_photo_credit, is_source_line
from newscrawl.extract.kinds import kind_of
from newscrawl.extract.pieces import Piece

#: Under a closing byline pages print polls, comments and boxes, but less of them than of the article.
_MOST_BELOW = 0.4
#: A byline that is only bold or italic has next to nothing below it.
_CLOSING_PIECES, _PROSE_SYLLABLES = 4, 16


def without_byline(pieces: list[Piece]) -> tuple[list[Piece], str | None]:
    """The closing byline; below it stand captions at most, whatever else the page puts there is not the article's."""
    letters = sum(len(piece.text) for piece in pieces)
    below = 0
    for place in range(len(pieces) - 1, 0, -1):
        piece = pieces[place]
        ends = place == len(pieces) - 1
        if below > _MOST_BELOW * letters:
            break
        name = closing_names(piece, last=ends)
        if name is not None and (piece.align in ("right", "end") or _is_close(pieces[place + 1 :])):
            return [*pieces[:place], *_captions(pieces, place + 1)], name
        below += len(piece.text)
    return without_credits(pieces), None


def _is_close(rest: Sequence[Piece]) -> bool:
    """Does no prose follow?"""
    return len(rest) < _CLOSING_PIECES and all(len(piece.text.split()) < _PROSE_SYLLABLES for piece in rest)


def _captions(pieces: Sequence[Piece], start: int) -> list[Piece]:
    places = range(start, len(pieces))
    return [
        pieces[place] for place in places if pieces[place].picture is not None and kind_of(pieces, place) == "caption"
    ]


def without_credits(pieces: list[Piece]) -> list[Piece]:
    """Without the lines at the end that name a source or nobody: "Nguồn: TTXVN", "PV", "Ảnh: Lê Nam"."""
    rest = list(pieces)
    while len(rest) > 1:
        last = rest[-1]
        credit = is_photo_credit(last.text) and last.picture is None
        if not (credit or is_source_line(last.text) or is_nameless(last.text)):
            break
        rest.pop()
    return rest
