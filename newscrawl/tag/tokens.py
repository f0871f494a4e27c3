"""Tokens: what the model of names labels. A syllable, a number or a mark each, with the word it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from newscrawl.tag.letters import LOWER, UPPER
from newscrawl.tag.words import TaggedWord

_TOKEN = re.compile(r"T\.Ư|[^\W_]+(?:[&'’][^\W_]+)*|[^\s]")
#: Where a lost space joined two: "QuýNgày", "GIANGÔng", "T.BThái", "P6Q3". Labels may join again what was one.
_JOINT = re.compile(
    rf"(?<=[{LOWER}])(?=[{UPPER}])|(?<=[{UPPER}][{UPPER}])(?=[{UPPER}][{LOWER}])|(?<=\.[{UPPER}])(?=[{UPPER}][{LOWER}])"
    rf"|(?<=\d)(?=[{UPPER}])|(?<=\.[{UPPER}])(?=LĐLĐ|CĐ|UBND|Hội\b|Đoàn\b)|(?<=[{UPPER}][{UPPER}][{UPPER}])(?=CĐ$)"
)


class TaggedToken(NamedTuple):
    """A token at its place in the text. `word` is its word after underthesea in small letters, `opens` says whether
    it begins that word, `pos` is the word's part of speech."""

    text: str
    start: int
    end: int
    word: str
    opens: bool
    pos: str


def tokens(words: Sequence[TaggedWord]) -> list[TaggedToken]:
    """The tokens of a sentence's words, in order."""
    row: list[TaggedToken] = []
    for text, start, _, pos, _ in words:
        lower = text.lower()
        for first, last in _cuts(text):
            row.append(TaggedToken(text[first:last], start + first, start + last, lower, first == 0, pos))
    return row


@lru_cache(maxsize=1 << 16)
def _cuts(word: str) -> tuple[tuple[int, int], ...]:
    cuts: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(word):
        begin = token.start()
        for joint in _JOINT.finditer(word, token.start(), token.end()):
            if begin < joint.start():
                cuts.append((begin, joint.start()))
                begin = joint.start()
        cuts.append((begin, token.end()))
    return tuple(cuts)


def texts_of(phrase: str) -> list[str]:
    """The tokens of a phrase as bare texts, for lists that are compared with tokens."""
    return [word[first:last] for word in phrase.split() for first, last in _cuts(word)]
