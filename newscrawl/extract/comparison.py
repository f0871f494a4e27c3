"""Texts held against each other: what the head says, what the page prints, what trafilatura found."""

from __future__ import annotations

from functools import lru_cache

from newscrawl.vietnamese import normalise_tones


def same_text(left: str, right: str) -> bool:
    """Do two lines read alike, case, punctuation and tone placement aside?"""
    return key(left) == key(right)


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """The letters and digits of a text, for comparison."""
    return "".join(character for character in normalise_tones(text).casefold() if character.isalnum())
