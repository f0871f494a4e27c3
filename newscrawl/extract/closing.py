"""What stands at the end of a body: the byline, and credits that name nobody who wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml.etree import _Element

from newscrawl.cms.text import INLINE_TAGS, element_text
from newscrawl.extract.byline import (
    is_credit,
    is_nameless,
    is_photo_credit,
    is_site,
    is_source_line,
    labelled_names,
    names,
)
from newscrawl.extract.called_author import stands_for_author
from newscrawl.extract.elements import is_small
from newscrawl.extract.kinds import kind_of
from newscrawl.extract.labels import SOURCED, is_label
from newscrawl.extract.opening import without_opening_byline
from newscrawl.extract.people import is_office, is_person, signs
from newscrawl.extract.pieces import Piece

#: Under a closing byline pages print polls, comments and boxes, but less of them than of the article.
_MOST_BELOW, _MOST_BELOW_CALLED = 0.4, 0.6
#: A byline that is only bold or italic has next to nothing below it.
_CLOSING_PIECES, _PROSE_SYLLABLES = 4, 16
_TO_THE_RIGHT = ("right", "end")
_MOST_AUTHORS = 5
#: A byline is no longer.
_LONGEST = 120


def without_byline(pieces: list[Piece]) -> tuple[list[Piece], str | None]:
    """The body without its bylines and the author they name.

    Below the closing one stand captions at most, whatever else the page puts there is not the article's.
    """
    pieces, opening = without_opening_byline(pieces)
    letters = sum(len(piece.text) for piece in pieces)
    below = 0
    for place in range(len(pieces) - 1, 0, -1):
        piece = pieces[place]
        if below > _MOST_BELOW_CALLED * letters:
            break
        if below <= _MOST_BELOW * letters or stands_for_author(piece.element):
            name = _closing_names_at(pieces, place)
            if name is not None:
                start, name = _with_names_above(pieces, place, name)
                return [*pieces[:start], *_captions(pieces, place + 1)], name
        below += len(piece.text)
    kept, closing = _without_name_in_line(without_credits(pieces))
    return kept, closing or opening


def _closing_names_at(pieces: Sequence[Piece], place: int) -> str | None:
    """The names that close the body here; who signs a letter is not who wrote the article."""
    if signs(pieces[place - 1].text):
        return None
    piece = pieces[place]
    name = closing_names(piece, last=place == len(pieces) - 1, label=_label_above(pieces, place))
    return name if name is not None and (_is_strong(piece) or _is_close(pieces[place + 1 :])) else None


def closing_names(piece: Piece, *, last: bool, label: str = "") -> str | None:
    """The byline that a piece at the end of a body is, or None.

    Set apart by the markup (right, bold, italic, called the author's) any name counts; in plain text only that of the
    last line or one with a label does, and only with a name of two syllables or more.
    """
    if len(piece.text) > _LONGEST or piece.tag in ("li", "h1", "h2", "h3"):
        return None
    strong = _is_strong(piece) or bool(label)
    if not (strong or piece.bold > 0.9 or piece.italic > 0.9 or last):
        return None
    if piece.linked > 0.9 and not stands_for_author(piece.element):
        return None
    name = names(f"{label} {piece.text}" if label else piece.text, evident=strong)
    if name is None or is_site(name, (), "") or signs(name):
        return None
    return None if is_office(name) and not (label or _is_called(piece)) else name


def without_credits(pieces: list[Piece]) -> list[Piece]:
    """Without the lines at the end that name a source or nobody: "Nguồn: TTXVN", "PV", "Ảnh: Lê Nam"."""
    rest = list(pieces)
    while len(rest) > 1:
        last = rest[-1]
        credit = is_credit(last.text) and (last.picture is None or not is_photo_credit(last.text))
        if not (credit or is_source_line(last.text) or is_nameless(last.text)):
            break
        rest.pop()
    return rest


def _is_strong(piece: Piece) -> bool:
    """Does the place or the line itself say that a name is a byline, whatever follows?"""
    if piece.align in _TO_THE_RIGHT:
        return True
    if len(piece.text) > _LONGEST:
        return False
    return _is_called(piece)


def _is_called(piece: Piece) -> bool:
    """Does a label or the markup's class say that this is the author?"""
    labelled = SOURCED.match(piece.text) is None and labelled_names(piece.text) is not None
    return labelled or stands_for_author(piece.element)


def _label_above(pieces: Sequence[Piece], place: int) -> str:
    above = pieces[place - 1].text
    return above if is_label(above) else ""


def _with_names_above(pieces: Sequence[Piece], place: int, name: str) -> tuple[int, str]:
    """Where the byline starts: with its label, or with the names that stand above it, each on a line of its own."""
    if _label_above(pieces, place):
        return place - 1, name
    lowest = max(place - _MOST_AUTHORS, 1)
    while place > lowest and pieces[place].align in _TO_THE_RIGHT and pieces[place - 1].align in _TO_THE_RIGHT:
        above = closing_names(pieces[place - 1], last=False)
        if above is None or not is_person(above):
            break
        place, name = place - 1, f"{above}, {name}"
    return place, name


def _is_close(rest: Sequence[Piece]) -> bool:
    """Does no prose follow?"""
    return len(rest) < _CLOSING_PIECES and all(piece.syllables < _PROSE_SYLLABLES for piece in rest)


def _captions(pieces: Sequence[Piece], start: int) -> list[Piece]:
    """The captions below the byline that stand with the text, not in another part of the page."""
    holder = _holder(pieces[0].element, pieces[start - 1].element)
    return [
        pieces[place]
        for place in range(start, len(pieces))
        if pieces[place].picture is not None
        and kind_of(pieces, place) == "caption"
        and (holder is None or holder in pieces[place].element.iterancestors())
    ]


def _holder(first: _Element, byline: _Element) -> _Element | None:
    """What holds the element of the text from its first line to its byline."""
    around = set(first.iterancestors())
    held = next((parent for parent in byline.iterancestors() if parent in around), None)
    return None if held is None else held.getparent()


def _without_name_in_line(pieces: list[Piece]) -> tuple[list[Piece], str | None]:
    """The byline at the end of the last paragraph's own line, in bold or italics behind the full stop."""
    last = pieces[-1] if pieces else None
    element = None if last is None else _last_child(last.element)
    while element is not None and element.tag in INLINE_TAGS and not (element.tail or "").strip():
        text = element_text(element) if is_small(element) else ""
        if last is not None and element.tag in ("b", "strong", "i", "em") and is_person(text.strip(" ()./")):
            rest = last.text.removesuffix(text).rstrip()
            if len(rest) < len(last.text) and rest.endswith((".", "”", '"', "!", "…", "./")):
                return [*pieces[:-1], replace(last, text=rest)], names(text)
        element = _last_child(element)
    return pieces, None


def _last_child(element: _Element) -> _Element | None:
    return next(element.iterchildren("*", reversed=True), None)
