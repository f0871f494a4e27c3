"""Reads what a person typed. Nothing but a query that is too dear is refused; slips are read as well as can be."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace

from luqum.thread import parse

from newscrawl.vietnamese import fold
from search.analysis import spellings
from search.query.building import Built, build
from search.query.expansion import Expansion
from search.query.lexemes import lexemes
from search.query.limits import LONGEST_QUERY
from search.query.mending import mended
from search.query.notes import Note
from search.query.saying import said
from search.query.shaping import all_of, any_of, none_of
from search.query.tree import And, Everything, Node, Not, Or, Phrase, Prefix, Word
from search.query.vocabulary import Vocabulary
from search.request import RequestError


@dataclass(frozen=True, slots=True)
class QueryReading:
    """How a query was read.

    Not stands only in an And that has something it is taken from (Everything, where nothing else was asked for). And
    and Or have two nodes or more and are never directly inside their own kind.

    Attributes:
        tree: what is searched, with what the vocabulary adds.
        typed: the same without what the vocabulary adds; neighbours for ranking (`pairs`) are taken from here.
        said: `typed` in canonical form; reading it again gives the same trees.
        notes: what was not understood as typed.
        also: names of what the vocabulary adds, to be shown ("cũng tìm: …").
        accented: some term has diacritics, so that `folded` may find more.
    """

    tree: Node
    typed: Node
    said: str
    notes: tuple[Note, ...]
    also: tuple[str, ...]
    accented: bool
    codes: Mapping[Phrase, str] = field(default_factory=dict, repr=False, compare=False)
    capitals: Set[str] = field(default_factory=frozenset, repr=False, compare=False)


def read(q: str, vocabulary: Vocabulary | None = None) -> QueryReading:
    """The reading of a query; without a vocabulary abbreviations and full forms are different words.

    Raises RequestError("q", …) only where it is too long, has too many words or prefixes or is nested too deeply.
    """
    if len(q) > LONGEST_QUERY:
        raise RequestError("q", f"longer than {LONGEST_QUERY} characters")
    found, slips = lexemes(q)
    query, passed_over = mended(found)
    typed, built = build(parse(query)) if query else (Everything(), Built())
    tree, also, bounded = _looked_up(typed, built, vocabulary)
    return QueryReading(
        tree=tree,
        typed=typed,
        said=said(typed, built.codes, built.capitals),
        notes=tuple(dict.fromkeys([*slips, *passed_over, *built.notes, *bounded])),
        also=also,
        accented=folded_node(tree) != tree,
        codes=built.codes,
        capitals=built.capitals,
    )


def folded(reading: QueryReading) -> QueryReading:
    """The reading with every term's diacritics dropped: what to look for where the exact one finds nothing."""
    typed = folded_node(reading.typed)
    codes = {_folded_phrase(phrase): fold(code) for phrase, code in reading.codes.items()}
    return replace(
        reading,
        tree=folded_node(reading.tree),
        typed=typed,
        said=said(typed, codes, reading.capitals),
        accented=False,
        codes=codes,
    )


def folded_node(node: Node) -> Node:
    """The node with every term's diacritics dropped."""
    match node:
        case Word():
            return _folded_word(node)
        case Prefix(text):
            return replace(node, text=fold(text), accented=False)
        case Phrase():
            return _folded_phrase(node)
        case And(nodes):
            return all_of([folded_node(each) for each in nodes])
        case Or(nodes):
            return any_of([folded_node(each) for each in nodes])
        case Not(inside):
            return none_of(folded_node(inside))
        case _:
            return node


def _looked_up(
    typed: Node, built: Built, vocabulary: Vocabulary | None
) -> tuple[Node, tuple[str, ...], tuple[Note, ...]]:
    if vocabulary is None:
        return typed, (), ()
    expansion = Expansion(vocabulary, built.capitals, built.codes, built.words)
    tree = expansion.expanded(typed)
    return tree, expansion.also, (Note("vocabulary", ""),) if expansion.bounded else ()


def _folded_word(word: Word) -> Word:
    return replace(word, text=spellings(word.text)[0][1], accented=False)


def _folded_phrase(phrase: Phrase) -> Phrase:
    return replace(phrase, words=tuple(map(_folded_word, phrase.words)))
