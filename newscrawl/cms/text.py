"""Text out of markup: one line of NFC text, as a reader sees it."""

from __future__ import annotations

import re
import unicodedata

from lxml.etree import _Element

from newscrawl.vietnamese import is_syllable

#: Zero-width characters and soft hyphens: never seen by a reader, often pasted into articles out of word processors.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ud800-\udfff]")

#: Control characters that an HTML parser lets through.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")

#: Elements whose content is code or a control, never text of the article.
UNREAD_TAGS = frozenset((
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "map", "math", "noscript",
    "object", "option", "script", "select", "style", "svg", "template", "textarea", "video",
))  # fmt: skip

#: Elements that run on within a line; every other element separates words.
INLINE_TAGS = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip


def tidy(text: str) -> str:
    """The text in NFC on one line: white space (hard spaces too) collapsed, invisible characters dropped."""
    visible = _CONTROL.sub(" ", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", " ".join(visible.split()))


#: A word broken at the end of a source line: "nghi-" and "ệp", out of texts that were set in columns.
_BROKEN = re.compile(r"(\w+)-\r?\n\s*(\w+)")


def joined(text: str) -> str:
    """The text with words that were broken at the end of a line in one piece; other hyphens there stay."""
    return _BROKEN.sub(_join, text) if "-\n" in text or "-\r\n" in text else text


def _join(found: re.Match[str]) -> str:
    left, right = found.groups()
    return f"{left}{right}" if right.islower() and is_syllable(left + right) else f"{left}-{right}"


def element_text(element: _Element) -> str:
    """All text in the element on one line, words of different blocks kept apart; code and controls left out."""
    parts: list[str] = []
    stack: list[_Element | str] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        if not isinstance(node.tag, str) or node.tag in UNREAD_TAGS:
            continue
        if node.tag not in INLINE_TAGS:
            parts.append(" ")
            stack.append(" ")
        for child in reversed(node):
            stack.append(child.tail or "")
            stack.append(child)
        parts.append(node.text or "")
    return tidy("".join(parts))
