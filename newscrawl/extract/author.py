"""Who wrote the article, where neither page object nor the body's first or last line says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.etree import _Element

from newscrawl.extract.body import Region
from newscrawl.extract.byline import is_site, names
from newscrawl.extract.called_author import author_text, is_called_author, is_foreign
from newscrawl.extract.closing import closing_names
from newscrawl.extract.elements import is_small
from newscrawl.extract.found import Found
from newscrawl.extract.json_ld import strings, types_of
from newscrawl.extract.labels import is_label
from newscrawl.extract.markup import Markup
from newscrawl.extract.opening import opening_names
from newscrawl.extract.people import has_surname, is_person
from newscrawl.extract.phrases import is_box_heading, opens_comments
from newscrawl.extract.pieces import Piece
from newscrawl.sources import Source

#: The author may stand a little above the title, in its tool bar.
_REACH_ABOVE_TITLE = 30
_PIECES_BEFORE, _PIECES_OPENING, _PIECES_AFTER = 8, 4, 4
#: How many elements may lie between the names of an article's authors.
_TOGETHER = 12
#: A page with more is a list of articles.
_MOST_CALLED = 40
#: What may stand behind a name in its element: the date, the section.
_BEHIND_NAME = re.compile(r"\s*(?:[|·•]|[-–,]?\s*\d{1,2}[:/.-]\d).*", re.DOTALL)


def find_author(markup: Markup, source: Source | None, title: _Element | None, region: Region) -> Found[str] | None:
    """The author's name or names as stated; never the site, its publisher or its software. None where none is."""
    sites = [*markup.site_names, *((source.name.vi, source.name.en) if source else ())]
    for texts, by in _stated(markup, title, region):
        found = [name for text in texts if (name := names(text, evident=by != "meta"))]
        people = dict.fromkeys(name for name in found if not is_site(name, sites, markup.host))
        if people and (by != "meta" or all(map(is_person, people))):
            return Found(", ".join(people), by)
    return None


def _stated(markup: Markup, title: _Element | None, region: Region) -> Iterator[tuple[list[str], str]]:
    """Texts that name the author or the authors together, with how they were found, the surest first."""
    yield _in_json_ld(markup), "json-ld"
    yield from ((texts, "general") for texts in _author_elements(markup, title))
    yield from (([text], "general") for text in _above_body(markup, title, region))
    yield from (([text], "general") for text in _below_body(region.after, title))
    yield from (([text], "meta") for text in markup.metas.get("author", []))


def _in_json_ld(markup: Markup) -> list[str]:
    """The authors of the page's JSON-LD; one that it calls an organisation must look like a person to count."""
    author = markup.json_ld_article.get("author")
    entries = author if isinstance(author, list) else [author]
    organisations = [name for entry in entries if _is_organisation(entry) for name in strings(entry)]
    return [
        name
        for name in markup.json_ld_values("author")
        if name not in organisations or (is_person(name) and has_surname(name))
    ]


def _is_organisation(entry: object) -> bool:
    return isinstance(entry, dict) and any(kind.endswith("Organization") for kind in types_of(entry))


def _above_body(markup: Markup, title: _Element | None, region: Region) -> Iterator[str]:
    """Bylines between title and text, whose first lines may be taken for the body's."""
    if title is None:
        return
    near = [*region.before[-_PIECES_BEFORE:], *region.body[:_PIECES_OPENING]]
    headline = markup.span(title)
    # A line between the title and an element has the element as its own that holds the title too: only the order tells.
    places = [place for place, piece in enumerate(near) if markup.order[piece.element] in headline]
    above = near[places[-1] + 1 :] if places else [p for p in near if markup.order[p.element] >= headline.start]
    for place in range(len(above)):
        if name := opening_names(above, place):
            yield name


def _below_body(after: Sequence[Piece], title: _Element | None) -> Iterator[str]:
    """Bylines right under the body, above the readers' comments."""
    label = ""
    for piece in after[:_PIECES_AFTER]:
        if opens_comments(piece.text) or is_foreign(piece.element, title):
            break
        if not is_box_heading(piece.text) and (name := closing_names(piece, last=False, label=label)):
            yield name
        label = piece.text if is_label(piece.text) else ""


def _author_elements(markup: Markup, title: _Element | None) -> list[list[str]]:
    """The texts of elements called author, those of one look that stand together in one list."""
    groups: list[tuple[str, int, list[str]]] = []
    for place, text in islice(_called_author(markup, title), _MOST_CALLED):
        element = markup.elements[place]
        look = f"{element.tag} {element.get('class')}"
        if groups and groups[-1][0] == look and place - groups[-1][1] <= _TOGETHER:
            groups[-1] = (look, place, [*groups[-1][2], text])
        else:
            groups.append((look, place, [text]))
    return [texts for _look, _place, texts in groups]


def _called_author(markup: Markup, title: _Element | None) -> Iterator[tuple[int, str]]:
    """Short texts of elements called author, from the title on; a teaser's author is not the article's."""
    start = 0 if title is None else max(markup.order[title] - _REACH_ABOVE_TITLE, 0)
    for place in range(start, len(markup.elements)):
        element = markup.elements[place]
        if is_called_author(element) and is_small(element) and not is_foreign(element, title):
            text = author_text(element)
            if text:
                yield place, _BEHIND_NAME.sub("", text, count=1)
