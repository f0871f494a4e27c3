"""The article's title: as printed above the text, else as the head of the page states it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.etree import _Element

from newscrawl.cms.text import element_text, tidy
from newscrawl.extract.comparison import key
from newscrawl.extract.json_ld import strings
from newscrawl.extract.markup import Markup
from newscrawl.extract.pieces import Piece
from newscrawl.extract.printed_title import (
    FEWEST_SYLLABLES,
    MARKED_SYLLABLES,
    lone_h1,
    marked_title,
    printing,
    printing_anywhere,
    without_date,
)

_SEPARATOR = re.compile(r"\s+[-|–—»·:]{1,2}\s+")
#: Left where a script or a style hid what stood in them.
_EMPTY_BRACKETS = re.compile(r"\s*\(\s*\)\s*\Z")
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
        return Headline(known, printing_anywhere(markup, {key(known)}), "selector")
    stated = _stated(markup)
    variants = {key(variant): origin for origin, text in reversed(stated) for variant in _variants(text, markup)}
    variants.pop("", None)
    lone = lone_h1(markup)
    printed = printing(markup, set(variants)) if lone is not None else printing_anywhere(markup, set(variants))
    if printed is None and lone is None:
        endings = {key(ending): origin for origin, text in stated for ending in _endings(text)}
        printed = printing(markup, set(endings))
        variants |= endings
    if printed is not None:
        text = element_text(printed)
        text = text if key(text) in variants else without_date(text)
        return Headline(_EMPTY_BRACKETS.sub("", text), printed, variants[key(text)])
    if lone is not None:
        return Headline(_EMPTY_BRACKETS.sub("", element_text(lone)), lone, "general")
    marked = None if _is_supported(stated) else marked_title(markup)
    if marked is not None:
        return Headline(_EMPTY_BRACKETS.sub("", without_date(element_text(marked))), marked, "general")
    return next((Headline(_shortest(text, markup), None, origin) for origin, text in stated), None)


def _is_supported(stated: Sequence[tuple[str, str]]) -> bool:
    """Do `<title>` and another field of the head say the same?"""
    shown = next((key(text) for origin, text in stated if origin == "general"), None)
    others = [key(text) for origin, text in stated if origin != "general"]
    return bool(others) and (shown is None or any(other in shown for other in others))


def headline_above(pieces: Sequence[Piece]) -> Headline | None:
    """The last line in bold above the first paragraph, where `<title>` is the site's name and no heading says more.

    `pieces` are those of the page up to the article's end.
    """
    found = None
    for piece in pieces:
        size = piece.syllables
        if size >= _PROSE_SYLLABLES and piece.bold < 0.5 and piece.linked < 0.5:
            break
        strong = (piece.bold > 0.9 or piece.tag in ("h1", "h2", "h3", "h4")) and piece.linked < 0.5
        if strong and MARKED_SYLLABLES <= size <= _MOST_SYLLABLES and not piece.text.endswith("."):
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
        if len(text[: found.start()].split()) >= FEWEST_SYLLABLES:
            variants.append(text[: found.start()])
    return [variant for variant in variants if key(variant) not in {key(name) for name in markup.site_names}]


def _endings(text: str) -> list[str]:
    """What follows the site's name, where that is written first; only a heading that prints it proves it the title."""
    endings = [text[found.end() :] for found in _SEPARATOR.finditer(text)]
    return [ending for ending in endings if len(ending.split()) >= FEWEST_SYLLABLES]


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
