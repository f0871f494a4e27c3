"""Names that are spelled nearly like what somebody typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.name_words import spelt_words
from newscrawl.tag.entity import EntityType
from search.backends.base import Backend
from search.backends.engine import Count, FacetCount
from search.columns import keyword_column
from search.conditions import Selection, units
from search.entity_names import ENTITY_FIELDS, EntityName, written_out
from search.query import Everything

#: Words of the typed text that are looked at: nobody mistypes a longer name and nothing else.
_MOST_WORDS = 8
#: Look-ups, and names that each may give: what keeps it under 20 ms.
_MOST_LOOKUPS = 5
_OF_EACH = 40
#: Candidates that are compared letter by letter: the ones with most triples of letters in common.
_COMPARED = 25
#: Of two spellings, twice the letters in common over all letters; below it they are two names.
_LEAST = 0.72


def nearest_names(
    catalogue: Catalogue,
    backend: Backend,
    text: str,
    types: Sequence[EntityType] = tuple(ENTITY_FIELDS),
    size: int = 5,
) -> tuple[EntityName, ...]:
    """Names of these types, or some words of them, that are spelled nearly like the text; the nearest first.

    One of the words must begin as a word of the text does. Any text may be given; most give nothing.
    """
    words = spelt_words(written_out(text))[:_MOST_WORDS]
    typed = " ".join(folded for _, folded in words)
    if len(typed) < 3:
        return ()
    candidates = {
        (found.type, found.name): _folded(found.name)
        for prefix in _prefixes([folded for _, folded in words])
        for found in catalogue.names_beginning(prefix, types, _OF_EACH)
    }
    asked = _triples(typed)
    likely = sorted(candidates, key=lambda each: (-_shared(asked, candidates[each]), each))[:_COMPARED]
    near = {each: ratio for each in likely if (ratio := _ratio(typed, candidates[each])) >= _LEAST}
    return _counted(backend, near, typed_as=" ".join(spelt for spelt, _ in words))[:size]


@lru_cache(maxsize=20_000)
def _folded(name: str) -> str:
    return " ".join(folded for _, folded in spelt_words(name))


def _prefixes(words: Sequence[str]) -> list[str]:
    """What the names must begin with at a word: two words, without the end of the second, then one."""
    pairs = [f"{first} {_begun(second)}" for first, second in pairwise(words)]
    singles = sorted({_begun(word) for word in words if len(word) > 2}, key=lambda word: (-len(word), word))
    return list(dict.fromkeys((*pairs[: _MOST_LOOKUPS - 2], *singles)))[:_MOST_LOOKUPS]


def _begun(word: str) -> str:
    return word if len(word) < 3 else word[: max(2, len(word) - 1)] if len(word) < 6 else word[:4]


def _triples(text: str) -> frozenset[str]:
    padded = f"  {text} "
    return frozenset(padded[place : place + 3] for place in range(len(padded) - 2))


def _shared(asked: frozenset[str], name: str) -> float:
    return len(asked & _triples(name)) / len(asked)


def _ratio(typed: str, name: str) -> float:
    matcher = SequenceMatcher(None, "", typed, autojunk=False)
    best = 0.0
    for part, less in _parts(typed, name):
        matcher.set_seq1(part)
        if matcher.real_quick_ratio() - less > best and matcher.quick_ratio() - less >= max(best, _LEAST):
            best = max(best, matcher.ratio() - less)
    return best


def _parts(typed: str, name: str) -> Iterator[tuple[str, float]]:
    """The name, and as many of its words as were typed: what is part of a name is a little less near."""
    yield name, 0.0
    count, words = typed.count(" ") + 1, name.split(" ")
    for place in range(max(0, len(words) - count + 1)):
        if len(words) > count:
            yield " ".join(words[place : place + count]), 0.05


def _counted(backend: Backend, near: dict[tuple[str, str], float], typed_as: str) -> tuple[EntityName, ...]:
    """With the articles of each name; names that no article has any more are left out."""
    if not near:
        return ()
    named = {type_: tuple(name for of, name in near if of == type_) for type_ in ENTITY_FIELDS}
    facets = tuple(
        FacetCount(keyword_column(ENTITY_FIELDS[type_]), len(names), names) for type_, names in named.items() if names
    )
    counts = backend.counted([Count(Selection(Everything(), (units("show"),)), facets)])[0].facets
    found = [
        (near[type_, name], EntityName(type_, name, articles, at_start=False))
        for type_, names in named.items()
        for name in names
        if (articles := counts[ENTITY_FIELDS[type_].name].get(name, 0))
    ]

    def order(item: tuple[float, EntityName]) -> tuple[float, float, int, str]:
        as_spelt = SequenceMatcher(None, item[1].name.lower(), typed_as, autojunk=False).ratio()
        return -round(item[0], 2), -as_spelt, -item[1].articles, item[1].name

    return tuple(name for _, name in sorted(found, key=order))
