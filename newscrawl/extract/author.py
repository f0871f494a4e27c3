"""Who wrote the article, where neither page object nor the body's last line says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from newscrawl.cms.text import element_text
from newscrawl.extract.byline import closing_names, is_site, names
from newscrawl.extract.found import Found
from newscrawl.extract.markup import Markup
from newscrawl.extract.phrases import is_box_heading
from newscrawl.extract.pieces import Piece
from newscrawl.sources import Source

_CLASS = re.compile(
    r"(?:^|[-_\s])(?:author\w*|tac-?gia\w*|by|byline|but-?danh|nguoi-?viet|journalist|writer)(?:$|[-_\s])",
    re.IGNORECASE,
)
#: Wider elements of that class hold a biography.
_LONGEST = 120
#: The author may stand a little above the title, in its tool bar.
_REACH_ABOVE_TITLE = 30
_PIECES_AFTER = 4


def find_author(
    markup: Markup, source: Source | None, title: _Element | None, after: Sequence[Piece]
) -> Found[str] | None:
    """The author's name or names as stated; never the site, its publisher or its software. None where none is stated.

    `after` are the pieces that follow the body.
    """
    sites = [*markup.site_names, *((source.name.vi, source.name.en) if source else ())]
    for text, by in _stated(markup, title, after):
        name = names(text, evident=by != "meta")
        if name and not is_site(name, sites, markup.host):
            return Found(name, by)
    return None


def _stated(markup: Markup, title: _Element | None, after: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    """Texts that may name the author with how they were found, the surest first."""
    yield from ((text, "json-ld") for text in markup.json_ld_values("author"))
    yield from ((text, "general") for text in _author_elements(markup, title))
    for piece in after[:_PIECES_AFTER]:
        if not is_box_heading(piece.text) and closing_names(piece, last=False):
            yield piece.text, "general"
    yield from ((text, "meta") for text in markup.metas.get("author", []))


def _author_elements(markup: Markup, title: _Element | None) -> Iterator[str]:
    """Short texts of elements called author, from the title on; a teaser's author is not the article's."""
    start = 0 if title is None else markup.order[title] - _REACH_ABOVE_TITLE
    for element, place in markup.order.items():
        if place < start or element.tag in ("script", "meta", "link", "input"):
            continue
        called = _CLASS.search(element.get("class") or "") or "author" in (element.get("rel"), element.get("itemprop"))
        if called and not any(parent.tag in ("li", "footer", "nav", "aside") for parent in element.iterancestors()):
            text = element_text(element)
            if text and len(text) < _LONGEST:
                yield text.split("|")[0]
