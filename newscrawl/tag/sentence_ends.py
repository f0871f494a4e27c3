"""Where a sentence of union news ends: at full stops that are none of an abbreviation, and where a space was lost.

Newspapers lose the space between paragraphs, captions and headings ("…Ảnh: Mai QuýNgày 3/5"): there a small letter
meets a capital, or a heading in capitals meets a word. Whether both are Vietnamese syllables tells that from brands
(VietinBank).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from newscrawl import vietnamese
from newscrawl.tag.letters import LOWER, MARKED, UPPER

_OPENING = r"\"'“‘(\[«"
_CLOSING = r"\"'”’)\]»"
_CANDIDATE = re.compile(
    r"\n\s*(?P<line>)"
    rf"|(?P<stop>(?<![.?!…])[.?!…]++)[{_CLOSING}]*+(?:(?P<space>[^\S\n]+)|(?=[{UPPER}]))"
    r"|(?<=[;:])\s+(?P<item>(?=[-–+•*]\s))"
    rf"|(?<=[{LOWER}\d)”»])(?P<lost>(?=[{UPPER}]))"
    rf"|(?<=[{UPPER}])(?P<heading>(?=[{UPPER}][{LOWER}]))"
)
_FOLLOWING = re.compile(rf"[{_OPENING}]*(.?)")
#: Behind dots, the sentence goes on with these.
_GOING_ON = frozenset(",;:.…)”’")
_LIST_NUMBER = re.compile(r"\s*(?:\d{1,3}|[a-zđ]|[IVX]{1,5})")
_WORD_BEFORE = re.compile(r"[^\W_]+$")
_SYLLABLE_BEFORE = re.compile(rf"(?:[{UPPER}]?[{LOWER}]+|[{UPPER}]+)$")
_SYLLABLE_BEHIND = re.compile(rf"[{UPPER}](?:[{LOWER}]+|[{UPPER}]*)")
_IN_ADDRESS = re.compile(r"@|://|www\.")
#: No word is longer, and an address is known by what stands so near.
_REACH = 80


@dataclass(frozen=True, slots=True)
class _EndWords:
    abbreviations: frozenset[str]
    openers: frozenset[str]


def sentence_ends(text: str) -> Iterator[int]:
    """The places where one sentence ends and the next begins, in order; white space stands before the place, if any."""
    start = 0
    for found in _CANDIDATE.finditer(text):
        if _is_end(text, start, found):
            start = found.end()
            yield start


def _is_end(text: str, start: int, found: re.Match[str]) -> bool:
    match found.lastgroup:
        case "line" | "item":
            return True
        case "lost":
            return _is_lost_space(text, found.end())
        case "heading":
            return _is_heading_end(text, found.end())
        case _:
            return _is_full_stop(text, start, found)


def _is_full_stop(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a full stop (a question mark, dots) ends the sentence that began at `start`."""
    following = _FOLLOWING.match(text, found.end())
    letter = following[1] if following else ""
    if letter.islower() or letter in _GOING_ON or found["stop"] != ".":
        return not (letter.islower() or letter in _GOING_ON)
    before = _last(_WORD_BEFORE, text, found.start())
    if before in _words().abbreviations or _LIST_NUMBER.fullmatch(text, start, found.start()):
        return False
    if letter.isdigit() and before[-1:].isdigit():
        return False
    if len(before) == 1 and before in "ABCDEFGHIJKLMNOPQRSTUVWXYZĐ":
        return found["space"] is not None and _syllable(text, found.end()) in _words().openers
    return found["space"] is not None or _ends_without_space(text, before, found)


def _ends_without_space(text: str, before: str, found: re.Match[str]) -> bool:
    behind = _syllable(text, found.end())
    if _is_address(text, found.start(), found.end()):
        return False
    if before[-1:].islower():
        return len(behind) > 2 or _is_syllable(before) or _is_syllable(behind)
    return behind[1:].islower() and _is_syllable(behind)


def _is_address(text: str, end: int, start: int) -> bool:
    """Whether a full stop stands inside an e-mail or web address."""
    before = text[max(0, end - _REACH) : end].split()[-1:]
    behind = text[start : start + _REACH].split()[:1]
    return _IN_ADDRESS.search("".join([*before, ".", *behind])) is not None


def _is_lost_space(text: str, place: int) -> bool:
    before, behind = _last(_SYLLABLE_BEFORE, text, place), _syllable(text, place)
    if behind in _words().openers:
        return True
    next_letter = text[place + len(behind) : place + len(behind) + 1]
    if not before or (len(behind) > 1 and next_letter.isupper()):  # a brand goes on: VietNamNet
        return False
    return any(set(syllable) & _MARKED and _is_syllable(syllable) for syllable in (before, behind))


def _is_heading_end(text: str, place: int) -> bool:
    before, behind = _last(_SYLLABLE_BEFORE, text, place), _syllable(text, place)
    if len(before) < 2 or not set(before) & _MARKED:  # an acronym
        return behind in _words().openers
    return _is_syllable(before) and _is_syllable(behind)


def _last(pattern: re.Pattern[str], text: str, end: int) -> str:
    found = pattern.search(text, max(0, end - _REACH), end)
    return found[0] if found else ""


def _syllable(text: str, start: int) -> str:
    found = _SYLLABLE_BEHIND.match(text, start)
    return found[0] if found else ""


_MARKED = frozenset(MARKED)
_is_syllable = lru_cache(maxsize=1 << 12)(vietnamese.is_syllable)


@cache
def _words() -> _EndWords:
    table = tomllib.loads((files("newscrawl.tag") / "sentences.toml").read_text(encoding="utf-8"))
    return _EndWords(frozenset(table["abbreviations"]), frozenset(table["openers"]))
