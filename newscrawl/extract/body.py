"""Where the article's body is, on a page of which nothing is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

import trafilatura
from lxml.etree import _Element
from trafilatura.settings import Document

from newscrawl.extract.boxes import boxes_in, is_in_side
from newscrawl.extract.comparison import key
from newscrawl.extract.markup import Markup
from newscrawl.extract.phrases import is_box_heading
from newscrawl.extract.pieces import Piece
from newscrawl.extract.service import is_imprint
from newscrawl.extract.teasers import teaser_items

#: The body is the smallest element that holds this share of the votes.
_BODY_SHARE = 0.75
#: Where trafilatura confirms less of the page's running text than this, it took something else for the article.
_TRUSTED_SHARE = 0.25
#: A page whose article holds so much of its running text, in so many paragraphs and letters, leaves no doubt.
_PLAIN_SHARE, _FEWEST_PARAGRAPHS, _PARAGRAPH_LETTERS, _PLAIN_LETTERS = 0.9, 3, 80, 800
#: Less running text on the whole page is no article's, whoever finds it.
_DOUBTED_LETTERS = 160
#: trafilatura calls itself for each level of nested lists and tables; the deepest page measured has 60 levels.
_DEEPEST = 250
_PARAGRAPH_TAGS = frozenset(("p", "li", "td", "tr", "tbody", "ul", "blockquote", "span"))
#: Shorter lines are menus, labels, names: no running text.
_WORTH_SYLLABLES = 8
_VERSE_SYLLABLES = 20
#: In letters: a page of tens of thousands of paragraphs is no news page, and each is looked for in all of them.
_MOST_SEARCHED = 500_000_000


@dataclass(frozen=True, slots=True)
class Region:
    """The pieces of the body and those before and after it, and the element that holds it.

    `between` are all pieces from the body's first to its last but for those in boxes: teasers stand among them.
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
    span = markup.span(container)
    before = [piece for piece in pieces if markup.order[piece.element] < span.start]
    after = [piece for piece in pieces if markup.order[piece.element] >= span.stop]
    return Region(body, body, before, after, container, len(teaser_items(markup, pieces)))


def find_region(markup: Markup, pieces: Sequence[Piece], title: _Element | None) -> Region:
    """The body of an unknown layout: running text votes for the element that holds it.

    Where that leaves a doubt, trafilatura is asked which text is the article's, and only that votes. By itself
    trafilatura loses captions, short lines and inner headings, and takes teasers for paragraphs; the element that
    holds what it found, cut into our own pieces, has neither fault.
    """
    items = teaser_items(markup, pieces)
    left_out = {place for item in items for place in markup.span(item)}
    places = [markup.order[piece.element] for piece in pieces]
    ballot = _ballot(markup, pieces, places, left_out)
    boxes = boxes_in(markup, ballot.container, ballot.weights)
    left_out |= boxes
    span = markup.span(ballot.container)
    first = max(span.start, -1 if title is None else markup.order.get(title, -1))
    inside = [number for number, place in enumerate(places) if first <= place < span.stop and place not in left_out]
    inside = _trimmed(inside, pieces, ballot.votes)
    if not inside:
        return Region((), (), pieces, (), None, len(items))
    start, stop = inside[0], inside[-1] + 1
    body = [pieces[number] for number in inside]
    if title is not None and not any(piece.captioned for piece in body[:1]):
        body = [*_captions_above(markup, title, pieces[:start], left_out), *body]
    between = [pieces[number] for number in range(start, stop) if places[number] not in boxes]
    return Region(body, between, pieces[:start], pieces[stop:], ballot.container, len(items))


@dataclass(frozen=True, slots=True)
class _Ballot:
    """What each piece weighs as body text, what each place of the page holds of that, and which element wins."""

    votes: Sequence[float]
    weights: Sequence[float]
    container: _Element


def _ballot(markup: Markup, pieces: Sequence[Piece], places: Sequence[int], left_out: set[int]) -> _Ballot:
    votes = _votes(pieces, places, left_out, None)
    if sum(votes) < _DOUBTED_LETTERS:
        votes = max(votes, _verse_votes(pieces, places, left_out), key=sum)
    own = _counted(markup, places, _unboxed(markup, places, votes))
    if own.weights[0] < _DOUBTED_LETTERS or markup.depth > _DEEPEST or _is_plain(markup, own):
        return own
    confirmed = _votes(pieces, places, left_out, _trafilatura_key(markup))
    return own if sum(confirmed) < _TRUSTED_SHARE * sum(own.votes) else _counted(markup, places, confirmed)


def _counted(markup: Markup, places: Sequence[int], votes: Sequence[float]) -> _Ballot:
    weights = markup.summed(zip(places, votes, strict=True))
    return _Ballot(votes, weights, _container(markup, weights))


def _trafilatura_key(markup: Markup) -> str:
    """All text that trafilatura takes for the article's, as one comparison key; "" where it finds none."""
    document = trafilatura.bare_extraction(
        deepcopy(markup.root), fast=True, include_comments=False, favor_recall=True, with_metadata=False
    )
    return key(document.text or "") if isinstance(document, Document) else ""


def _unboxed(markup: Markup, places: Sequence[int], votes: Sequence[float]) -> list[float]:
    """The votes without those for text in boxes and comments, unless nearly everything is in one by its name."""
    nothing = [0.0] * len(markup.elements)
    boxes = boxes_in(markup, markup.root, nothing)
    outside = [0.0 if place in boxes else vote for place, vote in zip(places, votes, strict=True)]
    if sum(outside) >= _TRUSTED_SHARE * sum(votes):
        return outside
    sides = {place for place in boxes if is_in_side(markup, place)}
    return [0.0 if place in sides else vote for place, vote in zip(places, votes, strict=True)]


def _is_plain(markup: Markup, ballot: _Ballot) -> bool:
    """Is nearly all of the page's running text in one element, in several paragraphs, so that nobody need be asked?"""
    paragraphs = sum(vote > _PARAGRAPH_LETTERS for vote in ballot.votes)
    held = ballot.weights[markup.order[ballot.container]]
    return paragraphs >= _FEWEST_PARAGRAPHS and held >= _PLAIN_SHARE * ballot.weights[0] and held >= _PLAIN_LETTERS


def _votes(pieces: Sequence[Piece], places: Sequence[int], left_out: set[int], confirmed: str | None) -> list[float]:
    """The weight of each piece as body text, in letters that are no link; nothing for what is not confirmed."""
    votes = [0.0] * len(pieces)
    searched = 0
    for number, piece in enumerate(pieces):
        if places[number] in left_out or piece.syllables < _WORTH_SYLLABLES or is_imprint(piece.text):
            continue
        if confirmed is not None:
            searched += len(confirmed)
            if searched > _MOST_SEARCHED or key(piece.text) not in confirmed:
                continue
        votes[number] = len(piece.text) * (1 - piece.linked)
    return votes


def _verse_votes(pieces: Sequence[Piece], places: Sequence[int], left_out: set[int]) -> list[float]:
    """The same for a page without any long line: votes for short lines that stand in one element, as verses do."""
    sizes: Counter[int] = Counter()
    short = [
        place not in left_out and piece.linked < 0.5 and not is_imprint(piece.text)
        for place, piece in zip(places, pieces, strict=True)
    ]
    for place, piece, counts in zip(places, pieces, short, strict=True):
        sizes[place] += piece.syllables * counts
    return [
        float(len(piece.text)) if counts and sizes[place] >= _VERSE_SYLLABLES else 0.0
        for place, piece, counts in zip(places, pieces, short, strict=True)
    ]


def _container(markup: Markup, weights: Sequence[float]) -> _Element:
    total = weights[0]
    current = markup.root
    while True:
        heaviest = max(current.iterchildren("*"), key=lambda child: weights[markup.order[child]], default=None)
        if heaviest is None or weights[markup.order[heaviest]] < _BODY_SHARE * total or not total:
            break
        current = heaviest
    for parent in current.iterancestors():
        if current.tag not in _PARAGRAPH_TAGS:
            break
        current = parent  # one long paragraph is not the whole body
    return current


def _captions_above(markup: Markup, title: _Element, above: Sequence[Piece], left_out: set[int]) -> list[Piece]:
    """The captions between title and body: some sites print the picture that opens the article outside of its text."""
    place = markup.order[title]
    return [
        piece
        for piece in above
        if piece.captioned and piece.picture is not None and piece.linked < 0.5
        if place < markup.order[piece.element] and markup.order[piece.element] not in left_out
    ]


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
