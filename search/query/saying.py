"""A tree as a query that is read as this tree."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from datetime import date

from search.analysis import spellings
from search.query.dates import said_days
from search.query.field_names import query_fields
from search.query.tree import And, During, Everything, Key, Node, Not, Or, Phrase, Prefix, Word

_OPERATORS = {"AND", "OR", "NOT"}
#: Punctuation between the words of a code that reads as itself wherever it stands.
_UNSAFE = re.compile(r"(?<!\d):|:(?!\d)|[^\w\u0300-\u036f./,\-–&%+:]|_")


def said(node: Node, codes: Mapping[Phrase, str], capitals: Set[str]) -> str:
    """The query in canonical form: `codes` and `capitals` as `search.query.building.Built` has them."""
    return _Saying(codes, capitals).said(node)


class _Saying:
    def __init__(self, codes: Mapping[Phrase, str], capitals: Set[str]) -> None:
        self._codes = codes
        self._capitals = capitals

    def said(self, node: Node) -> str:
        match node:
            case And(nodes):
                kept = [each for each in nodes if not isinstance(each, Everything)]
                return " ".join(f"({self.said(each)})" if isinstance(each, Or) else self.said(each) for each in kept)
            case Or(nodes):
                return " OR ".join(self._inside(each) for each in nodes)
            case Not(inside):
                return f"-{self._inside(inside)}"
            case Everything():
                return ""
            case Key(name, value):
                return f'{_name(name)}"{value}"' if re.search(r"\W", value) else f"{_name(name)}{value}"
            case During(name, first, last):
                return _name(name) + _days(first, last)
            case Word() | Prefix() | Phrase():
                return ("" if node.scope == "text" else _name(node.scope)) + self._term(node)

    def _inside(self, node: Node) -> str:
        """A node as one operand."""
        text = self.said(node)
        match node:
            case And((Everything(), Not())):
                return text
            case And() | Or():
                return f"({text})"
            case _:
                return text

    def _term(self, term: Word | Prefix | Phrase) -> str:
        match term:
            case Prefix(text):
                return f"{text}*"
            case Word():
                word = self._word(term)
                return f'"{word}"' if word in _OPERATORS else word
            case Phrase(words, slop):
                if term in self._codes:
                    return _code(self._codes[term])
                inside = " ".join(self._word(word) for word in words)
                return f'"{inside}"~{slop}' if slop else f'"{inside}"'

    def _word(self, word: Word) -> str:
        """In capitals where it was typed so, unless the letters have none that lead back."""
        shouted = word.text.upper()
        return shouted if word.text in self._capitals and spellings(shouted) == spellings(word.text) else word.text


def _name(field: str) -> str:
    return f"{query_fields()[field].names[0]}:"


def _code(typed: str) -> str:
    return _UNSAFE.sub("/", typed)


def _days(first: date | None, last: date | None) -> str:
    if first is not None and last is not None and (days := said_days(first, last)):
        return days
    low, high = ("*" if day is None else day.isoformat() for day in (first, last))
    return f"[{low} TO {high}]"
