"""The query with the words that were typed beside each other as phrases: most Vietnamese words are two syllables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from search.query.reading import QueryReading
from search.query.saying import said
from search.query.tree import And, Node, Phrase, Word


@dataclass(frozen=True, slots=True)
class Together:
    """`words` need not stand together as the query is read; `said` is the query in which they must."""

    words: tuple[str, ...]
    said: str


def together(reading: QueryReading) -> Together | None:
    """The other reading; None where no two words were typed beside each other."""
    nodes = reading.typed.nodes if isinstance(reading.typed, And) else ()
    joined = tuple(_joined(nodes))
    if len(joined) == len(nodes):
        return None
    words = tuple(dict.fromkeys(said(node, reading.codes, reading.capitals) for node in nodes if node not in joined))
    tree = joined[0] if len(joined) == 1 else And(joined)
    return Together(words, said(tree, reading.codes, reading.capitals))


def _joined(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for plain, run in groupby(nodes, key=lambda node: isinstance(node, Word) and node.scope == "text"):
        found = tuple(run)
        words = tuple(node for node in found if isinstance(node, Word))
        yield from (Phrase(words),) if plain and len(found) > 1 else found
