"""Where the article's body is, on a page of which nothing is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import trafilatura
from lxml.etree import _Element
from trafilatura.settings import Document

from newscrawl.extract.blocks import key
from newscrawl.extract.markup import Markup
from newscrawl.extract.phrases import is_box_heading
from newscrawl.extract.pieces import Piece
from newscrawl.extract.teasers import teaser_items

#: The body is the smallest element that holds this share of the text that trafilatura takes for the article's.
_BODY_SHARE = 0.75
#: A box within the body may hold so much of its text at most; above it, its class name misleads.
_BOX_SHARE = 0.25
_BOX_CLASS = re.compile(
    r"(?:^|[-_\s])(?:relat\w*|lien-?quan|tin-?lien-?quan|tin-?khac|other-?news|list-?news|box-?news|share|social|comments?|binh-?luan"
    r"|ads?|adv|advert\w*|quang-?cao|banner|breadcrumbs?|tags?|tagbox|tu-?khoa|newsletter|rating|vote|toolbar|tool-?bar|player|print"
    r"|see-?more|read-?more|xem-?them|menu|nav|footer|sidebar|popup|modal|recommend\w*|suggest\w*|more-?news|insert-?wiki)(?:$|[-_\s])",
    re.IGNORECASE,
)
_PARAGRAPH_TAGS = frozenset(("p", "li", "td", "tr", "tbody", "ul", "blockquote", "span"))
_BOX_TAGS = frozenset(("nav", "aside", "footer"))
_WORTH_SYLLABLES = 8


@dataclass(frozen=True, slots=True)
class Region:
    """The pieces of the body and those before and after it, and the element that holds it.

    `between` are all pieces from the body's first to its last: what was left out of the body stands among them.
    `teasers` is how many boxes with other articles the page has.
    """

    body: Sequence[Piece]
    between: Sequence[Piece]
    before: Sequence[Piece]
    after: Sequence[Piece]
    container: _Element | None
    teasers: int


def known_region(markup: Markup, pieces: Sequence[Piece], body: Sequence[Piece], container: _Element) -> Region:
    """The region of a body that a page object knows."""
    start = markup.order[container]
    end = start + sum(1 for _ in container.iter("*"))
    before = [piece for piece in pieces if markup.order[piece.element] < start]
    after = [piece for piece in pieces if markup.order[piece.element] >= end]
    return Region(body, body, before, after, container, len(teaser_items(pieces)))


def trafilatura_key(markup: Markup) -> str:
    """All text that trafilatura takes for the article's, as one comparison key; "" where it finds none."""
    document = trafilatura.bare_extraction(
        markup.text, url=None, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False
    )
    return key(document.text or "") if isinstance(document, Document) else ""


def find_region(markup: Markup, pieces: Sequence[Piece], title: _Element | None) -> Region:
    """The body of an unknown layout: trafilatura votes for the text, the markup says what holds it together.

    trafilatura alone loses captions, short lines and inner headings, and takes teasers for paragraphs; the element
    that holds what it found, cut into our own pieces, has neither fault.
    """
    confirmed = trafilatura_key(markup)
    items = teaser_items(pieces)
    teasers = {element for item in items for element in item.iter("*")}
    voted = [0.0 if piece.element in teasers else _vote(piece, confirmed) for piece in pieces]
    if not any(voted):
        voted = [0.0 if piece.element in teasers else _vote(piece, None) for piece in pieces]
    container = _container(markup.root, pieces, voted)
    inside = set(container.iter("*"))
    boxes = _boxes(container, pieces, voted) | teasers
    title_place = -1 if title is None else markup.order.get(title, -1)
    places = [
        place
        for place, piece in enumerate(pieces)
        if piece.element in inside and piece.element not in boxes and markup.order.get(piece.element, 0) >= title_place
    ]
    places = _trimmed(places, pieces, voted)
    if not places:
        return Region((), (), pieces, (), None, len(items))
    body = [pieces[place] for place in places]
    return Region(
        body, pieces[places[0] : places[-1] + 1], pieces[: places[0]], pieces[places[-1] + 1 :], container, len(items)
    )


def _vote(piece: Piece, confirmed: str | None) -> float:
    """The weight of a piece as body text, in letters that are no link."""
    if len(piece.text.split()) < _WORTH_SYLLABLES or (confirmed is not None and key(piece.text) not in confirmed):
        return 0.0
    return len(piece.text) * (1 - piece.linked)


def _container(root: _Element, pieces: Sequence[Piece], votes: Sequence[float]) -> _Element:
    weights: dict[_Element, float] = {}
    for piece, vote in zip(pieces, votes, strict=True):
        if vote:
            weights[piece.element] = weights.get(piece.element, 0.0) + vote
            for parent in piece.element.iterancestors():
                weights[parent] = weights.get(parent, 0.0) + vote
    total = weights.get(root, 0.0)
    current = root
    while True:
        heaviest = max(current, key=lambda child: weights.get(child, 0.0), default=None)
        if heaviest is None or weights.get(heaviest, 0.0) < _BODY_SHARE * total or not total:
            break
        current = heaviest
    for parent in current.iterancestors():
        if current.tag not in _PARAGRAPH_TAGS:
            break
        current = parent  # one long paragraph is not the whole body
    return current


def _boxes(container: _Element, pieces: Sequence[Piece], votes: Sequence[float]) -> set[_Element]:
    """Everything within boxes that stand in the body: related articles, share bars, advertisements."""
    weight: dict[_Element, float] = {}
    for piece, vote in zip(pieces, votes, strict=True):
        for element in (piece.element, *piece.element.iterancestors()):
            weight[element] = weight.get(element, 0.0) + vote
    most = weight.get(container, 0.0) * _BOX_SHARE
    found: set[_Element] = set()
    for element in container.iterdescendants("*"):
        if element in found or weight.get(element, 0.0) > most:
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in _BOX_TAGS or _BOX_CLASS.search(names):
            found.update(element.iter("*"))
    return found


def _trimmed(places: list[int], pieces: Sequence[Piece], votes: Sequence[float]) -> list[int]:
    """From the first to the last piece that was voted for, with the short lines that belong to the ends."""
    strong = [place for place in places if votes[place]]
    if not strong:
        return []
    last = strong[-1]
    for place in (place for place in places if place > last):
        piece = pieces[place]
        if is_box_heading(piece.text) or piece.linked > 0.3:
            break
        last = place
    first = strong[0]
    for place in reversed([place for place in places if place < first]):
        piece = pieces[place]
        if not (piece.captioned or piece.after_picture or piece.with_picture or piece.bold > 0.9) or piece.linked > 0.3:
            break
        first = place
    return [place for place in places if first <= place <= last]
