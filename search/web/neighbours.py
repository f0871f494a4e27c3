"""Who appears with whom: an entity's strongest neighbours beside each other, as a table of counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from newscrawl.tag.entity import EntityType
from search.backends.base import Backend
from search.backends.engine import Count, FacetCount
from search.columns import keyword_column
from search.conditions import Selection, units
from search.entity_names import ENTITY_FIELDS
from search.query import Key
from search.request import Reprints
from search.significance import Association

#: Rows of the matrix: as many columns of three digits can be taken in at once.
MOST = 12
#: Steps of shading.
SHADES = 4


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entity."""

    type: EntityType
    name: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Articles that have both; `shade` from 0 (none) to `SHADES`. None on the diagonal."""

    other: Neighbour
    articles: int | None
    shade: int


@dataclass(frozen=True, slots=True)
class NeighbourRow:
    """A neighbour: `together` with the entity itself in so many articles, of its `articles` in all."""

    entity: Neighbour
    articles: int
    together: int
    cells: tuple[Cell, ...]


def strongest(beside: Mapping[EntityType, Sequence[Association]]) -> list[tuple[Neighbour, Association]]:
    """The neighbours of all types that stand out most, at most `MOST`."""
    found = [(Neighbour(type_, each.name), each) for type_, several in beside.items() for each in several]
    return sorted(found, key=lambda item: (-item[1].score, item[0].name))[:MOST]


def counted_together(backend: Backend, names: Sequence[Neighbour], reprints: Reprints) -> list[dict[Neighbour, int]]:
    """For each name, the articles that it shares with each of the others; all of one state of the index."""
    facets = tuple(
        FacetCount(keyword_column(field), len(wanted), wanted)
        for type_, field in ENTITY_FIELDS.items()
        if (wanted := tuple(each.name for each in names if each.type == type_))
    )
    counts = backend.counted(
        [Count(Selection(Key(ENTITY_FIELDS[each.type].name, each.name), (units(reprints),)), facets) for each in names]
    )
    return [
        {each: counted.facets[ENTITY_FIELDS[each.type].name].get(each.name, 0) for each in names} for counted in counts
    ]


def matrix(
    neighbours: Sequence[tuple[Neighbour, Association]], together: Sequence[Mapping[Neighbour, int]]
) -> tuple[NeighbourRow, ...]:
    """The table; the most frequent pair is shaded most, shading goes by the square root of the count."""
    names = [named for named, _ in neighbours]
    pairs = ((named, other) for named in names for other in names if named != other)
    shared = dict(zip(names, together, strict=True))
    most = max((shared[named][other] for named, other in pairs), default=0)
    return tuple(
        NeighbourRow(
            named,
            association.articles,
            association.together,
            tuple(_cell(named, other, counts[other], most) for other in names),
        )
        for (named, association), counts in zip(neighbours, together, strict=True)
    )


def _cell(named: Neighbour, other: Neighbour, articles: int, most: int) -> Cell:
    if named == other:
        return Cell(other, None, 0)
    return Cell(other, articles, ceil(SHADES * sqrt(articles / most)) if most else 0)
