"""The lead (sapo): the paragraph between title and body, where no page object knows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newscrawl.extract.blocks import key, same_text
from newscrawl.extract.found import Found
from newscrawl.extract.markup import Markup, strings
from newscrawl.extract.phrases import leads_elsewhere
from newscrawl.extract.pieces import Piece

_CLASS = re.compile(
    r"sapo|chapp?eau"
    r"|(?:^|[-_\s])(?:lead|desc|description|summary|intro|txt-?head|short|excerpt|teaser|standfirst)(?:$|[-_\s])",
    re.IGNORECASE,
)
_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_SYLLABLES = range(8, 160)
#: How far above the body a lead may stand, in pieces: boxes of related articles lie between them on some sites.
_REACH = 12
#: So much of a description must stand in the printed text; systems cut it after 150 to 200 characters.
_COMPARED, _FEWEST_COMPARED = 60, 30
#: A stamp or sign before the lead's first word: "(Chinhphu.vn) - ", "TP HCM".
_LONGEST_PREFIX = 40


def find_lead(markup: Markup, title: str, before: Sequence[Piece], body: Sequence[Piece]) -> Found[str] | None:
    """The lead as printed, None where the page has none.

    A printed paragraph that the page's description repeats is the lead: with its "(LĐTĐ)", without a place stamped in
    front. Where the description is but the beginning of the first plain paragraph, no lead is stated.
    """
    near = [piece for piece in (*before[-_REACH:], *body[:2]) if not same_text(piece.text, title)]
    stated = [*strings(markup.json_ld_article.get("description"))]
    stated += [text for name in _DESCRIPTIONS for text in markup.metas.get(name, [])[:1]]
    for description in stated:
        for piece in near:
            printed = _as_printed(piece, description, in_body=piece in body)
            if printed:
                return Found(printed, "meta")
    first = next(iter(body), None)
    for piece in near:
        marked = _is_marked(piece) or (piece.tag in ("h2", "h3") and piece in before[-4:])
        bold = piece is first and piece.bold > 0.9
        if (marked or bold) and len(piece.text.split()) in _SYLLABLES and _may_be_lead(piece):
            return Found(piece.text, "general")
    return None


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
        signed = piece.text[:place].rstrip().endswith(("-", "–", "—", ":", ")", "."))
        return piece.text if signed else piece.text[place:]
    whole = len(key(piece.text)) <= len(key(cut)) * 1.1 + 10
    return piece.text if not in_body or whole or piece.bold > 0.9 or _is_marked(piece) else None


def _may_be_lead(piece: Piece) -> bool:
    return piece.linked < 0.5 and not piece.captioned and not leads_elsewhere(piece.text)


def _is_marked(piece: Piece) -> bool:
    return _CLASS.search(f"{piece.element.get('class') or ''} {piece.element.get('id') or ''}") is not None
