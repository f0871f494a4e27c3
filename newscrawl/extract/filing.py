"""Under what the site files an article: its section and its tags, where no page object knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml.etree import _Element

from newscrawl.cms.text import element_text
from newscrawl.extract.comparison import key, same_text
from newscrawl.extract.dates import stamps
from newscrawl.extract.found import Found
from newscrawl.extract.headline import Headline
from newscrawl.extract.markup import Markup, strings, types_of
from newscrawl.extract.phrases import is_box_heading
from newscrawl.sources import Source

_TAG_CLASS = re.compile(r"(?:^|[-_\s])(?:\w*tags?|tag\w*|tu-?khoa\w*|keywords?)(?:$|[-_\s])", re.IGNORECASE)
_TAG_LABEL = re.compile(r"(?:từ kh(?:óa|oá)|tags?|thẻ|nhãn|chủ đề|xem thêm về)\s*:?\s", re.IGNORECASE)
#: Addresses that list what bears a tag.
_TAG_ADDRESS = re.compile(
    r"/(?:\w*-)?(?:tags?|tu-?khoa|label|keywords?|chu-?de|topic|search|tim-?kiem)\b|[?&](?:tag|q|s|keyword)=", re.I
)
_CRUMBS_CLASS = re.compile(
    r"bread-?crumbs?|breadcumb|crumb|duong-?dan|path-?way|(?:^|[-_\s])bc(?:$|[-_\s])", re.IGNORECASE
)
_MENU = re.compile(
    r"(?:^|[-_\s])(?:\w*menu(?:-?item)?|\w*nav(?:bar)?|topbar|social\w*|share\w*|tools?|toolbar)(?:$|[-_\s])", re.I
)
_SECTION_CLASS = re.compile(
    r"(?:^|[-_\s])(?:categor(?:y|ies)\d?|cates?|cat(?:-?name)?|chuyen-?muc|folder-?title|section-?name|kicker|zone-?name)(?:$|[-_\s])",
    re.IGNORECASE,
)
_CALLED_REACH = 24
_CHOSEN = re.compile(r"(?:^|[-_\s])(?:selected|active|current|current-menu-item)(?:$|[-_\s])", re.IGNORECASE)
_HOME = frozenset(("trangchủ", "home", "trangnhất", "homepage"))
#: Said where nothing better is: the one section of a small site, or a system's word for all of them.
_WEAK_SECTIONS = frozenset(("news", "tintuc", "tintức"))
#: Values that systems write on every page, and links back.
_EMPTY_SECTIONS = (
    _HOME
    | {
        "quayvề",
        "quaylại",
        "trởvề",
        "trởlại",
        "back",
        "pages",
        "root",
        "tấtcả",
        "all",
        "skiptocontent",
        "inbài",
        "xemtiếp",
        "xemthêm",
        "chitiết",
        "chưaphânloại",
        "chưađượcphânloại",
    }
    | {"article", "general", "uncategorized"}
)
_LONGEST_SECTION = 60
_MOST_TAGS = 20
#: A link of so many syllables under no label is another article's title.
_TITLE_SYLLABLES = 7
#: How many elements may lie between the section's link above the title and the title; a list of more links is a menu.
_KICKER_REACH, _KICKER_SYLLABLES, _MOST_CRUMBS = 10, 6, 2


def find_section(markup: Markup, source: Source | None, headline: Headline) -> Found[str] | None:
    """The section: the last crumb, what the head states, or the listing under whose address the article lies."""
    weak: Found[str] | None = None
    sites = {key(name) for name in markup.site_names}
    for text, by in _stated_sections(markup, source, headline.element):
        dated = text.isdigit() or next(stamps(text), None) is not None
        if dated or key(text) in _EMPTY_SECTIONS or len(text) > _LONGEST_SECTION or is_box_heading(text):
            continue
        if same_text(text, headline.text) or key(text) in sites:
            continue
        if key(text) not in _WEAK_SECTIONS:
            return Found(text, by)
        weak = weak or Found(text, by)
    return weak


def find_tags(markup: Markup, title: _Element | None) -> Found[tuple[str, ...]] | None:
    """The tags that the page prints, in its order. Keywords in the head are for search engines and no tags."""
    start = 0 if title is None else markup.order[title]
    marked = [link for link in markup.root.iter("a") if markup.order[link] > start and _is_tag(link)]
    if marked:
        return Found(tuple(dict.fromkeys(_bare(link) for link in marked)), "general")
    for element in markup.root.iter("div", "ul", "p", "section", "span", "footer"):
        if markup.order[element] < start or not _holds_tags(element):
            continue
        links = [link for link in element.iter("a") if not (link.get("href") or "").startswith(("javascript:", "#"))]
        tags = dict.fromkeys(_bare(link) for link in links)
        tags.pop("", None)
        lead_to_tags = all(_TAG_ADDRESS.search(link.get("href") or "") for link in links)
        labelled = _TAG_LABEL.match(element_text(element)) is not None
        if not (lead_to_tags or labelled or all(len(tag.split()) < _TITLE_SYLLABLES for tag in tags)):
            continue
        if 0 < len(tags) <= _MOST_TAGS and all(len(tag) <= _LONGEST_SECTION for tag in tags):
            return Found(tuple(tags), "general")
    return None


def _bare(link: _Element) -> str:
    return element_text(link).lstrip("#").strip(" ,;")


def _is_tag(link: _Element) -> bool:
    kinds = (link.get("rel") or "").split()
    return "tag" in kinds and "category" not in kinds and bool(element_text(link))


def _holds_tags(element: _Element) -> bool:
    if _TAG_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
        return True
    if element.tag in ("section", "footer", "span") or not 1 < sum(1 for _ in element.iter("*")) < 4 * _MOST_TAGS:
        return False
    return _TAG_LABEL.match(element_text(element)) is not None


def _stated_sections(markup: Markup, source: Source | None, title: _Element | None) -> Iterator[tuple[str, str]]:
    for node in markup.json_ld:
        if "BreadcrumbList" in types_of(node):
            yield from ((text, "json-ld") for text in reversed(_crumbs(node)))
    yield from ((_last(text), "json-ld") for text in strings(markup.json_ld_article.get("articleSection")))
    for name in ("articlesection", "article:section"):
        yield from ((_last(text), "meta") for text in markup.metas.get(name, []))
    yield from ((text, "general") for text in _printed_crumbs(markup))
    yield from ((text, "general") for text in _called_section(markup, title))
    for link in markup.root.iter("a"):
        if "category" in (link.get("rel") or "").split():
            yield element_text(link), "general"
    yield from ((text, "general") for text in _kicker(markup, title))
    yield from ((text, "general") for text in _title_section(markup))
    yield from ((text, "general") for text in _address_section(markup, source))
    yield from ((text, "general") for text in _chosen_in_menu(markup))


def _crumbs(node: dict[str, Any]) -> list[str]:
    items = node.get("itemListElement")
    rows = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return [text for row in rows for text in strings(row.get("name") or row.get("item"))[:1]]


def _last(text: str) -> str:
    """Of sections in a row ("Kinh doanh, Tài chính") the last; a comma within a name has a small letter behind it."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    several = len(parts) == 2 and all(part[0].isupper() for part in parts)
    return parts[1] if several else "" if len(parts) > _MOST_CRUMBS else text


def _called_section(markup: Markup, title: _Element | None) -> Iterator[str]:
    """The short text near the title whose element is called section or category."""
    place = -1 if title is None else markup.order[title]
    for element in markup.elements[max(place - _CALLED_REACH, 0) : place + _CALLED_REACH] if title is not None else []:
        if _SECTION_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}") and not _in_menu(element):
            text = re.sub(r"^(?:Home|Trang chủ)\W*", "", element_text(element))
            if 0 < len(text.split()) <= _KICKER_SYLLABLES:
                yield text


def _title_section(markup: Markup) -> Iterator[str]:
    """The part of `<title>` that is also an entry of the menu: "… - Zing News | Xã hội"."""
    parts = re.split(r"\s+[-|–—»·]\s+", markup.document_title or "")[1:]
    if parts:
        links = {key(element_text(link)) for link in markup.root.iter("a")}
        yield from (part for part in parts if key(part) in links and len(part.split()) <= _KICKER_SYLLABLES)


def _printed_crumbs(markup: Markup) -> Iterator[str]:
    """The links of breadcrumbs, the last first."""
    for element in markup.root.iter("div", "ul", "ol", "nav", "p", "section"):
        if _CRUMBS_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            texts = [element_text(link) for link in element.iter("a")]
            yield from (text for text in reversed(texts) if text)


def _kicker(markup: Markup, title: _Element | None) -> Iterator[str]:
    """The short link right above the title; one of a menu's many is none."""
    if title is None:
        return
    place = markup.order[title]
    end = markup.ends[place]
    near = [
        *reversed(markup.elements[max(place - _KICKER_REACH, 0) : place]),
        *markup.elements[end : end + _KICKER_REACH],
    ]
    for link in near:
        if link.tag != "a" or _in_menu(link) or not _leads_on(link):
            continue
        text, target = element_text(link), markup.target(link)
        menu = next(link.iterancestors("ul", "ol", "nav", "table"), None)
        listed = menu is not None and sum(1 for _ in menu.iter("a")) > _MOST_CRUMBS
        local = target is not None and target.hostname == markup.host and (target.path.strip("/") or target.query)
        if local and not listed and 0 < len(text.split()) <= _KICKER_SYLLABLES:
            yield text


def _leads_on(link: _Element) -> bool:
    """Is the link one to another page?"""
    return not (link.get("href") or "#").startswith(("#", "javascript:", "mailto:"))


def _in_menu(link: _Element) -> bool:
    return any(
        parent.tag == "nav" or _MENU.search(f"{parent.get('class') or ''} {parent.get('id') or ''}")
        for parent in link.iterancestors()
    )


def _chosen_in_menu(markup: Markup) -> Iterator[str]:
    """The one entry of the menu that is marked as the reader's place."""
    chosen = [
        element_text(link)
        for element in markup.root.iter("li", "a")
        if _CHOSEN.search(element.get("class") or "")
        for link in ([element] if element.tag == "a" else element.iter("a"))
        if _leads_on(link) and (target := markup.target(link)) is not None and target.path.strip("/")
    ]
    yield from dict.fromkeys(chosen) if len(set(chosen)) == 1 else ()


def _address_section(markup: Markup, source: Source | None) -> Iterator[str]:
    """The listing whose address this one continues: "/tintuc_sukien/-/hn/…" lies in "/tintuc_sukien"."""
    listings = {section.url: section.name for section in source.sections} if source else {}
    links = [link for link in markup.root.iter("a") if _leads_on(link) and len(element_text(link)) <= _LONGEST_SECTION]
    targets = [(markup.target(link), element_text(link)) for link in links]
    targets += [(markup.split(url), name) for url, name in listings.items()]
    here = markup.split(markup.url)
    found = [
        (len(there.path), name)
        for there, name in targets
        if there is not None and here is not None and name and there.netloc == here.netloc and not there.query
        if there.path.strip("/") and unquote(here.path).startswith(unquote(there.path).rstrip("/") + "/")
    ]
    yield from (name for _length, name in sorted(found, reverse=True)[:1])
