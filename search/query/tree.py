"""What a query means, as a tree: the parser makes it, each backend compiles it, highlighting and ranking walk it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal, TypeAlias

#: The texts that words are looked for in: names of fields of `search.fields` that have a words column.
TextScope = Literal["text", "title", "person", "organisation", "place", "document", "section", "author", "tags"]
PeriodScope = Literal["published", "mentioned"]


@dataclass(frozen=True, slots=True)
class Word:
    """One word. Typed with diacritics (`accented`) it means that word, without all words that fold to it.

    `text` is the exact spelling when accented, else the folded one (`search.analysis`).
    """

    text: str
    accented: bool
    scope: TextScope = "text"


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so; `text` and `accented` as in Word. A word counts the same however rare it is."""

    text: str
    accented: bool
    scope: TextScope = "text"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Two words or more in this order, with at most `slop` other words between them, all gaps together.

    Each word keeps its own reading. The end of a line counts as two words. All words have the phrase's scope.
    """

    words: tuple[Word, ...]
    slop: int = 0
    scope: TextScope = "text"


@dataclass(frozen=True, slots=True)
class Key:
    """Articles whose keyword field has exactly this value."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class During:
    """Published in, or speaking of, days from `first` to `last`, both included; None is open."""

    scope: PeriodScope
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but what the node matches."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """Articles that match every node, in the order typed."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that match one of the nodes."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Everything:
    """All articles: nothing to look for was typed."""


Leaf: TypeAlias = Word | Prefix | Phrase | Key | During
Node: TypeAlias = Leaf | Not | And | Or | Everything
#: What stands in a text: can be marked in it and scored.
Term: TypeAlias = Word | Prefix | Phrase


def wanted(node: Node) -> tuple[Term, ...]:
    """The terms that the query asks for, without what it excludes, each once, in the order typed."""
    return tuple(dict.fromkeys(scored(node)))


def pairs(node: Node) -> tuple[Phrase, ...]:
    """Words typed next to each other that must both match, as phrases: Vietnamese words are mostly two syllables,
    written apart. Each way to write one of them makes a pair of its own ("đơn vị DN": "vị DN", "vị doanh nghiệp")."""
    return tuple(dict.fromkeys(_pairs(node)))


def scored(node: Node) -> Iterator[Term]:
    """The same, each as often as it stands in the query."""
    match node:
        case Word() | Prefix() | Phrase():
            yield node
        case And(nodes) | Or(nodes):
            for each in nodes:
                yield from scored(each)
        case _:
            return


def _pairs(node: Node) -> Iterator[Phrase]:
    if isinstance(node, And):
        for first, second in pairwise(node.nodes):
            for before in _runs(first, -1):
                for behind in _runs(second, 0):
                    yield Phrase((*before, *behind))
    if isinstance(node, And | Or):
        for each in node.nodes:
            yield from _pairs(each)


def _runs(node: Node, end: int) -> Iterator[tuple[Word, ...]]:
    """What stands at the node's end (-1) or beginning (0) in the text, in each way to write it."""
    match node:
        case Word(scope="text"):
            yield (node,)
        case Phrase(words, slop=0, scope="text"):
            yield words
        case And(nodes):
            yield from _runs(nodes[end], end)
        case Or(nodes):
            for each in nodes:
                yield from _runs(each, end)
        case _:
            return
