"""Which articles are taken for reprints of each other, on pairs that were made for it.

    python -m evaluation.reprints [--wrong] [--markdown]
    python -m evaluation.reprints --raise-floors [--lower FIGURE … --because TEXT]

Ends with 1 where a figure is under its floor. The thresholds were chosen on the half "tune", nothing on "held".
What each class is stands in docs/reprints.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from evaluation.floors import Floor, FloorError, Floors, below, raised
from evaluation.reprint_events import HALVES, Half
from evaluation.reprint_pairs import digest_of
from evaluation.reprint_scores import Scores, scores
from newscrawl.models import VIETNAM_TIME

FILE = Path(__file__).with_name("reprints_floors.json")


def table(half: str, measured: Scores) -> Iterator[str]:
    """A half's figures, a line a class."""
    yield f"{half}: {measured.pairs} pairs, precision {measured.precision:.4f}, recall {measured.recall:.4f}"
    for kind in measured.kinds:
        yield f"  {kind.name:30} {kind.wanted:10} {kind.right:4} of {kind.pairs:4} right"


def markdown(measured: Mapping[Half, Scores]) -> Iterator[str]:
    """The table of docs/reprints.md."""
    yield f"| class | wanted | {' | '.join(measured)} |"
    yield f"|---|---|{'---|' * len(measured)}"
    first, *_ = measured.values()
    for kind in first.kinds:
        cells = [next(row for row in half.kinds if row.name == kind.name) for half in measured.values()]
        yield f"| {kind.name} | {kind.wanted} | {' | '.join(f'{cell.right} of {cell.pairs}' for cell in cells)} |"
    for name in ("precision", "recall"):
        yield f"| **{name}** | | {' | '.join(f'**{getattr(half, name):.4f}**' for half in measured.values())} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print, or raise the floors."""
    options = _options(arguments)
    measured = {half: scores(half) for half in HALVES}
    today = datetime.now(VIETNAM_TIME).date().isoformat()
    now = {half: Floor(today, digest_of(half), measured[half].figures()) for half in HALVES}
    floors = Floors.from_json(FILE.read_text(encoding="utf-8")) if FILE.exists() else Floors({})
    if options.raise_floors:
        try:
            for half, floor in now.items():
                floors = raised(floors, half, floor, options.lower, options.because)
        except FloorError as error:
            raise SystemExit(str(error)) from error
        FILE.write_text(floors.to_json(), encoding="utf-8")
        return
    for half, found in measured.items():
        for line in (*(() if options.markdown else table(half, found)), *(found.wrong if options.wrong else ())):
            print(line)
    if options.markdown:
        print(*markdown(measured), sep="\n")
    fallen = list(under_floors(now, floors))
    if fallen:
        raise SystemExit("\n".join(fallen))


def under_floors(measured: Mapping[Half, Floor], floors: Floors) -> Iterator[str]:
    """Each figure under its floor, and each half without floors for its very pairs, as a sentence."""
    for half, now in measured.items():
        floor = floors.sets.get(half)
        if floor is None or floor.digest != now.digest:
            yield f"{half}: no floors for just these pairs: python -m evaluation.reprints --raise-floors"
        else:
            yield from (f"{half}, {sentence}" for sentence in below(floor, now.figures))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    option = parser.add_argument
    option("--wrong", action="store_true", help="the pairs that were judged wrong")
    option("--markdown", action="store_true", help="the table of docs/reprints.md instead")
    option("--raise-floors", action="store_true", help=f"write the present figures to evaluation/{FILE.name}")
    option("--lower", action="append", default=[], metavar="FIGURE", help="a figure whose floors may be lowered")
    option("--because", default="", metavar="TEXT", help="why they are")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
