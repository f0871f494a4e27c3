"""What a person typed -> a small tree; each backend turns the tree into its own query.

All terms must match; "quotes" make a phrase and so does punctuation inside a word ("14/NQ-LĐLĐ", "26/3"); a leading
"-" excludes. A slip (an unbalanced quote, a lone "-") never raises: it is read as if it were not there.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from search.analysis import tokens
from search.request import RequestError

#: Longest query in characters; people paste sentences, hardly ever paragraphs.
LONGEST_QUERY = 1000

#: Most words a query may have: bounds what a search costs.
MOST_WORDS = 64


@dataclass(frozen=True, slots=True)
class Word:
    """One word. Typed with diacritics (`accented`) it means that word, without all words that fold to it.

    `text` is the exact spelling when accented, else the folded one (`search.analysis`).
    """

    text: str
    accented: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side. One word with diacritics makes the whole phrase exact."""

    words: tuple[str, ...]
    accented: bool


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but what the node matches."""

    node: Word | Phrase


@dataclass(frozen=True, slots=True)
class AllOf:
    """Articles that match every node, in the order typed."""

    nodes: tuple[Word | Phrase | Not, ...]


@dataclass(frozen=True, slots=True)
class Everything:
    """All articles: nothing to look for was typed."""


Query: TypeAlias = AllOf | Everything

_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))

#: A term: an optional "-", then a closed quotation or a run without blanks, before which a stray quote is passed over.
_TERM = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<quoted>[^"]*)"|"?(?P<bare>[^\s"]+))')


def parse(q: str) -> Query:
    """The tree of a query. Raises RequestError("q", …) only where it is too long or has too many words."""
    if len(q) > LONGEST_QUERY:
        raise RequestError("q", f"longer than {LONGEST_QUERY} characters")
    nodes: list[Word | Phrase | Not] = []
    words = 0
    for term in _TERM.finditer(unicodedata.normalize("NFC", q).translate(_QUOTES)):
        node = _node(term["quoted"] if term["quoted"] is not None else term["bare"])
        if node is not None:
            words += 1 if isinstance(node, Word) else len(node.words)
            nodes.append(Not(node) if term["minus"] else node)
    if words > MOST_WORDS:
        raise RequestError("q", f"more than {MOST_WORDS} words")
    return AllOf(tuple(nodes)) if nodes else Everything()


def wanted(query: Query) -> tuple[Word | Phrase, ...]:
    """What the query asks for, without what it excludes: the terms that are highlighted and scored."""
    if isinstance(query, Everything):
        return ()
    return tuple(node for node in query.nodes if not isinstance(node, Not))


def pairs(query: Query) -> tuple[Phrase, ...]:
    """Words typed next to each other, as phrases: Vietnamese words are mostly two syllables, written apart.

    A pair is exact only where both words are: a word typed without diacritics may stand for any.
    """
    nodes = () if isinstance(query, Everything) else query.nodes
    found = []
    for first, second in pairwise(nodes):
        if isinstance(first, Word) and isinstance(second, Word):
            accented = first.accented and second.accented
            words = (first, second) if accented else (_folded(first), _folded(second))
            found.append(Phrase((words[0].text, words[1].text), accented))
    return tuple(found)


def _folded(word: Word) -> Word:
    return Word(next(tokens(word.text)).folded, False)


def _node(text: str) -> Word | Phrase | None:
    """The word or phrase that a term's text means; None where it holds no letter or digit."""
    found = list(tokens(text))
    if not found:
        return None
    accented = any(token.exact != token.folded for token in found)
    words = tuple(token.exact if accented else token.folded for token in found)
    return Word(words[0], accented) if len(words) == 1 else Phrase(words, accented)
