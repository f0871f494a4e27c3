"""The article's title: as printed above the text, else as the head of the page states it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import SplitResult

from lxml.etree import _Element

from newscrawl.cms.text import element_text, tidy
from newscrawl.extract.comparison import key
from newscrawl.extract.dates import stamps
from newscrawl.extract.elements import is_called, is_small
from newscrawl.extract.json_ld import strings
from newscrawl.extract.looks import is_hidden
from newscrawl.extract.markup import Markup
from newscrawl.extract.pieces import Piece

_SEPARATOR = re.compile(r"\s+(?:[-|–—»·:]{1,2}|::)\s+")
_TITLE_CLASS = re.compile(r"title|headline|tieu-?de|entry-?name", re.IGNORECASE)
#: What leads to the date that a title's element holds as well, and what may follow it.
_DATE_LABEL = re.compile(
    r"(?:ngày đăng(?: tin)?|đăng (?:ngày|lúc)|cập nhật(?: lúc| ngày)?|xuất bản)\W*\Z", re.IGNORECASE
)
_AFTER_DATE = re.compile(r"gmt|lượt xem|\bam\b|\bpm\b", re.IGNORECASE)
_LONGEST_DATE = 60
#: Left where a script or a style hid what stood in them.
_EMPTY_BRACKETS = re.compile(r"\s*\(\s*\)\s*\Z")
_LONGEST = 300
#: A heading of fewer syllables is a section's name or a logo more often than a title.
_FEWEST_SYLLABLES = 3
_MARKED_SYLLABLES = 6
_PROSE_SYLLABLES, _MOST_SYLLABLES = 20, 40


@dataclass(frozen=True, slots=True)
class Headline:
    """The title, the element that prints it (None: only the head has it), and how it was found."""

    text: str
    element: _Element | None
    by: str


def find_headline(markup: Markup, known: str | None) -> Headline | None:
    """The title; `known` is what a page object read. None where the page states none."""
    if known is not None:
        return Headline(known, _printed_anywhere(markup, {key(known)}), "selector")
    stated = _stated(markup)
    variants = {key(variant): origin for origin, text in reversed(stated) for variant in _variants(text, markup)}
    variants.pop("", None)
    lone = _lone_h1(markup)
    printed = _printed(markup, set(variants)) if lone is not None else _printed_anywhere(markup, set(variants))
    if printed is None and lone is None:
        endings = {key(ending): origin for origin, text in stated for ending in _endings(text)}
        printed = _printed(markup, set(endings))
        variants |= endings
    if printed is not None:
        text = element_text(printed)
        text = text if key(text) in variants else _without_date(text)
        return Headline(_EMPTY_BRACKETS.sub("", text), printed, variants[key(text)])
    if lone is not None:
        return Headline(_EMPTY_BRACKETS.sub("", element_text(lone)), lone, "general")
    supported = len({origin for origin, _text in stated} - {"general"}) > 0 and _is_supported(stated)
    marked = None if supported else _marked_title(markup)
    if marked is not None:
        return Headline(_EMPTY_BRACKETS.sub("", _without_date(element_text(marked))), marked, "general")
    return next((Headline(_shortest(text, markup), None, origin) for origin, text in stated), None)


def _is_supported(stated: Sequence[tuple[str, str]]) -> bool:
    """Do `<title>` and another field of the head say the same?"""
    shown = next((key(text) for origin, text in stated if origin == "general"), None)
    return shown is None or any(key(text) in shown for origin, text in stated if origin != "general")


def headline_above(pieces: Sequence[Piece]) -> Headline | None:
    """The last line in bold above the first paragraph, where `<title>` is the site's name and no heading says more.

    `pieces` are those of the page up to the article's end.
    """
    found = None
    for piece in pieces:
        size = len(piece.text.split())
        if size >= _PROSE_SYLLABLES and piece.bold < 0.5 and piece.linked < 0.5:
            break
        bold = piece.bold > 0.9 or piece.tag in ("h1", "h2", "h3", "h4")
        if (
            bold
            and piece.linked < 0.5
            and _MARKED_SYLLABLES <= size <= _MOST_SYLLABLES
            and not piece.text.endswith(".")
        ):
            found = Headline(_EMPTY_BRACKETS.sub("", piece.text), piece.element, "general")
    return found


def _stated(markup: Markup) -> list[tuple[str, str]]:
    """What the head says, the surest first."""
    headline = next(iter(strings(markup.json_ld_article.get("headline"))), None)
    stated = [
        ("json-ld", headline),
        ("meta", markup.meta("og:title")),
        ("meta", markup.meta("twitter:title", "dc.title", "title")),
        ("general", markup.document_title),
    ]
    sites = {key(name) for name in markup.site_names}
    return [(origin, text) for origin, text in stated if text and key(text) and key(text) not in sites]


def _variants(text: str, markup: Markup) -> list[str]:
    """The text and what remains of it as suffixes ("| Pháp luật | Người Lao Động Online") are taken off."""
    variants = [text]
    for found in reversed(list(_SEPARATOR.finditer(text))):
        if len(text[: found.start()].split()) >= _FEWEST_SYLLABLES:
            variants.append(text[: found.start()])
    return [variant for variant in variants if key(variant) not in {key(name) for name in markup.site_names}]


def _endings(text: str) -> list[str]:
    """What follows the site's name, where that is written first; only a heading that prints it proves it the title."""
    endings = [text[found.end() :] for found in _SEPARATOR.finditer(text)]
    return [ending for ending in endings if len(ending.split()) >= _FEWEST_SYLLABLES]


def _printed(markup: Markup, keys: set[str]) -> _Element | None:
    """The heading or the element called title that prints one of these titles."""
    headings = [*markup.root.iter("h1"), *markup.root.iter("h2", "h3", "h4"), *_titled_elements(markup.root)]
    return _first_printing(markup, headings, keys)


def _printed_anywhere(markup: Markup, keys: set[str]) -> _Element | None:
    """The same, else any element, for pages of utility classes; a site's name in its banner is such an element too."""
    heading = _printed(markup, keys)
    if heading is not None:
        return heading
    return _first_printing(markup, markup.root.iter("div", "p", "span", "b", "strong", "td"), keys)


def _first_printing(markup: Markup, candidates: Iterable[_Element], keys: set[str]) -> _Element | None:
    """The first of these with one of these titles that is seen and does not lead elsewhere, as in a list of links."""
    printing = (element for element in candidates if is_small(element) and _prints_one(element, keys))
    return next((element for element in printing if not _links_away(markup, element) and not _is_hidden(element)), None)


def _prints_one(element: _Element, keys: set[str]) -> bool:
    text = element_text(element)
    return len(text) <= _LONGEST and (key(text) in keys or (text.endswith(")") and key(_without_date(text)) in keys))


def _titled_elements(root: _Element) -> list[_Element]:
    boxes = root.iter("div", "p", "span", "td", "b", "strong")
    found = [element for element in boxes if is_called(element, _TITLE_CLASS)]
    return [element for element in found if len(element_text(element)) <= _LONGEST]


def _lone_h1(markup: Markup) -> _Element | None:
    """The page's one h1 that reads like a title, where the head says something else."""
    found = []
    for element in markup.root.iter("h1"):
        text = element_text(element)
        far = any(parent.tag in ("nav", "footer") for parent in element.iterancestors())
        if len(text.split()) >= _FEWEST_SYLLABLES and len(text) <= _LONGEST and not far and not _is_hidden(element):
            found.append(element)
    return found[0] if len(found) == 1 and not _links_away(markup, found[0]) else None


def _marked_title(markup: Markup) -> _Element | None:
    """The first element called title with a title's worth of words: sites whose <title> is their name on every page."""
    for element in [*_titled_elements(markup.root), *markup.root.iter("h2", "h3")]:
        within = any(parent.tag in ("li", "nav", "footer", "a") for parent in element.iterancestors())
        if _is_title_long(element) and not within and not _links_away(markup, element) and not _is_hidden(element):
            headings = (inner for inner in element.iter("h1", "h2", "h3") if _is_title_long(inner))
            return next(headings, element)  # the box called title may hold section and reading time as well
    return None


def _is_title_long(element: _Element) -> bool:
    return len(element_text(element).split()) >= _MARKED_SYLLABLES


def _without_date(text: str) -> str:
    """Without the date line that some sites print behind the title, in brackets or with its label or time."""
    last = list(stamps(text))[-1:]
    if not last or any(map(str.isalpha, _AFTER_DATE.sub("", text[last[0].end :]))):
        return text
    bracket = text.rfind("(", 0, last[0].start + 1)
    if bracket > 0 and len(text) - bracket < _LONGEST_DATE:
        return text[:bracket].rstrip()
    label = _DATE_LABEL.search(text[: last[0].start])
    if label is not None or isinstance(last[0].value, datetime):
        return text[: label.start() if label else last[0].start].rstrip(" -–|,")
    return text


def _links_away(markup: Markup, element: _Element) -> bool:
    """Is the whole heading a link to another page, as in a list of articles?"""
    links = [element, *element.iterancestors("a"), *element.iter("a")]
    targets = [target for link in links if link.tag == "a" and (target := markup.target(link)) is not None]
    here = [_place(address) for url in (markup.url, markup.canonical or "") if (address := markup.split(url))]
    return any(target.scheme in ("http", "https") and _place(target) not in here for target in targets)


def _place(address: SplitResult) -> tuple[str, str]:
    return address.path.rstrip("/"), address.query


def _is_hidden(element: _Element) -> bool:
    return any(is_hidden(parent) for parent in (element, *element.iterancestors()))


def _shortest(text: str, markup: Markup) -> str:
    """Without the suffixes that name the site."""
    sites = {key(name) for name in markup.site_names}
    host = re.sub(r"^www\.|\.(?:com|org|gov|net|edu)?\.?vn$|\.\w+$", "", markup.host)
    while True:
        separators = list(_SEPARATOR.finditer(text))
        if not separators:
            return tidy(text)
        suffix = key(text[separators[-1].end() :])
        if (
            suffix not in sites
            and (len(host) < 4 or key(host) not in suffix)
            and not suffix.startswith(("báo", "cổng", "trang"))
        ):
            return tidy(text)
        text = text[: separators[-1].start()]
