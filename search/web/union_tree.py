"""The tree of the union, made of names alone: a union stands under the federation of the place that its name ends with.

What a name does not tell is not guessed: a district of which two provinces have one stands among the unplaced. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newscrawl.tag.federations import NATIONAL, level_of, standing
from newscrawl.tag.kinds import kind_of, organisation_of_body
from newscrawl.tag.places import place_of

#: The kinds of organisations that are the union's, from the top down.
UNION_KINDS = ("federation", "upper-union", "sector-union", "base-union")
#: The union at large; its name says no place in the tree.
_AT_LARGE = "Công đoàn Việt Nam"
_FEDERATION = "Liên đoàn Lao động"


@dataclass(frozen=True, slots=True)
class UnionUnit:
    """An organisation of the union; `articles` is 0 where no article names it, only what is below it.

    `below` counts the organisations below it that articles name, at any depth.
    """

    name: str
    articles: int
    kind: str
    level: str | None
    parent: str | None
    children: tuple[str, ...] = ()
    below: int = 0


@dataclass(frozen=True, slots=True)
class UnionTree:
    """All organisations of the union by name, those at the top, and those that the names do not place (nor what is
    below them), each the most frequent first."""

    units: Mapping[str, UnionUnit]
    tops: tuple[str, ...]
    unplaced: tuple[str, ...]

    def above(self, name: str) -> tuple[UnionUnit, ...]:
        """What is above it, from the top down; nothing for a name that is not in the tree."""
        found: list[UnionUnit] = []
        unit = self.units.get(name)
        while unit is not None and unit.parent is not None:
            unit = self.units[unit.parent]
            found.append(unit)
        return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit as a page shows it: some of its children, and how many are left out (`hidden`)."""

    unit: UnionUnit
    children: tuple[Branch, ...]
    hidden: int


def is_of_union(name: str) -> bool:
    """Is an organisation of that name the union's?"""
    return kind_of(name) in UNION_KINDS


def union_tree(articles: Mapping[str, int]) -> UnionTree:
    """The tree of those organisations that are the union's; `articles` is how many articles have each name."""
    names = {name for name in articles if is_of_union(name)}
    parents: dict[str, str | None] = {}
    waiting = [*names, NATIONAL]
    while waiting:
        name = waiting.pop()
        if name not in parents:
            parent = _parent(name, names)
            parents[name] = parent
            if parent is not None:
                waiting.append(parent)
    below: dict[str, list[str]] = defaultdict(list)
    for name, parent in parents.items():
        if parent is not None:
            below[parent].append(name)
    units: dict[str, UnionUnit] = {}
    tops = [name for name, parent in parents.items() if parent is None]
    for name in tops:
        _add(name, parents, below, articles, units)
    placed = [name for name in (NATIONAL, _AT_LARGE) if name in units]
    return UnionTree(units, tuple(placed), _in_order((name for name in tops if name not in placed), units))


def _add(
    name: str,
    parents: Mapping[str, str | None],
    below: Mapping[str, Sequence[str]],
    articles: Mapping[str, int],
    units: dict[str, UnionUnit],
) -> None:
    """A unit and all below it; at most six deep, for each level has its own form of name."""
    for child in below.get(name, ()):
        _add(child, parents, below, articles, units)
    children = _in_order(below.get(name, ()), units)
    count = sum(units[child].below + bool(units[child].articles) for child in children)
    kind, level = kind_of(name), standing(name, ()).level
    units[name] = UnionUnit(name, articles.get(name, 0), kind, level, parents[name], children, count)


def _in_order(names: Iterable[str], units: Mapping[str, UnionUnit]) -> tuple[str, ...]:
    def order(name: str) -> tuple[bool, int, int, str]:
        unit = units[name]
        return organisation_of_body(name) is not None, UNION_KINDS.index(unit.kind), -unit.articles, name

    return tuple(sorted(names, key=order))


def _parent(name: str, names: set[str]) -> str | None:
    parent = _named_parent(name)
    if parent is not None and parent.startswith("Công đoàn ") and parent not in names:
        return None  # a commune's union that nobody speaks of may not be one: before July 2025 there were none
    return parent


@lru_cache(maxsize=50_000)
def _named_parent(name: str) -> str | None:
    """The name of what is above, as far as the name tells it."""
    if name in (NATIONAL, _AT_LARGE):
        return None
    stands = standing(name, ())
    if stands.parent is not None:
        return stands.parent if is_of_union(stands.parent) else None
    kind, place = kind_of(name), place_of(name)
    if kind == "sector-union" and stands.level == "national":
        return NATIONAL
    if place is None or kind == "federation":
        return None
    owner = f"{'Công đoàn' if level_of(*place) == 'commune' else _FEDERATION} {place[0]} {place[1]}"
    return owner if owner != name else None


def branch(tree: UnionTree, name: str, rows: int) -> Branch:
    """A unit with its children and theirs, in about so many rows; the children go before theirs."""
    unit = tree.units[name]
    shown = unit.children[:rows]
    parents = sum(1 for child in shown if tree.units[child].children) or 1
    each = max(0, rows - len(shown)) // parents
    children = tuple(_cut(tree.units[child], tree, each) for child in shown)
    return Branch(unit, children, len(unit.children) - len(shown))


def _cut(unit: UnionUnit, tree: UnionTree, rows: int) -> Branch:
    shown = unit.children[:rows]
    leaves = tuple(Branch(tree.units[name], (), len(tree.units[name].children)) for name in shown)
    return Branch(unit, leaves, len(unit.children) - len(shown))
