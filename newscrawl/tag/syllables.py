"""Syllables of a sentence: what the rules of names walk over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from newscrawl.tag.words import TaggedWord

_SYLLABLE = re.compile(r"T\.Ư|[^\W_]+(?:[&'’][^\W_]+)*|[^\s]")


@dataclass(frozen=True, slots=True)
class Syllable:
    """A syllable, number or punctuation mark at its place in the text.

    `inner`: it goes on a word of the dictionary that began with a capital ("động" in "Lao động"), after underthesea's
    segmentation; `opens`: a word begins with it; `pos`: the word's part of speech.
    """

    text: str
    start: int
    end: int
    inner: bool
    opens: bool
    pos: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def number(self) -> bool:
        """Whether it is written in digits."""
        return self.text.isdigit()


def syllables(words: Sequence[TaggedWord]) -> list[Syllable]:
    """The syllables of a sentence's words."""
    row: list[Syllable] = []
    for word in words:
        listed = word.capital and word.text.lower() in _dictionary()
        for found in _SYLLABLE.finditer(word.text):
            opens = found.start() == 0
            inner = listed and not opens and found[0][0].islower()
            start = word.start + found.start()
            row.append(Syllable(found[0], start, start + len(found[0]), inner, opens, word.pos))
    return row


def is_shouted(row: Sequence[Syllable]) -> bool:
    """Whether a sentence is set in capitals, as headlines are: there a capital says nothing about names."""
    words = [syllable.text for syllable in row if syllable.text.isalpha()]
    return len(words) > 3 and all(word.isupper() for word in words)


@cache
def _dictionary() -> frozenset[str]:
    from underthesea.pipeline.ner.tagged_feature import lower_words  # the word list that its own features use

    return frozenset(lower_words)
