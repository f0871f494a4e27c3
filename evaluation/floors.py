"""The figures that may only rise. Lowering one takes a reason, which stays in the file.

`floors.json` holds for each set of pages the figures that count, the day and the digest of the pages they were measured
on, and every lowering there ever was. What git has of the file is the record: an edit that takes a figure down, or a
lowering away, is found against it (`taken_back`).
"""

from __future__ import annotations

import json
import math
import shutil
import subprocess
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = Path(__file__).with_name("floors.json")
#: Four digits, always rounded down.
_STEPS = 10_000


class FloorError(Exception):
    """A floor that would have to be lowered, or a lowering that cannot be."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The least figures of one set of pages, and the pages for which they hold."""

    measured: str
    digest: str
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Lowering:
    """A figure that was taken down on purpose."""

    day: str
    pages: str
    field: str
    before: float
    after: float
    because: str


@dataclass(frozen=True, slots=True)
class Floors:
    """The whole file."""

    sets: Mapping[str, Floor]
    lowered: tuple[Lowering, ...] = ()

    @classmethod
    def from_json(cls, text: str) -> Floors:
        """The inverse of `to_json`."""
        data = json.loads(text)
        sets = {name: Floor(**floor) for name, floor in data["sets"].items()}
        return cls(sets, tuple(Lowering(**row) for row in data["lowered"]))

    def to_json(self) -> str:
        """The file's text."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def below(floor: Floor, figures: Mapping[str, float]) -> list[str]:
    """Each figure that is under its floor, or no longer measured, as a sentence."""
    return [
        f"{name}: {figures.get(name)} is under its floor of {least}"
        for name, least in floor.figures.items()
        if name not in figures or _down(figures[name]) < least
    ]


def raised(floors: Floors, pages: str, measured: Floor, lower: Collection[str] = (), because: str = "") -> Floors:
    """The floors with those of one set as measured; the same floors where nothing changed.

    Raises:
        FloorError: a figure fell that is not among those to `lower`, or one is to be lowered and no reason is given.
    """
    figures = {name: _down(figure) for name, figure in measured.figures.items()}
    before = floors.sets.get(pages, Floor("", "", {}))
    if (before.digest, before.figures) == (measured.digest, figures):
        return floors
    fallen = [name for name, least in before.figures.items() if figures.get(name, -1.0) < least]
    if set(fallen) - set(lower):
        raise FloorError("\n".join(f"{pages}, {sentence}" for sentence in below(before, figures)))
    if fallen and not because.strip():
        raise FloorError("a floor is lowered for a reason: --because TEXT")
    lowered = [
        Lowering(measured.measured, pages, name, before.figures[name], figures.get(name, 0.0), because)
        for name in fallen
    ]
    sets = {**floors.sets, pages: Floor(measured.measured, measured.digest, figures)}
    return Floors(sets, (*floors.lowered, *lowered))


def taken_back(before: Floors, after: Floors) -> list[str]:
    """What an edit took out of the record: figures that fell without a lowering of their own, and lowerings."""
    if after.lowered[: len(before.lowered)] != before.lowered:
        return ["a lowering was changed or taken out"]
    allowed = {(row.pages, row.field): row.after for row in after.lowered[len(before.lowered) :] if row.because.strip()}
    found = []
    for pages, floor in before.sets.items():
        now = after.sets[pages].figures if pages in after.sets else {}
        for name, least in floor.figures.items():
            if now.get(name, 0.0) < min(least, allowed.get((pages, name), least)):
                found.append(f"{pages}, {name}: {least} became {now.get(name)}")
    return found


def committed(file: Path = FILE) -> list[Floors]:
    """All versions of the file that git has, the oldest first; none outside of a checkout."""
    versions = _git(file, "log", "--first-parent", "--reverse", "--format=%H", "--", file.name).split()
    return [Floors.from_json(_git(file, "show", f"{version}:./{file.name}")) for version in versions]


def _git(file: Path, *arguments: str) -> str:
    """What git prints, "" where it has nothing to say: no git, or no repository."""
    git = shutil.which("git")
    if git is None:
        return ""
    return subprocess.run([git, *arguments], cwd=file.parent, capture_output=True, text=True, check=False).stdout


def _down(figure: float) -> float:
    return math.floor(round(figure, 9) * _STEPS) / _STEPS
