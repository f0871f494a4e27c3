"""The lead (sapo): the paragraph between title and body, where no page object knows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from newscrawl.cms.text import element_text
from newscrawl.extract.comparison import key
from newscrawl.extract.date_line import is_date_line, prints_title
from newscrawl.extract.elements import is_called
from newscrawl.extract.found import Found
from newscrawl.extract.headline import Headline
from newscrawl.extract.json_ld import strings
from newscrawl.extract.markup import Markup
from newscrawl.extract.phrases import is_notice, leads_elsewhere
from newscrawl.extract.pieces import Piece

_CLASS = re.compile(
    r"sapo|chapp?eau|trich-?(?:dan|yeu)|tom-?tat|hometext|bodylead|articlelead"
    r"|(?:^|[-_\s])(?:lead|desc|description|summary|intro|introtext|txt-?head|news[-_]?head|p?head|brief|field-sapo|short|excerpt|teaser|standfirst|abstract|mo-?ta)"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\bhỏi\s*:", re.IGNORECASE)
_CRUMBS = re.compile(r"(?:home|trang chủ|trang nhất)\s*[/>|]", re.IGNORECASE)
_ASKED_BY = 100
_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_SYLLABLES = range(8, 160)
#: How far above the body a lead may stand, in pieces: boxes of related articles lie between them on some sites.
_REACH = 12
#: A small heading is a lead only so near to the body.
_NEAREST = 4
#: So much of a description must stand in the printed text; systems cut it after 150 to 200 characters.
_COMPARED, _FEWEST_COMPARED = 60, 30
#: A stamp or sign before the lead's first word: "(Chinhphu.vn) - ", "TP HCM".
_LONGEST_PREFIX = 40
#: Names of places that some papers stamp before the lead's first word, without a mark: "TP HCM", "Bà Rịa - Vũng Tàu".
_STAMP_SYLLABLES = 6
#: Above the first paragraph may stand the title, a line with the date and share buttons.
_OPENING = 5
_MOST_FRAMES = 4
_FEWEST_OTHERS = 2
_PROSE_SYLLABLES = 12
_HOLDS_SHARE = 0.8
_ITALIC_SYLLABLES = 24


def find_lead(markup: Markup, headline: Headline, before: Sequence[Piece], body: Sequence[Piece]) -> Found[str] | None:
    """The lead as printed, None where the page has none.

    A printed paragraph that the page's description repeats is the lead: with its "(LĐTĐ)", without a place stamped in
    front. Where the description is but the beginning of the first plain paragraph, no lead is stated. Without a
    description that helps, it is the paragraph that class, type or place set apart from the text.
    """
    fresh = [piece for piece in body[:_OPENING] if not prints_title(piece.text, headline.text)]
    opening = [piece for piece in fresh if not is_date_line(piece.text)][:2]
    above = [piece for piece in before[-_REACH:] if not prints_title(piece.text, headline.text)]
    first = next(iter(opening), None)
    apart = first if first is not None and _is_apart(markup, first, body[body.index(first) + 1 :]) else None
    plain = [piece for piece in opening if piece is not apart]
    return (
        _described(markup, [*above, *opening], plain)
        or _set_apart([*above, *opening], before[-_NEAREST:], first, apart)
        or _between(markup, headline, before)
    )


def _described(markup: Markup, near: Sequence[Piece], plain: Sequence[Piece]) -> Found[str] | None:
    """The paragraph that JSON-LD or a meta field repeats; one of the body's own (`plain`) must look like a lead too."""
    stated = [("json-ld", text) for text in strings(markup.json_ld_article.get("description"))]
    stated += [("meta", text) for name in _DESCRIPTIONS for text in markup.metas.get(name, [])[:1]]
    for by, description in stated:
        for piece in near:
            printed = _as_printed(piece, description, in_body=piece in plain)
            if printed:
                return Found(printed, by if key(printed).startswith(key(description)[:_COMPARED]) else "general")
    return None


def _set_apart(
    near: Sequence[Piece], nearest: Sequence[Piece], first: Piece | None, apart: Piece | None
) -> Found[str] | None:
    """The paragraph that its class, its heading's tag, its type or its place above the text makes a lead."""
    for piece in near:
        size = piece.syllables
        if size not in _SYLLABLES or piece.text.isupper() or not _may_be_lead(piece):
            continue
        marked = _is_marked(piece) or (piece.tag in ("h2", "h3") and piece in nearest)
        typed = piece is first and (piece.bold > 0.9 or (piece.italic > 0.9 and size >= _ITALIC_SYLLABLES))
        if marked or ((typed or piece is apart) and not _asks(piece)):
            return Found(piece.text, "general")
    return None


def _asks(piece: Piece) -> bool:
    """Is it a reader's question, which stands apart from the paper's answer and is no lead?"""
    return _QUESTION.search(piece.text[:_ASKED_BY]) is not None or piece.text.endswith("?")


def _between(markup: Markup, headline: Headline, before: Sequence[Piece]) -> Found[str] | None:
    """The one paragraph that stands after the title and outside the body."""
    start = len(markup.elements) if headline.element is None else markup.order[headline.element]
    prose = [
        piece
        for piece in before[-_REACH:]
        if markup.order[piece.element] > start and piece.syllables >= _PROSE_SYLLABLES and _may_be_lead(piece)
    ]
    closed = len(prose) == 1 and (prose[0].bold > 0.9 or prose[0].text.endswith((".", "…", "!", ":")))
    if not closed or is_notice(prose[0].text) or _asks(prose[0]):
        return None
    return Found(prose[0].text, "general")


def _as_printed(piece: Piece, description: str, *, in_body: bool) -> str | None:
    """The piece's text if it prints the description, None if not."""
    cut = description.rstrip("…. ")
    start = cut[:_COMPARED]
    if len(start) < _FEWEST_COMPARED or not _may_be_lead(piece):
        return None
    if not key(piece.text).startswith(key(start)):
        place = piece.text.find(start)
        if not 0 < place <= _LONGEST_PREFIX:
            return None
        prefix = piece.text[:place].rstrip()
        stamped = prefix[-1:].isalnum() and len(prefix.split()) <= _STAMP_SYLLABLES
        return piece.text[place:] if stamped else piece.text
    return piece.text if not in_body or piece.bold > 0.9 or _is_marked(piece) else None


def _may_be_lead(piece: Piece) -> bool:
    crumbs = "»" in piece.text or _CRUMBS.match(piece.text) is not None
    return piece.linked < 0.5 and not crumbs and not piece.captioned and not leads_elsewhere(piece.text)


def _is_marked(piece: Piece) -> bool:
    """Is the element that holds the piece alone called so?"""
    size = len(piece.text) + 4
    for element in (piece.element, *islice(piece.element.iterancestors(), _MOST_FRAMES)):
        if len(element_text(element)) > size:
            return False
        if is_called(element, _CLASS):
            return True
    return False


def _is_apart(markup: Markup, first: Piece, others: Sequence[Piece]) -> bool:
    """Does the first piece stand outside the one element that holds nearly all of the others, two or more?"""
    prose = [piece for piece in others if piece.syllables >= _SYLLABLES.start]
    if len(prose) < _FEWEST_OTHERS:
        return False
    weights = markup.summed((markup.order[piece.element], len(piece.text)) for piece in prose)
    place = 0
    while True:
        children = [markup.order[child] for child in markup.elements[place].iterchildren("*")]
        heaviest = max(children, key=weights.__getitem__, default=None)
        if heaviest is None or weights[heaviest] < _HOLDS_SHARE * weights[0]:
            break
        place = heaviest
    alone = all(piece.element is prose[0].element for piece in prose)
    held = markup.elements[place] not in [piece.element for piece in prose] or alone
    return held and markup.order[first.element] not in markup.span(markup.elements[place])
