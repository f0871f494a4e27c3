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
#: How many elements may lie between the names of an article's authors.
_TOGETHER = 12
_COMMENTS = re.compile(r"comment|respond|binh-?luan", re.IGNORECASE)


def find_author(
    markup: Markup, source: Source | None, title: _Element | None, after: Sequence[Piece]
) -> Found[str] | None:
    """The author's name or names as stated; never the site, its publisher or its software. None where none is stated.

    `after` are the pieces that follow the body.
    """
    sites = [*markup.site_names, *((source.name.vi, source.name.en) if source else ())]
    for texts, by in _stated(markup, title, after):
        found = [name for text in texts if (name := names(text, evident=by != "meta"))]
        people = dict.fromkeys(name for name in found if not is_site(name, sites, markup.host))
        if people:
            return Found(", ".join(people), by)
    return None


def _stated(markup: Markup, title: _Element | None, after: Sequence[Piece]) -> Iterator[tuple[list[str], str]]:
    """Texts that name the author or the authors together, with how they were found, the surest first."""
    yield markup.json_ld_values("author"), "json-ld"
    yield from ((texts, "general") for texts in _author_elements(markup, title))
    for piece in after[:_PIECES_AFTER]:
        if not is_box_heading(piece.text) and closing_names(piece, last=False):
            yield [piece.text], "general"
    yield from (([text], "meta") for text in markup.metas.get("author", []))


def _author_elements(markup: Markup, title: _Element | None) -> list[list[str]]:
    """The texts of elements called author, those of one look that stand together in one list."""
    groups: list[tuple[str, int, list[str]]] = []
    for place, text in _called_author(markup, title):
        element = markup.elements[place]
        look = f"{element.tag} {element.get('class')}"
        if groups and groups[-1][0] == look and place - groups[-1][1] <= _TOGETHER:
            groups[-1] = (look, place, [*groups[-1][2], text])
        else:
            groups.append((look, place, [text]))
    return [texts for _look, _place, texts in groups]


def _called_author(markup: Markup, title: _Element | None) -> Iterator[tuple[int, str]]:
    """Short texts of elements called author, from the title on; a teaser's author is not the article's."""
    start = 0 if title is None else markup.order[title] - _REACH_ABOVE_TITLE
    for element, place in markup.order.items():
        if place < start or element.tag in ("script", "meta", "link", "input"):
            continue
        called = _CLASS.search(element.get("class") or "") or "author" in (element.get("rel"), element.get("itemprop"))
        if called and not any(_is_foreign(parent) for parent in element.iterancestors()):
            text = element_text(element)
            if text and len(text) < _LONGEST:
                yield place, text.split("|")[0]


def _is_foreign(element: _Element) -> bool:
    """Does the element hold other articles or what readers write?"""
    return (
        element.tag in ("li", "footer", "nav", "aside", "form")
        or _COMMENTS.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None
    )
