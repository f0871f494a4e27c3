"""What `re` lacks: letters by case, as the inside of a character class (it has no \\p{Lu}), and lists of words."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LATIN = [chr(code) for first, last in ((0x41, 0x24F), (0x1E00, 0x1EFF)) for code in range(first, last + 1)]

UPPER = "".join(letter for letter in _LATIN if letter.isupper())
LOWER = "".join(letter for letter in _LATIN if letter.islower())
#: Letters that plain English does without.
MARKED = "".join(letter for letter in _LATIN if letter.isalpha() and not letter.isascii())


def alternatives(words: Iterable[str]) -> str:
    """A pattern of the words, longest first, with any white space between syllables."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
