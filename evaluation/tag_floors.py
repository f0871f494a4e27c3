"""The figures of tagging and folding that may only rise (`tag_floors.json`; how: `evaluation.floors`)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from evaluation import folding
from evaluation.floors import Floor, Floors, below, raised
from evaluation.tag_sets import Tagged
from newscrawl.models import VIETNAM_TIME

FILE = Path(__file__).with_name("tag_floors.json")
FOLDING = "folding"
#: The parts of the list of name pairs, each with its figure.
SPLITS = ("build", "held")


def floor_of(tagged: Tagged) -> Floor:
    """What a tagger reaches on a set, as it is to be kept."""
    return Floor(_today(), tagged.gold.digest, tagged.scores.figures())


def floor_of_folding(file: Path = folding.FILE) -> Floor:
    """What the folding of names reaches."""
    pairs = folding.name_pairs(file)
    figures = {split: folding.folding_accuracy([pair for pair in pairs if pair.split == split]) for split in SPLITS}
    return Floor(_today(), f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}", figures)


def read_floors(file: Path = FILE) -> Floors:
    """The floors as they are; none where there is no file yet."""
    return Floors.from_json(file.read_text(encoding="utf-8")) if file.exists() else Floors({})


def raise_floors(measured: Mapping[str, Floor], lower: Sequence[str], because: str, file: Path = FILE) -> None:
    """Write the present figures down as the least that may be.

    Raises:
        FloorError: one fell that is not to be lowered; nothing is written then.
    """
    floors = read_floors(file)
    for name, floor in measured.items():
        floors = raised(floors, name, floor, lower, because)
    file.write_text(floors.to_json(), encoding="utf-8")


def under_floors(measured: Mapping[str, Floor], floors: Floors) -> Iterator[str]:
    """Each figure under its floor, and each set without floors for its very articles, as a sentence."""
    for name, now in measured.items():
        floor = floors.sets.get(name)
        if floor is None or floor.digest != now.digest:
            yield f"{name}: no floors for just these articles: python -m evaluation.tag --raise-floors"
        else:
            yield from (f"{name}, {sentence}" for sentence in below(floor, now.figures))


def _today() -> str:
    return datetime.now(VIETNAM_TIME).date().isoformat()
