"""This project's tagger beside others, on articles that a person has annotated, and the folding of names.

    python -m evaluation.tag [--only SET …] [--errors [N]] [--errors-of SET] [--markdown] [--json FILE]
    python -m evaluation.tag --raise-floors [--lower FIELD … --because TEXT]

Ends with 1 where a figure is under its floor. What each figure means stands in docs/annotation.md.
"""

from __future__ import annotations

import argparse
import json
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.floors import Floor, FloorError
from evaluation.folding import name_pairs
from evaluation.folding import report as folding_lines
from evaluation.tag_errors import lines
from evaluation.tag_floors import FOLDING, SPLITS, floor_of, floor_of_folding, raise_floors, read_floors, under_floors
from evaluation.tag_report import markdown, table
from evaluation.tag_scores import FIELDS
from evaluation.tag_sets import DEV, GOLD_SETS, GoldSet, Tagged, gold_folder


def gold_sets(only: Sequence[str]) -> list[GoldSet]:
    """The sets of these names, all where none is named; where they are not at hand it is said so."""
    names = [name for name in GOLD_SETS if not only or name in only]
    if gold_folder().is_dir():
        return [GOLD_SETS[name]() for name in names]
    for name in names:
        print(f"{name}: not measured, for shared/gold is not beside the project (NEWSCRAWL_TEST_SHARED)\n")
    return []


def report(measured: Sequence[Tagged], as_markdown: bool, file: Path | None) -> None:
    """Print each set's table, or all as one for the documents, and write the file that was asked for."""
    by_set = {tagged.gold.name: [other for other in measured if other.gold is tagged.gold] for tagged in measured}
    scores = {name: {tagged.tagger.name: tagged.scores for tagged in rows} for name, rows in by_set.items()}
    if as_markdown:
        print(*markdown(scores), "", sep="\n")
    else:
        for name, rows in by_set.items():
            print(_heading(rows[0].gold), *table(scores[name]), "", sep="\n")
    if file is not None:
        numbers = {name: {tagger: counts.to_json() for tagger, counts in rows.items()} for name, rows in scores.items()}
        file.write_text(json.dumps(numbers, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def report_errors(tagged: Tagged, examples: int, show_dev: bool) -> None:
    """Print what our tagger gets wrong on a set; of dev the places only when asked, for nothing is tuned to them."""
    found = tagged.errors
    print(f"{tagged.gold.name}: {len(found)} errors")
    print(*lines(found, examples if show_dev or tagged.gold.name != DEV else 0), "", sep="\n")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print, or raise the floors."""
    options = _options(arguments)
    sets = gold_sets(options.only)
    own = [Tagged(gold, gold.taggers[0]) for gold in sets]
    if options.raise_floors:
        try:
            raise_floors(dict(_floors(own, options.only)), options.lower, options.because)
        except FloorError as error:
            raise SystemExit(str(error)) from error
        return
    others = [Tagged(gold, tagger) for gold in sets for tagger in gold.taggers[1:]]
    report([*own, *others], options.markdown, options.json)
    if _is_wanted(FOLDING, options.only):
        print(*folding_lines(name_pairs()), "", sep="\n")
    if options.errors is not None:
        for tagged in own:
            if tagged.gold.name == options.errors_of:
                report_errors(tagged, options.errors, options.show_dev)
    fallen = list(under_floors(dict(_floors(own, options.only)), read_floors()))
    if fallen:
        raise SystemExit("\n".join(fallen))


def _floors(own: Sequence[Tagged], only: Sequence[str]) -> Iterator[tuple[str, Floor]]:
    for tagged in own:
        yield tagged.gold.name, floor_of(tagged)
    if _is_wanted(FOLDING, only):
        yield FOLDING, floor_of_folding()


def _is_wanted(name: str, only: Sequence[str]) -> bool:
    return not only or name in only


def _heading(gold: GoldSet) -> str:
    mentions = sum(len(article.mentions) for article in gold.articles)
    return f"{gold.name}: {len(gold.articles)} articles, {mentions} mentions"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    option = parser.add_argument
    sets = (*GOLD_SETS, FOLDING)
    option("--only", action="append", default=[], choices=sets, metavar="SET", help=f"of {', '.join(sets)}")
    option("--errors", type=int, nargs="?", const=3, metavar="N", help="errors by cause, N places of each (3)")
    option("--errors-of", default=list(GOLD_SETS)[-1], choices=GOLD_SETS, metavar="SET", help="on which articles")
    option("--show-dev", action="store_true", help="places of dev too; nothing may be tuned to them")
    option("--markdown", action="store_true", help="the table of docs/annotation.md instead")
    option("--json", type=Path, help="write everything measured to this file")
    option("--raise-floors", action="store_true", help="write the present figures to evaluation/tag_floors.json")
    fields = (*FIELDS, *SPLITS)
    lowered = "a field whose floors may be lowered"
    option("--lower", action="append", default=[], choices=fields, metavar="FIELD", help=lowered)
    option("--because", default="", metavar="TEXT", help="why they are")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # the peers' own
    main()
