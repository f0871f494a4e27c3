"""Lead, author, section and tags, where no page object knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urljoin, urlsplit

from lxml.etree import _Element

from newscrawl.cms.text import element_text
from newscrawl.extract.blocks import key, same_text
from newscrawl.extract.byline import closing_names, is_site, names
from newscrawl.extract.found import Found
from newscrawl.extract.markup import Markup, strings, types_of
from newscrawl.extract.phrases import is_box_heading, leads_elsewhere
from newscrawl.extract.pieces import Piece
from newscrawl.sources import Source

_LEAD_CLASS = re.compile(
    r"sapo|chapp?eau|(?:^|[-_\s])(?:lead|desc|description|summary|intro|txt-?head|short|excerpt|teaser|standfirst)(?:$|[-_\s])",
    re.I,
)
_AUTHOR_CLASS = re.compile(
    r"(?:^|[-_\s])(?:author\w*|tac-?gia\w*|byline|but-?danh|nguoi-?viet|journalist|writer)(?:$|[-_\s])", re.IGNORECASE
)
_TAG_CLASS = re.compile(r"(?:^|[-_\s])(?:\w*tags?|tag\w*|tu-?khoa\w*|keywords?)(?:$|[-_\s])", re.IGNORECASE)
_TAG_URL = re.compile(r"/tags?/|[?&]tag=|\.tag\b|-tag\d|/tu-khoa/|/chu-de/|/topic/|/su-kien/", re.IGNORECASE)
_CRUMBS_CLASS = re.compile(r"bread-?crumbs?|breadcumb|crumb|duong-?dan|path-?way", re.IGNORECASE)
_HOME = frozenset(("trangchu", "home", "trangnhat", "homepage", "tintuc"))
#: Values that systems write on every page.
_EMPTY_SECTIONS = frozenset(("news", "tintuc", "article", "homepage", "trangchu", "home", "general", "uncategorized"))
_LEAD_SYLLABLES = range(8, 160)
_MOST_TAGS = 20


def find_lead(markup: Markup, before: Sequence[Piece], body: Sequence[Piece]) -> Found[str] | None:
    """The printed lead (sapo) and how it was found.

    A printed paragraph that the page's description repeats is the lead, as printed: with its "(LĐTĐ)", without a
    place stamped in front. Where the description is but the beginning of the first plain paragraph, no lead is stated.
    """
    near = [*before[-12:], *body[:2]]
    stated = [
        *strings(markup.json_ld_article.get("description")),
        *(markup.metas.get(name, [""])[0] for name in _DESCRIPTIONS),
    ]
    for description in stated:
        for piece in near:
            printed = _as_printed(piece, description, in_body=piece in body)
            if printed:
                return Found(printed, "meta")
    for piece in near:
        classes = f"{piece.element.get('class') or ''} {piece.element.get('id') or ''}"
        marked = _LEAD_CLASS.search(classes) or (piece.tag in ("h2", "h3") and piece in before[-4:])
        bold = piece in body[:1] and piece.bold > 0.9
        if (
            (marked or bold)
            and len(piece.text.split()) in _LEAD_SYLLABLES
            and piece.linked < 0.3
            and not piece.captioned
        ):
            return Found(piece.text, "general")
    return None


_DESCRIPTIONS = ("og:description", "description", "twitter:description")


def _as_printed(piece: Piece, description: str, *, in_body: bool) -> str | None:
    cut = description.rstrip("…. ")
    start = cut[:60]
    if len(start) < 30 or piece.linked > 0.5 or piece.captioned or leads_elsewhere(piece.text):
        return None
    if not key(piece.text).startswith(key(start)):
        place = piece.text.find(start)
        if not 0 < place <= 40:
            return None
        prefix = piece.text[:place].rstrip()
        return piece.text if prefix.endswith(("-", "–", "—", ":", ")", ".")) else piece.text[place:]
    whole = len(key(piece.text)) <= len(key(cut)) * 1.1 + 10
    marked = piece.bold > 0.9 or _LEAD_CLASS.search(f"{piece.element.get('class') or ''}")
    return piece.text if not in_body or whole or marked else None


def find_author(
    markup: Markup, source: Source | None, title: _Element | None, after: Sequence[Piece]
) -> Found[str] | None:
    """The author's name or names as stated, never the site's own, and how it was found."""
    sites = [*markup.site_names, *((source.name.vi, source.name.en) if source else ())]
    for name in strings(markup.json_ld_article.get("author")):
        if names(name, evident=True) and not is_site(name, sites, markup.host):
            return Found(names(name, evident=True) or name, "json-ld")
    for text in _author_elements(markup, title):
        name = names(text, evident=True)
        if name and not is_site(name, sites, markup.host):
            return Found(name, "general")
    for piece in after[:4]:
        name = None if is_box_heading(piece.text) else closing_names(piece, last=False)
        if name and not is_site(name, sites, markup.host):
            return Found(name, "general")
    for name in markup.metas.get("author", []):
        if names(name) and not is_site(name, sites, markup.host):
            return Found(names(name) or name, "meta")
    return None


def _author_elements(markup: Markup, title: _Element | None) -> Iterator[str]:
    """Short texts of elements called author, from the title on; a teaser's author is not the article's."""
    start = 0 if title is None else markup.order[title] - 30
    for element in markup.root.iter("*"):
        if markup.order[element] < start or element.tag in ("script", "meta", "link", "input"):
            continue
        named = (
            _AUTHOR_CLASS.search(f"{element.get('class') or ''}")
            or element.get("rel") == "author"
            or element.get("itemprop") == "author"
        )
        if named and not any(parent.tag in ("li", "footer", "nav", "aside") for parent in element.iterancestors()):
            text = element_text(element)
            if text and len(text) < 120:
                yield text.split("|")[0]


def find_section(markup: Markup, source: Source | None, title: str) -> Found[str] | None:
    """The section: stated in the head, the last crumb, or the listing under whose address the article lies."""
    crumbs = [text for node in markup.json_ld if "BreadcrumbList" in types_of(node) for text in _crumbs(node)]
    stated = [("json-ld", text) for text in reversed(crumbs)]
    stated += [("json-ld", text) for text in strings(markup.json_ld_article.get("articleSection"))]
    stated += [("meta", text) for name in ("articlesection", "article:section") for text in markup.metas.get(name, [])]
    stated += [("general", text) for text in _printed_crumbs(markup)]
    stated += [("general", text) for text in _address_section(markup, source)]
    for found_by, text in stated:
        if key(text) not in _EMPTY_SECTIONS and not same_text(text, title) and len(text) <= 60:
            return Found(text, found_by)
    return None


def _crumbs(node: dict[str, object]) -> list[str]:
    items = node.get("itemListElement")
    rows = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return [text for row in rows for text in strings(row.get("name") or row.get("item"))[:1] if key(text) not in _HOME]


def _printed_crumbs(markup: Markup) -> Iterator[str]:
    """The links of breadcrumbs, the last first."""
    for element in markup.root.iter("div", "ul", "ol", "nav", "p", "section"):
        if _CRUMBS_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            texts = [element_text(link) for link in element.iter("a")]
            yield from (text for text in reversed(texts) if text and key(text) not in _HOME)


def _address_section(markup: Markup, source: Source | None) -> Iterator[str]:
    """The listing that the article's address continues: "/tintuc_sukien/-/hn/…" lies in "/tintuc_sukien"."""
    listings = [(section.url, section.name) for section in source.sections] if source else []
    listings += [
        (urljoin(markup.url, str(link.get("href"))), element_text(link))
        for link in markup.root.iter("a")
        if link.get("href")
    ][:300]
    here = urlsplit(markup.url)
    found = []
    for url, name in listings:
        try:
            there = urlsplit(url)
        except ValueError:
            continue
        path = unquote(there.path).rstrip("/")
        if (
            there.netloc == here.netloc
            and path
            and not there.query
            and unquote(here.path).startswith(path + "/")
            and name
        ):
            found.append((len(path), name))
    yield from (name for _length, name in sorted(found, key=lambda entry: -entry[0])[:1])


def find_tags(markup: Markup, title: _Element | None) -> Found[tuple[str, ...]] | None:
    """The tags that the page prints, in its order. Keywords in the head are for search engines and no tags."""
    start = 0 if title is None else markup.order[title]
    for element in markup.root.iter("div", "ul", "p", "section", "span", "footer"):
        if markup.order[element] < start or not _TAG_CLASS.search(
            f"{element.get('class') or ''} {element.get('id') or ''}"
        ):
            continue
        texts = [
            element_text(link)
            for link in element.iter("a")
            if not link.get("href", "").startswith(("javascript:", "#"))
        ]
        tags = list(dict.fromkeys(text.lstrip("#").strip() for text in texts if text and len(text) <= 60))
        if tags and len(tags) <= _MOST_TAGS:
            return Found(tuple(tags), "general")
    links = [
        link for link in markup.root.iter("a") if _TAG_URL.search(link.get("href") or "") and link.get("rel") == "tag"
    ]
    tags = list(dict.fromkeys(text for link in links if (text := element_text(link))))
    return Found(tuple(tags[:_MOST_TAGS]), "general") if tags else None
