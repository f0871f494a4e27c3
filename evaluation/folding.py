"""How well names are folded: pairs of names that are one entity or two, decided by a person.

    python -m evaluation.folding [--wrong build]

`name_pairs.tsv` has a pair a line: split, type, a, b, label ("same" or "not") and the article in which each stands,
with its mentions marked as ⟦TYPE|text⟧. An article that is "" leaves the name alone; "=" is the same article as a's. A
pair of two articles is taken as one entity only where `newscrawl.tag.sameness` says "same". The pairs were made before
the rules that they measure; whoever mends the rules looks at the split "build" and leaves "held" unseen.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from evaluation.marked import read_marked
from newscrawl.models import Mention, MentionType
from newscrawl.tag.article_entities import entities_of
from newscrawl.tag.entity import Entity
from newscrawl.tag.sameness import sameness
from training.gold import MENTION_TYPES

FILE = Path(__file__).with_name("name_pairs.tsv")


@dataclass(frozen=True)
class NamePair:
    """Two names, each in its article, and whether they are one entity."""

    split: str
    type: MentionType
    a: str
    b: str
    is_same: bool
    a_article: str
    b_article: str

    @cached_property
    def is_taken_as_same(self) -> bool:
        """What the folding says."""
        one = _entity(self.type, self.a, self.a_article)
        other = _entity(self.type, self.b, self.a_article if self.b_article == "=" else self.b_article)
        if self.a_article and self.b_article not in ("", "="):
            return sameness(one, other) == "same"
        return one.name == other.name


def name_pairs(file: Path = FILE) -> list[NamePair]:
    """The pairs of the file."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [_pair(row) for row in rows]


def _pair(row: dict[str, str]) -> NamePair:
    same = row["label"] == "same"
    return NamePair(
        row["split"], MENTION_TYPES[row["type"]], row["a"], row["b"], same, row["a_article"], row["b_article"]
    )


def folding_accuracy(pairs: Sequence[NamePair]) -> float:
    """The share of the pairs that are taken as what they are."""
    return sum(pair.is_taken_as_same == pair.is_same for pair in pairs) / len(pairs)


def _entity(type_: MentionType, name: str, article: str) -> Entity:
    """The entity of the last mention so written; of the name alone where its article does not have it."""
    text, mentions = read_marked(article)
    if not any(mention.text == name and mention.type == type_ for mention in mentions):
        text, mentions = name, [Mention(type_, 0, len(name), name)]
    return next(
        entity
        for entity in entities_of(text, mentions)
        if entity.type == type_ and any(variant.text == name for variant in entity.variants)
    )


def report(pairs: Sequence[NamePair]) -> Iterator[str]:
    """A line of figures for each split, the types beside."""
    for split in sorted({pair.split for pair in pairs}):
        ours = [pair for pair in pairs if pair.split == split]
        types = sorted({pair.type for pair in ours})
        of_types = (f"{type_} {folding_accuracy([pair for pair in ours if pair.type == type_]):.2f}" for type_ in types)
        yield f"folding {split:6} {folding_accuracy(ours):.3f} of {len(ours)} pairs   {'  '.join(of_types)}"


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.folding", description="How well names are folded.")
    parser.add_argument("--wrong", metavar="SPLIT", help="the pairs of a split that are taken wrongly")
    wrong: str | None = parser.parse_args(arguments).wrong
    pairs = name_pairs()
    for line in report(pairs):
        print(line)
    for pair in pairs:
        if pair.split == wrong and pair.is_taken_as_same != pair.is_same:
            print(f"{'same' if pair.is_same else 'not':5} {pair.type}  {pair.a} | {pair.b}  {pair.a_article}")


if __name__ == "__main__":
    main(sys.argv[1:])
