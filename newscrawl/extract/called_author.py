"""Elements that the markup itself calls the author's, and those in which a name is another one's."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from lxml.etree import _Element

from newscrawl.cms.text import element_text, tidy
from newscrawl.extract.elements import is_called, is_small
from newscrawl.extract.labels import is_label

_CLASS = re.compile(
    r"(?:^|[-_\s])(?:[a-z]{1,3}author\w*|author\w*|(?:lb|lbl|txt|sp)?tac-?gia\w*|by|byline|but-?danh|nguoi-?viet|journalist"
    r"|writer|created-?by|posted-?by)(?:$|[-_\s])",
    re.IGNORECASE,
)
_PAGE_OF_AUTHOR = re.compile(r"/(?:tac-gia|authors?|phong-vien|but-danh)[/-][^/]", re.IGNORECASE)
_ID = re.compile(r"(?:^|[-_])(?:lb|lbl|txt|lit)?(?:author|tac-?gia)(?:name)?\Z", re.IGNORECASE)
_COMMENTS = re.compile(r"comment|respond|binh-?luan", re.IGNORECASE)
#: Wider elements of that class hold a biography.
_LONGEST = 120
#: An entry of a list with a longer link leads to another article; of its links the first few are looked at.
_TEASER_SYLLABLES, _MOST_LINKS = 5, 16
_UNREAD = frozenset(("script", "meta", "link", "input", "label", "form", "body", "html"))


def is_called_author(element: _Element) -> bool:
    """Does class, id, rel, itemprop or address call this element the author's name?"""
    if element.tag in _UNREAD:
        return False
    return bool(
        _is_author_s(element.get("class"), element.get("id"))
        or "author" in (element.get("rel"), element.get("itemprop"))
        or (element.tag == "a" and _PAGE_OF_AUTHOR.search(element.get("href") or ""))
    )


@lru_cache(maxsize=4096)
def _is_author_s(css_class: str | None, name: str | None) -> bool:
    return bool((css_class and _CLASS.search(css_class)) or (name and _ID.search(name)))


def stands_for_author(element: _Element) -> bool:
    """Is this element, or what holds it and little else, called the author's name?"""
    for parent in (element, *islice(element.iterancestors(), 2)):
        if not is_small(parent):
            return False
        if is_called_author(parent):
            return True
    return any(is_called_author(child) for child in element if isinstance(child.tag, str))


def author_text(element: _Element) -> str | None:
    """The short text of an element called author, with what follows where it holds a label alone; None for others."""
    text = element_text(element)
    if is_label(text):
        following = element.getnext()
        parts = [text, element.tail or "", element_text(following) if following is not None else ""]
        text = tidy(" ".join(parts))
    return text if 0 < len(text) < _LONGEST else None


def is_foreign(element: _Element, title: _Element | None) -> bool:
    """Does the element stand among other articles or in what readers write?"""
    around = {} if title is None else dict.fromkeys(title.iterancestors())
    in_article = any(parent.tag == "article" and parent in around for parent in element.iterancestors())
    for parent in (element, *element.iterancestors()):
        if parent in around:
            return False  # the title stands in it too
        if parent.tag in ("nav", "aside", "form") or (parent.tag == "footer" and not in_article):
            return True
        if is_called(parent, _COMMENTS):
            return True
        if parent.tag == "li" and _leads_to_article(parent):
            return True
    return False


def _leads_to_article(item: _Element) -> bool:
    """Does this entry of a list lead to another article?"""
    return any(len(element_text(link).split()) > _TEASER_SYLLABLES for link in islice(item.iter("a"), _MOST_LINKS))
