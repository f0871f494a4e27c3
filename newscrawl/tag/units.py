"""Vietnam's administrative units, before and since 1 July 2025.

The tables are `units.csv`, which `training.units` makes from the state's, and `former_units.csv`, kept by hand: units
that were gone before the state's table was drawn up in January 2025 and that articles still name.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from itertools import starmap
from pathlib import Path
from typing import Literal, NamedTuple

Level = Literal["province", "district", "commune"]
UnitType = Literal["tỉnh", "thành phố", "quận", "huyện", "thị xã", "phường", "xã", "thị trấn", "đặc khu"]

FILE = Path(__file__).with_name("units.csv")
FORMER_FILE = Path(__file__).with_name("former_units.csv")


class Unit(NamedTuple):
    """A province, district or commune: `name` without its type word ("quận"), tones and dashes as elsewhere.

    `code` is the state's, `parent` the code of the unit above ("" for a province). `since` and `until` are the first
    and the last day as such a unit, ISO 8601, "" where it is older than the table or still is: a commune's code may
    belong to one unit until 30 June 2025 and to another since.
    """

    code: str
    name: str
    type: UnitType
    level: Level
    parent: str
    since: str
    until: str

    @property
    def full_name(self) -> str:
        """With the type word: "quận Long Biên"."""
        return f"{self.type} {self.name}"


COLUMNS = Unit._fields


class Units:
    """The units, looked up by name."""

    def __init__(self, units: tuple[Unit, ...]) -> None:
        self.all = units

    @cached_property
    def _named(self) -> dict[str, list[Unit]]:
        return _grouped(self.all, lambda unit: unit.name.lower())

    @cached_property
    def _above(self) -> dict[str, list[Unit]]:
        return _grouped((unit for unit in self.all if unit.level != "commune"), lambda unit: unit.code)

    def names(self, level: Level) -> frozenset[str]:
        """The names at a level, without type words."""
        return frozenset(unit.name for unit in self.all if unit.level == level)

    def named(self, name: str, type_: str | None = None) -> tuple[Unit, ...]:
        """The units of that name in any case, tones placed as in the table; of one type where it is given."""
        found = self._named.get(name.lower(), ())
        return tuple(unit for unit in found if type_ is None or unit.type == type_)

    def parent(self, unit: Unit) -> Unit | None:
        """The unit above at its time; None for a province."""
        above = [other for other in self._above.get(unit.parent, ()) if _at_one_time(unit, other)]
        return min(above, key=lambda other: other.until != unit.until, default=None)

    def province(self, unit: Unit) -> Unit:
        """The province that it lies in or is."""
        above = self.parent(unit)
        return unit if above is None else self.province(above)


def _grouped(units: Iterable[Unit], key: Callable[[Unit], str]) -> dict[str, list[Unit]]:
    groups: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        groups[key(unit)].append(unit)
    return groups


def _at_one_time(one: Unit, other: Unit) -> bool:
    return not (one.until and one.until < other.since) and not (other.until and other.until < one.since)


@cache
def units() -> Units:
    """The units that come with the package."""
    return Units((*read_units(FILE), *read_units(FORMER_FILE)))


def read_units(file: Path) -> Iterator[Unit]:
    """The units of a table."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        yield from starmap(Unit, rows)
