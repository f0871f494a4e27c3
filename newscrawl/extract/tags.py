"""The tags that a page prints under its article. Keywords in the head are for search engines and no tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from lxml.etree import _Element

from newscrawl.cms.text import INLINE_TAGS, element_text
from newscrawl.extract.comparison import key
from newscrawl.extract.elements import leads_somewhere
from newscrawl.extract.found import Found
from newscrawl.extract.json_ld import strings
from newscrawl.extract.markup import Markup

_CALLED_TAGS = re.compile(
    r"(?:^|[-_\s])(?:(?:\w*_)?(?:\w*tags|(?:list|box|post|news|article|hash|detail|art|item|key)?tag)"
    r"|tag(?!line|lib|cloud|ged)\w*|tu-?khoa\w*|keywords?)(?:$|[-_\s])",
    re.IGNORECASE,
)
#: What all articles are tagged with, and libraries whose elements bear their name.
_NO_TAGS = re.compile(r"tag-?_?cloud|widget_tag|taglib-(?!asset-tags)", re.IGNORECASE)
_LABEL = re.compile(
    r"\W*(?:từ kh(?:óa|oá)|tags?|thẻ|nhãn|chủ đề|xem thêm về|xem thêm chủ đề)(?:\s*:|\s*\Z)", re.IGNORECASE
)
#: Addresses that list what bears a tag, and those that can hardly be anything else.
_LISTING = re.compile(
    r"/(?:\w*-)?(?:tags?|tu-?khoa|label|keywords?|chu-?de|topic|su-?kien|search|tim-?kiem)\b|[?&](?:tag|q|s|keyword)=",
    re.I,
)
_TAG_ADDRESS = re.compile(r"/(?:tags?|tu-khoa|hashtag|keywords?)/[^/]|[?&]tag=", re.IGNORECASE)
_CATEGORY_ADDRESS = re.compile(r"/(?:category|categories|chuyen-muc|danh-muc)/", re.IGNORECASE)
_NETWORKS = re.compile(
    r"//(?:[\w-]+\.)*(?:facebook|fb|twitter|x|youtube|google|zalo|linkedin|pinterest)\.", re.IGNORECASE
)
_BOXES = ("div", "ul", "p", "section", "span", "footer", "td", "aside")
_MOST_TAGS, _MOST_ELEMENTS, _MOST_BOXES, _LONGEST = 20, 80, 40, 60
#: A link of so many syllables under no label is another article's title.
_TITLE_SYLLABLES = 7
#: So many links of one box must bear the head's keywords to make it the tags.
_FEWEST_KEYWORDS = 2
_META_KEYWORDS = ("keywords", "news_keywords", "article:tag", "its_tag")


def find_tags(markup: Markup, title: _Element | None) -> Found[tuple[str, ...]] | None:
    """The tags in the order of the page: links marked as such, a box called so, links to tags, links of keywords."""
    start = 0 if title is None else markup.order[title]
    links = [link for link in markup.root.iter("a") if link.get("href") and markup.order[link] > start]
    marked = [link for link in links if _is_marked(link)]
    if marked:
        return _found(marked)
    for box in islice(_boxes(markup, start), _MOST_BOXES):
        tags = _linked_tags(box)
        if tags:
            return _found(tags)
    alike = (box for box in (_first_box(links), _keyword_box(markup, links)) if box)
    return next((_found(box) for box in alike), None)


def _found(links: Sequence[_Element]) -> Found[tuple[str, ...]]:
    return Found(tuple(dict.fromkeys(text for link in links if (text := _bare(link)))), "general")


def _bare(link: _Element) -> str:
    return element_text(link).lstrip("#").strip(" ,;")


def _is_marked(link: _Element) -> bool:
    """Is it `rel="tag"`? WordPress marks categories so too."""
    kinds = (link.get("rel") or "").split()
    if "tag" not in kinds or "category" in kinds or _CATEGORY_ADDRESS.search(link.get("href") or ""):
        return False
    return bool(_bare(link)) and not _is_cloud(link)


def _is_cloud(link: _Element) -> bool:
    """Does it stand in a cloud of all the site's tags?"""
    return any(
        _says_tags(parent.get("class")) is False or _says_tags(parent.get("id")) is False
        for parent in (link, *link.iterancestors())
    )


def _boxes(markup: Markup, start: int) -> Iterator[_Element]:
    """What is called tags or opens with a label that says so, below the title."""
    for place in range(start, len(markup.elements)):
        element = markup.elements[place]
        size = markup.ends[place] - place
        if 1 < size < _MOST_ELEMENTS and element.tag in _BOXES:
            said = _says_tags(element.get("class")), _says_tags(element.get("id"))
            if False not in said and (True in said or _LABEL.match(_opening(element))):
                yield element


@lru_cache(maxsize=8192)
def _says_tags(name: str | None) -> bool | None:
    """Does the name say tags? False: it says a cloud of all tags, or a library; None: it says nothing."""
    if not name or _NO_TAGS.search(name):
        return False if name else None
    return True if _CALLED_TAGS.search(name) else None


def _opening(element: _Element) -> str:
    """The first words in the element."""
    inner: _Element | None = element
    while inner is not None and not (inner.text or "").strip():
        inner = next(iter(inner), None)
    if inner is None or not isinstance(inner.text, str) or not isinstance(inner.tag, str) or inner.tag == "a":
        return ""
    return inner.text.strip()[:_LONGEST]


def _linked_tags(box: _Element) -> list[_Element]:
    """The links of a box if they may be tags: few, short, and none to a social network."""
    links = [link for link in box.iter("a") if leads_somewhere(link) and _bare(link)]
    if not 0 < len(links) <= _MOST_TAGS or any(len(_bare(link)) > _LONGEST for link in links):
        return []
    if _is_cloud(links[0]) or any(_NETWORKS.search(link.get("href") or "") for link in links):
        return []
    listed = all(_LISTING.search(link.get("href") or "") for link in links)
    short = all(len(_bare(link).split()) < _TITLE_SYLLABLES for link in links)
    return links if listed or short or _LABEL.match(_opening(box)) else []


def _first_box(links: Sequence[_Element]) -> list[_Element]:
    """The first links to tags that stand together, outside the text."""
    tagged = [link for link in links if _TAG_ADDRESS.search(link.get("href") or "") and _box(link).tag != "p"]
    return [link for link in tagged if _box(link) is _box(tagged[0])] if tagged and not _is_cloud(tagged[0]) else []


def _keyword_box(markup: Markup, links: Sequence[_Element]) -> list[_Element]:
    """The links of the box in which the head's keywords are links."""
    stated = [part for name in _META_KEYWORDS for text in markup.metas.get(name, []) for part in text.split(",")]
    stated += strings(markup.json_ld_article.get("keywords"))
    keywords = {key(part) for part in stated} - {""}
    boxes: dict[_Element, list[_Element]] = {}
    for link in links if len(keywords) >= _FEWEST_KEYWORDS else []:
        boxes.setdefault(_box(link), []).append(link)
    for box, together in boxes.items():
        if len(together) <= _MOST_TAGS and box.tag != "p":
            named = sum(key(_bare(link)) in keywords for link in together)
            if named >= _FEWEST_KEYWORDS and 2 * named >= len(together):
                return together
    return []


def _box(link: _Element) -> _Element:
    """The block in which a link stands with others: the list rather than its item."""
    box = link.getparent()
    while box is not None and (box.tag in INLINE_TAGS or box.tag == "li") and box.getparent() is not None:
        box = box.getparent()
    return link if box is None else box
