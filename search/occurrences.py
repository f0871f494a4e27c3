"""Where terms stand in a text, without cutting all of the text into words: a page of hits has 12,000 of them.

One pattern finds every word that may belong to one of the terms, in any spelling; `search.analysis` says what it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from newscrawl.vietnamese import fold
from search.analysis import spellings, words_of
from search.query.tree import Phrase, Prefix, Term, Word

#: Latin with all its diacritics, Greek and Cyrillic, and the signs that fold to a plain letter (K for Kelvin).
_FOLDING_RANGES = ((0x41, 0x250), (0x370, 0x530), (0x1E00, 0x2000), (0x212A, 0x212C))

_LETTER = r"[^\W_]"
_MARK = r"[\u0300-\u036f]"
_REST = rf"{_LETTER}*(?:{_MARK}+{_LETTER}*)*"
_MARKS = "".join(map(chr, range(0x300, 0x370)))
_NO_WORD = re.compile(r"[\W_]+")

Mark = tuple[int, int]


class _Occurrence(NamedTuple):
    start: int
    end: int
    exact: str
    folded: str


class Finder:
    """Finds terms, of whatever scope, in texts; made once for many texts."""

    def __init__(self, terms: Sequence[Term]) -> None:
        """Nothing is found of no terms."""
        self._terms = terms
        self._pattern = _pattern(terms) if terms else None

    def marks(self, text: str) -> list[Mark]:
        """Offsets into NFC text of what the terms match, in order; they may overlap.

        A phrase of neighbours is one mark; where other words may stand between, each word of the phrase is one. A
        phrase that goes on in another text (the next line) has none.
        """
        if self._pattern is None:
            return []
        found = [
            _Occurrence(*match.span(), *_spelling(match[0]))
            for match in self._pattern.finditer(text)
            if _begins_word(text, match.start())
        ]
        return sorted({mark for term in self._terms for mark in _marks(text, term, found)}) if found else []


@lru_cache(maxsize=20_000)
def _spelling(word: str) -> tuple[str, str]:
    return spellings(word)[0]


@lru_cache(maxsize=256)
def finder(terms: tuple[Term, ...]) -> Finder:
    """The finder of these terms."""
    return Finder(terms)


def _marks(text: str, term: Term, found: Sequence[_Occurrence]) -> Iterator[Mark]:
    if not isinstance(term, Phrase):
        yield from [(each.start, each.end) for each in found if _is(term, each)]
        return
    for at, each in enumerate(found):
        if _is(term.words[0], each) and (words := _phrase(text, term, found, at)):
            yield from [(word.start, word.end) for word in words] if term.slop else [(each.start, words[-1].end)]


def _phrase(text: str, phrase: Phrase, found: Sequence[_Occurrence], at: int) -> list[_Occurrence]:
    """The words of the phrase that begins at `found[at]`; none where it goes on otherwise.

    The nearest word is always the one to take: nothing behind it comes nearer by waiting.
    """
    taken = [found[at]]
    left = phrase.slop
    for word in phrase.words[1:]:
        while True:
            at += 1
            if at == len(found):
                return []
            left -= _words_between(text, found[at - 1].end, found[at].start, left)
            if left < 0:
                return []
            if _is(word, found[at]):
                break
            left -= 1
        taken.append(found[at])
    return taken


def _words_between(text: str, start: int, end: int, most: int) -> int:
    """The words in a part of the text; where there are more than `most`, one more than that."""
    if _NO_WORD.fullmatch(text, start, end):
        return 0
    return sum(1 for _ in islice(words_of(text, start, end), most + 1)) if most else 1


def _is(term: Word | Prefix, found: _Occurrence) -> bool:
    spelt = found.exact if term.accented else found.folded
    return spelt == term.text if isinstance(term, Word) else spelt.startswith(term.text)


def _begins_word(text: str, start: int) -> bool:
    """Not where a letter with a mark that could not be composed stands before."""
    if start == 0 or text[start - 1] not in _MARKS:
        return True
    before = text[:start].rstrip(_MARKS)
    return not (before and before[-1].isalnum())


def _pattern(terms: Sequence[Term]) -> re.Pattern[str]:
    """The words of the terms, whole, in every spelling that folds alike.

    It begins with a set of letters, which the engine skips to, and only then asks which word begins so: six times as
    fast as a pattern for each word.
    """
    words = dict.fromkeys(
        _spelt(word) for term in terms for word in (term.words if isinstance(term, Phrase) else [term])
    )
    first = _any_of(dict.fromkeys(spelt[0] for spelt, _ in words))
    branches = "|".join(
        rf"(?<={_any_of(spelt[0])}){_MARK}*{_letters(spelt[1:])}{_REST if begun else ''}" for spelt, begun in words
    )
    return re.compile(rf"{first}(?<!{_LETTER}.)(?:{branches})(?!{_LETTER}|{_MARK})")


def _spelt(term: Word | Prefix) -> tuple[str, bool]:
    """The folded letters of a word, and whether more may follow."""
    return fold(term.text), isinstance(term, Prefix)


def _letters(folded: str) -> str:
    """Each letter in each of its forms; a mark of the text may stand where the folded word has none."""
    return "".join(f"{_any_of(letter)}{_MARK}*" for letter in folded)


def _any_of(letters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(form for letter in letters for form in _variants().get(letter, (letter,))))}]"


@cache
def _variants() -> dict[str, tuple[str, ...]]:
    """The letters that fold to each letter; i also stands where the text has y (`newscrawl.vietnamese.normalise_i`)."""
    found: dict[str, list[str]] = defaultdict(list)
    for first, last in _FOLDING_RANGES:
        for letter in map(chr, range(first, last)):
            if len(folded := fold(letter)) == 1:
                found[folded].append(letter)
    found["i"] += found["y"]
    return {folded: tuple(letters) for folded, letters in found.items()}
