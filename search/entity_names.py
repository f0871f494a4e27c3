"""Entities looked up by name: by how a name begins, and by any of its spellings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.names import FoundName
from newscrawl.tag.entity import EntityType
from newscrawl.tag.name_table import name_table
from newscrawl.tag.names import entity_name
from newscrawl.vietnamese import fold
from search.backends.base import Backend
from search.backends.engine import Count, FacetCount
from search.columns import keyword_column
from search.conditions import Selection, units
from search.fields import DOCUMENT, ORGANISATION, PERSON, PLACE, Field
from search.query import Everything
from search.request import Reprints, RequestError, SearchRequest

#: The field of the index that holds the names of a type.
ENTITY_FIELDS: Mapping[EntityType, Field] = {"PER": PERSON, "ORG": ORGANISATION, "LOC": PLACE, "DOC": DOCUMENT}
MOST_NAMES = 100
#: Names whose articles are counted for one look-up: those published with the most articles. They are exact counts, so
#: a name beyond them is left out only where so many others are more frequent.
COUNTED = 500
#: Shorter abbreviations are too often the beginning of a word.
_SHORTEST_ABBREVIATION = 3


@dataclass(frozen=True, slots=True)
class EntityName:
    """A name with the number of articles that have it (exact); `at_start` where it begins as was asked."""

    type: EntityType
    name: str
    articles: int
    at_start: bool


def entity_type(text: str) -> EntityType:
    """A type as the API takes it: "PER" or "person". Raises RequestError."""
    for type_, field in ENTITY_FIELDS.items():
        if text in (type_, field.name):
            return type_
    names = ", ".join(f"{field.name} ({type_})" for type_, field in ENTITY_FIELDS.items())
    raise RequestError("type", f"one of {names}")


def lookup(
    catalogue: Catalogue,
    backend: Backend,
    prefix: str,
    types: Sequence[EntityType] = tuple(ENTITY_FIELDS),
    size: int = 20,
    reprints: Reprints = "show",
) -> tuple[EntityName, ...]:
    """Names that begin so, at their start first, then at one of their words; the most frequent first.

    "LĐLĐ quận" finds what "Liên đoàn Lao động quận" does. Without a prefix: the most frequent names of all.
    """
    if not 1 <= size <= MOST_NAMES:
        raise RequestError("size", f"1 to {MOST_NAMES}")
    if not prefix.strip():
        counts = _counts(backend, [FacetCount(keyword_column(ENTITY_FIELDS[type_]), size) for type_ in types], reprints)
        named = [FoundName(type_, name, at_start=True) for type_ in types for name in counts[ENTITY_FIELDS[type_].name]]
    else:
        readings = dict.fromkeys((prefix, written_out(prefix)))
        named = [found for text in readings for found in catalogue.names_beginning(text, types, COUNTED)][:COUNTED]
        counts = _counts(backend, _only(named), reprints)
    found = sorted((each for each in (_counted(each, counts) for each in named) if each.articles), key=_order)
    # A name may be met from its start and, by the other reading, from a later word: the better place counts.
    best = {(each.type, each.name): each for each in reversed(found)}
    return tuple(sorted(best.values(), key=_order)[:size])


def resolve(catalogue: Catalogue, type_: EntityType, text: str) -> str | None:
    """The entity's name for any of its spellings; None where no article had such a name.

    The name itself, else the name that the spelling folds to ("LĐLĐ quận Long Biên"), else one of the same letters
    without diacritics, of several the one with the most articles.
    """
    typed = unicodedata.normalize("NFC", text.strip())
    readings = tuple(dict.fromkeys((typed, entity_name(type_, typed), entity_name(type_, written_out(typed)))))
    alike = [catalogue.names_alike(type_, reading) for reading in readings]
    for reading, names in zip(readings, alike, strict=True):
        if reading in names:
            return reading
    return next((names[0] for names in alike if names), None)


def with_names_resolved(catalogue: Catalogue, request: SearchRequest) -> SearchRequest:
    """The request with each person, organisation, place and document by the name that its articles have.

    What no article names stays as it is: it finds nothing, and excludes nothing.
    """
    named = {field.name: type_ for type_, field in ENTITY_FIELDS.items()}
    if not named.keys() & request.filters.keys():
        return request
    filters = {
        name: tuple(_resolved(catalogue, named[name], value) for value in values) if name in named else values
        for name, values in request.filters.items()
    }
    return replace(request, filters=filters)


def _resolved(catalogue: Catalogue, type_: EntityType, value: str) -> str:
    sign = "-" if value.startswith("-") else ""
    text = value.removeprefix("-")
    return f"{sign}{resolve(catalogue, type_, text) or text}"


def written_out(text: str) -> str:
    """With the abbreviations of `newscrawl/tag/names.toml` written out, in any case, with or without diacritics."""
    return " ".join(_abbreviations().get(fold(word), word) for word in text.split())


@cache
def _abbreviations() -> dict[str, str]:
    words: dict[str, str] = {}
    for short, full in name_table().written_out.items():
        if len(short) >= _SHORTEST_ABBREVIATION:
            words.setdefault(fold(short), full)
    return words


def _counts(backend: Backend, facets: Sequence[FacetCount], reprints: Reprints) -> Mapping[str, Mapping[str, int]]:
    if not facets:
        return {}
    return backend.counted([Count(Selection(Everything(), (units(reprints),)), tuple(facets))])[0].facets


def _only(named: Iterable[FoundName]) -> list[FacetCount]:
    by_type: dict[str, list[str]] = {}
    for each in named:
        by_type.setdefault(each.type, []).append(each.name)
    return [
        FacetCount(keyword_column(field), len(by_type[type_]), tuple(dict.fromkeys(by_type[type_])))
        for type_, field in ENTITY_FIELDS.items()
        if type_ in by_type
    ]


def _counted(found: FoundName, counts: Mapping[str, Mapping[str, int]]) -> EntityName:
    type_ = entity_type(found.type)
    return EntityName(type_, found.name, counts[ENTITY_FIELDS[type_].name].get(found.name, 0), found.at_start)


def _order(found: EntityName) -> tuple[bool, int, str, str]:
    return not found.at_start, -found.articles, found.name, found.type
