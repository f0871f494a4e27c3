"""The tree of the union as a page shows it, and the organisations that are not of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.web.entities_browsed import UNPLACED
from search.web.entity_directory import Directory
from search.web.entity_words import kind_names
from search.web.texts import Texts
from search.web.union_tree import Branch, UnionUnit, branch

#: Organisations on a page: with 360 it has less than 150 KB.
ROWS = 300
#: Unplaced ones that are shown beside the tree, and rows of each; the others have a list of their own.
UNPLACED_SHOWN = 12
ROWS_OF_UNPLACED = 8


@dataclass(frozen=True, slots=True)
class Kind:
    """Organisations of a kind, as a list of its own."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class UnionView:
    """`under` is the organisation that the page is of (None: the whole tree), `above` what is above it."""

    under: UnionUnit | None
    above: Sequence[UnionUnit]
    branches: Sequence[Branch]
    unplaced: Sequence[Branch]
    unplaced_kind: str
    unplaced_count: int
    kinds: Sequence[Kind]
    organisations: int


def view(directory: Directory, under: str, texts: Texts) -> UnionView | None:
    """The tree, or the part of it below an organisation; None where the tree has none of that name."""
    tree = directory.union
    if under and under not in tree.units:
        return None
    tops = (under,) if under else tree.tops
    return UnionView(
        under=tree.units[under] if under else None,
        above=tree.above(under),
        branches=[branch(tree, name, ROWS) for name in tops],
        unplaced=[] if under else [branch(tree, name, ROWS_OF_UNPLACED) for name in tree.unplaced[:UNPLACED_SHOWN]],
        unplaced_kind=UNPLACED,
        unplaced_count=sum(1 for name in tree.unplaced if tree.units[name].articles),
        kinds=[] if under else _kinds(directory, texts),
        organisations=sum(1 for unit in tree.units.values() if unit.articles),
    )


def _kinds(directory: Directory, texts: Texts) -> list[Kind]:
    labels = kind_names(texts)
    found = [Kind(kind, labels[kind], len(names)) for kind, names in directory.by_kind.items()]
    return sorted(found, key=lambda kind: (kind.key == "other", -kind.count, kind.key))
