"""How much text of its own a page has: without titles of other articles, without masthead and foot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lxml.etree import _Element

from newscrawl.extract.body import Region
from newscrawl.extract.elements import is_called
from newscrawl.extract.pieces import Piece
from newscrawl.extract.service import is_imprint
from newscrawl.models import Block

#: Lines with more of them linked are titles of other articles; longer ones are text within a link left open.
_LINKED, _LINKED_SYLLABLES = 0.5, 40
#: A site's name is no text yet.
_FEWEST_BESIDE_IMPRINT = 15
_FOOT = re.compile(r"(?:^|\s)(?:foot(?!note)|copyright)", re.IGNORECASE)


def own_text(region: Region, lead: str | None, blocks: Sequence[Block], *, stated: bool) -> tuple[int, int]:
    """The syllables of the page's own text, and those of it in sentences rather than headings and tables.

    Where mastheads and feet are all that was found, they are no text; beside a text they are, for notices end with
    addresses too. A lead without a body is a teaser's, unless the page is `stated` to be an article.
    """
    titles = {piece.text for piece in region.body if _is_title_of_other(piece)}
    texts = [(block.text, block.kind != "heading" and block.form != "row") for block in blocks]
    texts = [(text, sentences) for text, sentences in texts if text not in titles]
    imprint = {piece.text for piece in region.body if piece.tag == "marquee" or is_imprint(piece.text)}
    bare = _syllables(text for text, _sentences in texts if text not in imprint)
    if bare < _FEWEST_BESIDE_IMPRINT:
        texts = [(text, sentences) for text, sentences in texts if text not in imprint]
    if _is_foot(region.container):
        texts = []
    if lead is not None and lead not in titles and (texts or stated):
        texts.append((lead, True))
    return _syllables(text for text, _ in texts), _syllables(text for text, sentences in texts if sentences)


def _is_title_of_other(piece: Piece) -> bool:
    return piece.linked > _LINKED and piece.syllables < _LINKED_SYLLABLES


def _is_foot(container: _Element | None) -> bool:
    """Does the body stand in the foot of the page?"""
    around = [] if container is None else [container, *container.iterancestors()]
    return any(
        element.tag == "footer" or is_called(element, _FOOT)
        for element in around
        if element.tag not in ("body", "html")
    )


def _syllables(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
