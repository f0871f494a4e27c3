"""Bylines above the first paragraph: "Bài: Thu Hà", or a name alone beside the line with the date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from newscrawl.cms.text import element_text, tidy
from newscrawl.extract.byline import is_site, labelled_names, names
from newscrawl.extract.called_author import author_text, stands_for_author
from newscrawl.extract.date_line import is_date_line
from newscrawl.extract.dates import stamps
from newscrawl.extract.elements import is_small
from newscrawl.extract.labels import LABEL, SOURCED, is_label
from newscrawl.extract.people import has_surname, is_person
from newscrawl.extract.pieces import Piece

_OPENING_PIECES = 4
_PROSE_SYLLABLES = 16
#: "Đăng bởi: Ban Biên tập" and no more.
_ACCOUNT_SYLLABLES = 6
#: Longer lines are prose.
_LONGEST = 100
_PARTS = re.compile(r"\s*[|·•]\s*|\s[-–]\s|,\s")
_ICON = re.compile(r"(?:^|[\s-])(?:user|pencil|pen|author)(?:$|[\s-])", re.IGNORECASE)
_AGO = re.compile(r"\d+ (?:phút|giờ|ngày|tuần|tháng|năm) trước\b", re.IGNORECASE)


def without_opening_byline(pieces: Sequence[Piece]) -> tuple[list[Piece], str | None]:
    """The pieces of a body without the byline that opens it, and its author."""
    for place in _above_prose(pieces):
        name = opening_names(pieces, place)
        if name is not None:
            start = place - 1 if place and is_label(pieces[place - 1].text) else place
            return [*pieces[:start], *pieces[place + 1 :]], name
    kept = [
        piece for place, piece in enumerate(pieces) if place >= _OPENING_PIECES or not _names_account_only(piece.text)
    ]
    return kept, None


def _above_prose(pieces: Sequence[Piece]) -> Iterator[int]:
    """The places of the first lines, up to the second paragraph: the first may be the lead."""
    prose = [place for place, piece in enumerate(pieces) if piece.syllables >= _PROSE_SYLLABLES][:2]
    yield from range(min(_OPENING_PIECES, prose[-1] if prose else 0))


def opening_names(pieces: Sequence[Piece], place: int) -> str | None:
    """The byline that a piece above the first paragraph is, or None."""
    piece = pieces[place]
    text = piece.text
    if len(text) > _LONGEST or piece.captioned or piece.item or piece.row or piece.tag == "h1":
        return None
    called = stands_for_author(piece.element)
    if piece.linked > 0.5 and not called:
        return None
    if place and is_label(pieces[place - 1].text):
        name = names(f"{pieces[place - 1].text} {text}", evident=True)
    elif SOURCED.match(text):
        return None
    else:
        name = labelled_names(text) or _unlabelled(pieces, place, called=called) or _in_part(piece)
    return None if name is None or is_site(name, (), "") else name


def _unlabelled(pieces: Sequence[Piece], place: int, *, called: bool) -> str | None:
    piece = pieces[place]
    if called:
        return names(piece.text, evident=True)
    if is_person(piece.text):
        return piece.text if any(map(_is_dated, _beside(pieces, place))) else None
    if next(stamps(piece.text), None) is None:
        return None
    people = [part for part in _PARTS.split(piece.text) if is_person(part) and has_surname(part)]
    return people[0] if len(people) == 1 else None


def _in_part(piece: Piece) -> str | None:
    """The name in one of the elements of a line with the date: labelled, behind a user's icon, or with a surname."""
    if not is_small(piece.element) or next(stamps(element_text(piece.element)), None) is None:
        return None
    for child in piece.element.iter("*"):
        if child is piece.element or _is_in_link(child, piece.element):
            continue
        text = author_text(child) or ""
        if _ICON.search(child.get("class") or ""):
            following = child.getnext()
            text = tidy(child.tail or "") or (element_text(following) if following is not None else "")
            name = text if is_person(text) else labelled_names(text)
        else:
            name = labelled_names(text) or (text if is_person(text) and has_surname(text) else None)
        if name is not None:
            return name
    return None


def _is_in_link(child: _Element, root: _Element) -> bool:
    return any(child in link.iter("*") for link in root.iter("a"))


def _is_dated(text: str) -> bool:
    return len(text) < _LONGEST and (is_date_line(text) or _AGO.match(text) is not None)


def _beside(pieces: Sequence[Piece], place: int) -> Iterator[str]:
    """The lines above and below, also those that are no pieces any more."""
    yield from (pieces[near].text for near in (place - 1, place + 1) if 0 <= near < len(pieces))
    element: _Element | None = pieces[place].element
    for _level in range(2):
        if element is None:
            break
        for sibling in (element.getprevious(), element.getnext()):
            if sibling is not None and isinstance(sibling.tag, str) and is_small(sibling):
                yield element_text(sibling)
        element = element.getparent()


def _names_account_only(text: str) -> bool:
    """Does this line say by which account the page was put online: "Đăng bởi: admin"?"""
    label = LABEL.match(text)
    return (
        len(text) < _LONGEST
        and label is not None
        and len(text.split()) < _ACCOUNT_SYLLABLES
        and is_site(text[label.end() :], (), "")
    ) and not SOURCED.match(text)
