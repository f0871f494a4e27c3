"""What a piece of the body is: a paragraph, an inner heading, or the caption of the picture above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newscrawl.extract.byline import is_photo_credit
from newscrawl.extract.pieces import Piece
from newscrawl.models import BlockKind

_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
#: Longer bold paragraphs are emphasis; union papers' inner headings have up to about 25 syllables.
_HEADING_SYLLABLES = 32
#: Longer lines under a picture are prose. The longest caption in the measured pages has 47 syllables.
_CAPTION_SYLLABLES = 80
#: In plain type, a longer line is a caption only where the markup sets it apart.
_PLAIN_CAPTION_SYLLABLES = 40
#: So many bold questions make the article an interview.
_FEWEST_QUESTIONS = 3
#: A line with more of it linked is a teaser, not a caption.
_LINKED_SHARE = 0.5
_CREDIT = re.compile(
    r"\bảnh(?: minh họa| tư liệu)?\s*[:;]|\((?:nguồn |trong )?ảnh\b[^)]*\)\W*\Z|\bảnh (?:minh họa|tư liệu)\W*\Z",
    re.IGNORECASE,
)
#: A line that ends in the credit of a picture is its caption wherever it stands.
_CREDITED = re.compile(r"[.!?”)–-]\s*\(?ảnh(?: minh họa| tư liệu)?\s*:\s*[^.:]{2,40}\.?\)?\Z", re.IGNORECASE)
_HEADING_CLASS = re.compile(
    r"(?:^|[-_\s]|p)(?:sub-?(?:title|head(?:ing)?)|inter-?title|tit-?phu|tieu-?de-?phu)(?:$|[-_\s])", re.I
)
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]+|[a-zđ])[.)/]\s|[-–+•]\s")
_SPOKEN = re.compile(r"(?:PV|P\.V|Phóng viên|Hỏi)\s*:|[-–*+]\s|\d+[.)]\s.*[.;]\Z")


def kind_of(pieces: Sequence[Piece], place: int) -> BlockKind:
    """The kind of one of the pieces of a body, among the others."""
    piece = pieces[place]
    syllables = piece.syllables
    if piece.row:
        return "paragraph"
    if _is_caption(piece, syllables, centred=_is_centred(pieces), opening=place == 0):
        return "caption"
    if piece.tag in _HEADINGS or _is_called_heading(piece, syllables):
        return "heading"
    last = place == len(pieces) - 1
    return (
        "heading" if _is_bold_line(piece, syllables) and not last and not _is_question(pieces, place) else "paragraph"
    )


def _is_called_heading(piece: Piece, syllables: int) -> bool:
    called = piece.element.get("class")
    return bool(called and _HEADING_CLASS.search(called)) and syllables <= _HEADING_SYLLABLES


def continues_caption(last: Piece, piece: Piece) -> bool:
    """Is the piece the next line of a caption that did not end: set like it, under the same picture?"""
    unended = not last.text.endswith((".", "!", "?", "…", ")"))
    alike = last.italic > 0.8 and piece.italic > 0.8 and last.align == piece.align
    beneath = not (piece.with_picture or piece.after_picture) and (alike and piece.align == "center")
    return unended and beneath and piece.syllables <= _PLAIN_CAPTION_SYLLABLES


def _is_bold_line(piece: Piece, syllables: int) -> bool:
    closed = piece.text.endswith((".", ";", ",", "!", "…", ":"))
    return piece.bold > 0.95 and syllables <= _HEADING_SYLLABLES and not closed and not piece.item


def _is_question(pieces: Sequence[Piece], place: int) -> bool:
    """Is the bold line a question of an interview? There the page has several, or says who asks."""
    if _SPOKEN.match(pieces[place].text):
        return True
    asked = sum(piece.bold > 0.95 and piece.text.endswith("?") for piece in pieces)
    return pieces[place].text.endswith("?") and asked >= _FEWEST_QUESTIONS


def _is_centred(pieces: Sequence[Piece]) -> bool:
    """Is the whole article centred, so that a centred line says nothing?"""
    return sum(piece.align == "center" for piece in pieces) > len(pieces) / 2


def _is_caption(piece: Piece, syllables: int, *, centred: bool, opening: bool) -> bool:
    if syllables > _CAPTION_SYLLABLES:
        return False
    if piece.captioned or is_photo_credit(piece.text) or _CREDITED.search(piece.text):
        return True
    if not (piece.after_picture or piece.with_picture) or piece.linked > _LINKED_SHARE:
        return False
    centre = piece.align == "center" and not centred
    if _CREDIT.search(piece.text) or centre:
        return True
    if piece.italic > 0.8 and not opening:
        return True  # the first line in italics may be the lead, under the picture that opens the article
    if (piece.italic > 0.8 or piece.with_picture) and syllables <= _PLAIN_CAPTION_SYLLABLES:
        return True
    plain = piece.bold < 0.5 and piece.tag not in _HEADINGS and not piece.item and not _NUMBERED.match(piece.text)
    return plain and syllables <= _PLAIN_CAPTION_SYLLABLES and piece.text[-1:].isalnum()
