"""This project's reader beside its peers, on pages that a person has read.

    python -m evaluation.extract [--pages DIR …] [--wrong] [--json FILE]
    python -m evaluation.extract --raise-floors [--lower FIELD … --because TEXT]

No page is fetched. What each figure means stands in docs/extraction.md.
"""

from __future__ import annotations

import argparse
import json
import warnings
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from evaluation.floors import FILE, Floor, FloorError, Floors, raised
from evaluation.pages import PageSet, fixtures, real, seeds, shared_folder
from evaluation.peers import peers
from evaluation.readers import Reader, counting_reader, measure, our_readers
from evaluation.report import table, to_json, wrong_lines
from evaluation.scoring import FIELDS, Score, averages
from newscrawl.models import VIETNAM_TIME


def page_sets() -> list[PageSet]:
    """The project's own pages, and the shared ones that are at hand; of the others it is said that they are not."""
    found = [fixtures()]
    for name, load in (("seeds", seeds), ("real", real)):
        folder = shared_folder() / name
        if folder.is_dir():
            found.append(load(folder))
        else:
            print(f"{name}: not measured, for shared/{name} is not beside the project (NEWSCRAWL_TEST_SHARED)\n")
    return found


def raise_floors(sets: Sequence[PageSet], lower: Sequence[str], because: str, file: Path = FILE) -> None:
    """Write the present figures down as the least that may be.

    Raises:
        FloorError: one fell that is not to be lowered; nothing is written then.
    """
    floors = Floors.from_json(file.read_text(encoding="utf-8")) if file.exists() else Floors({})
    today = datetime.now(VIETNAM_TIME).date().isoformat()
    for pages in sets:
        measured = Floor(today, pages.digest, averages(measure(counting_reader(pages), pages)))
        floors = raised(floors, pages.name, measured, lower, because)
    file.write_text(floors.to_json(), encoding="utf-8")


def report(sets: Sequence[PageSet], wrong: bool, file: Path | None) -> None:
    """Print each set's table, and what else was asked for."""
    ours = our_readers()
    readers: Mapping[str, Reader | None] = {**{reader.name: reader for reader in ours}, **peers()}
    found = {}
    for pages in sets:
        scores = {
            (reader.name if reader else name): measure(reader, pages) if reader else None
            for name, reader in readers.items()
        }
        print(*table(pages, scores), "", sep="\n")
        if wrong:
            print(*_wrong(pages, {reader.name: scores[reader.name] or [] for reader in ours}), "", sep="\n")
        found[pages.name] = to_json(pages, scores)
    if file is not None:
        file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _wrong(pages: PageSet, scores: Mapping[str, list[Score]]) -> Iterator[str]:
    """What our readers read wrong, those whose figures count first, then what the other reads differently."""
    counting = counting_reader(pages).name
    yield from wrong_lines(pages, counting, scores[counting])
    for name, rows in scores.items():
        if name != counting:
            yield from wrong_lines(pages, name, [row for row in rows if row not in scores[counting]])


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print, or raise the floors."""
    options = _options(arguments)
    sets = page_sets()
    if not options.raise_floors:
        report([*sets, *(real(folder, folder.as_posix()) for folder in options.pages)], options.wrong, options.json)
        return
    try:
        raise_floors(sets, options.lower, options.because)
    except FloorError as error:
        raise SystemExit(str(error)) from error


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    option = parser.add_argument
    option("--pages", type=_folder, action="append", default=[], help="a further folder, laid out as shared/real")
    option("--wrong", action="store_true", help="list each field that we read wrong, expected and read")
    option("--json", type=Path, help="write everything measured to this file")
    option("--raise-floors", action="store_true", help="write the present figures to evaluation/floors.json")
    lowered = "a field whose floors may be lowered"
    option("--lower", action="append", default=[], choices=FIELDS, metavar="FIELD", help=lowered)
    option("--because", default="", metavar="TEXT", help="why they are")
    return parser.parse_args(arguments)


def _folder(text: str) -> Path:
    folder = Path(text)
    if not (folder / "expected.jsonl").exists() and not (folder / "not-articles.jsonl").exists():
        raise argparse.ArgumentTypeError(f"{text} has neither expected.jsonl nor not-articles.jsonl")
    return folder


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # the peers' own
    main()
