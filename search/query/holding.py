"""Whether a short text, the value of a facet, holds what a tree asks for; fields are not looked at."""

from __future__ import annotations

from collections.abc import Sequence

from search.analysis import Token
from search.query.tree import And, Node, Not, Or, Phrase, Prefix, Word


def holds(text: Sequence[Token], node: Node) -> bool:
    """Do these words match the node? Phrases stand side by side, whatever their slop; dates and keys are not asked."""
    match node:
        case Word() | Prefix():
            return any(_is(token, node) for token in text)
        case Phrase(words):
            places = range(len(text) - len(words) + 1)
            return any(all(map(_is, text[place : place + len(words)], words)) for place in places)
        case And(nodes):
            return all(holds(text, each) for each in nodes)
        case Or(nodes):
            return any(holds(text, each) for each in nodes)
        case Not(inside):
            return not holds(text, inside)
        case _:
            return True


def _is(token: Token, asked: Word | Prefix) -> bool:
    word = token.exact if asked.accented else token.folded
    return word == asked.text if isinstance(asked, Word) else word.startswith(asked.text)
