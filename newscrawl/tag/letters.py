"""Letters of Latin script by case, as the inside of a character class; `re` has no \\p{Lu}."""

from __future__ import annotations

_LATIN = [chr(code) for first, last in ((0x41, 0x24F), (0x1E00, 0x1EFF)) for code in range(first, last + 1)]

UPPER = "".join(letter for letter in _LATIN if letter.isupper())
LOWER = "".join(letter for letter in _LATIN if letter.islower())
#: Letters that plain English does without.
MARKED = "".join(letter for letter in _LATIN if letter.isalpha() and not letter.isascii())
