"""Where a term stands in a text, without cutting all of the text into words: a page of hits has 12,000 of them.

A pattern finds what may be the term, in any spelling; `search.analysis` then says whether it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from newscrawl.vietnamese import fold
from search.analysis import spellings
from search.query import Phrase, Word

#: Latin with all its diacritics, Greek and Cyrillic, and the signs that fold to a plain letter (K for Kelvin).
_FOLDING_RANGES = ((0x41, 0x250), (0x370, 0x530), (0x1E00, 0x2000), (0x212A, 0x212C))

_LETTER = r"[^\W_]"
_MARKS = r"[\u0300-\u036f]*"


def occurrences(text: str, term: Word | Phrase) -> Iterator[tuple[int, int]]:
    """Offsets into NFC text of each place where the term stands, in order; those of a phrase may overlap."""
    words = (term.text,) if isinstance(term, Word) else term.words
    pattern = _pattern(words)
    position = 0
    while found := pattern.search(text, position):
        said = spellings(found[0])
        if tuple(exact if term.accented else folded for exact, folded in said) == words:
            yield found.span()
        position = found.start() + 1


@lru_cache(maxsize=1024)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words in every spelling that folds alike, with no letter or digit between them."""
    gap = r"[\W_]+"
    return re.compile(rf"(?<!{_LETTER}){gap.join(_spelt(fold(word)) for word in words)}(?!{_LETTER}|[\u0300-\u036f])")


def _spelt(folded: str) -> str:
    """Each letter in each of its forms; a mark of the text may stand where the folded word has none."""
    return "".join(f"[{re.escape(''.join(_variants().get(letter, (letter,))))}]{_MARKS}" for letter in folded)


@cache
def _variants() -> dict[str, tuple[str, ...]]:
    """The letters that fold to each letter."""
    found: dict[str, list[str]] = defaultdict(list)
    for first, last in _FOLDING_RANGES:
        for letter in map(chr, range(first, last)):
            if len(folded := fold(letter)) == 1:
                found[folded].append(letter)
    return {folded: tuple(letters) for folded, letters in found.items()}
