"""The most frequent names of the archive, kept for a while: browsing asks for them often."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from weakref import WeakKeyDictionary

from newscrawl.tag.entity import EntityType
from newscrawl.tag.kinds import kind_of
from search.backends.base import Backend
from search.backends.engine import Count, FacetCount
from search.columns import keyword_column
from search.conditions import Selection, units
from search.entity_names import ENTITY_FIELDS
from search.query import Everything
from search.request import Reprints
from search.services import Services
from search.web.union_tree import UNION_KINDS, UnionTree, union_tree

#: Names of each type: nobody pages further, the look-up by prefix finds all others.
MOST_NAMES = 5_000
#: What took a second to count is given again for so many, while a crawl changes the index all the time; none longer
#: than the most.
REMEMBERED_TIMES = 100
MOST_REMEMBERED_SECONDS = 900.0


@dataclass(frozen=True)
class Directory:
    """Names of each type with the number of articles (or stories) that have them, the most frequent first.

    `complete`: these are all names of the type.
    """

    names: Mapping[EntityType, Mapping[str, int]]

    def complete(self, type_: EntityType) -> bool:
        """Are these all names of the type?"""
        return len(self.names[type_]) < MOST_NAMES

    @cached_property
    def union(self) -> UnionTree:
        """The organisations of the union."""
        return union_tree(self.names["ORG"])

    @cached_property
    def by_kind(self) -> Mapping[str, Mapping[str, int]]:
        """All other organisations, by kind."""
        found: dict[str, dict[str, int]] = {}
        for name, articles in self.names["ORG"].items():
            if (kind := kind_of(name)) not in UNION_KINDS:
                found.setdefault(kind, {})[name] = articles
        return found


@dataclass(frozen=True, slots=True)
class _Made:
    directory: Directory
    changed: datetime | None
    until: float


@dataclass(slots=True)
class _Kept:
    lock: threading.Lock = field(default_factory=threading.Lock)
    made: _Made | None = None


_kept: WeakKeyDictionary[Backend, dict[Reprints, _Kept]] = WeakKeyDictionary()
_keeping = threading.Lock()


def directory(served: Services, reprints: Reprints) -> Directory:
    """The names of the index's present state, or of some minutes ago (`REMEMBERED_TIMES`).

    Safe in threads: one makes it anew, the others are given the old one meanwhile; they wait for the first.
    """
    with _keeping:
        kept = _kept.setdefault(served.backend, {}).setdefault(reprints, _Kept())
    held, changed = kept.made, served.catalogue.index_changed()
    if held is None:
        kept.lock.acquire()
    elif held.changed == changed or time.monotonic() <= held.until or not kept.lock.acquire(blocking=False):
        return held.directory
    try:
        made = kept.made
        if made is None or made is held:
            made = kept.made = _make(served.backend, reprints, changed)
        return made.directory
    finally:
        kept.lock.release()


def _make(backend: Backend, reprints: Reprints, changed: datetime | None) -> _Made:
    started = time.monotonic()
    counted = _counted(backend, reprints)
    now = time.monotonic()
    return _Made(counted, changed, now + min(MOST_REMEMBERED_SECONDS, REMEMBERED_TIMES * (now - started)))


def _counted(backend: Backend, reprints: Reprints) -> Directory:
    selection = Selection(Everything(), (units(reprints),))
    # A count for each type: engines bound the values that one count may hold.
    facets = [(FacetCount(keyword_column(field), MOST_NAMES),) for field in ENTITY_FIELDS.values()]
    found = backend.counted([Count(selection, each) for each in facets])
    named = zip(ENTITY_FIELDS.items(), found, strict=True)
    return Directory({type_: _in_order(counted.facets[field.name]) for (type_, field), counted in named})


def _in_order(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_NAMES])
