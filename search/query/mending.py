"""Mends what was typed into a query that luqum's grammar takes: what has nothing to work on is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from search.analysis import spellings, tokens
from search.query.lexemes import Lexeme
from search.query.limits import MOST_NESTED, MOST_WORDS
from search.query.notes import Note
from search.request import RequestError

_OPERATORS = {"and": "AND", "or": "OR"}
_PREFIXES = {"not": "NOT ", "minus": "-", "plus": "+"}

_SPECIAL = re.compile(r"[^\w*]|^(?=(?:AND|OR|NOT|TO)$)")


def mended(found: Sequence[Lexeme]) -> tuple[str, list[Note]]:
    """A query in Lucene's syntax that luqum reads, "" for none, and notes of what was passed over.

    Raises RequestError where the query has too many parts or is nested too deeply.
    """
    mender = _Mender(found)
    return mender.sequence(), mender.notes


class _Mender:
    def __init__(self, found: Sequence[Lexeme]) -> None:
        self.notes: list[Note] = []
        self._rest = list(self._paired(found))[::-1]
        self._depth = 0
        self._parts = 0

    def sequence(self) -> str:
        """Operands and what joins them, up to the end or to the parenthesis that closes."""
        parts: list[str] = []
        joining: Lexeme | None = None
        while self._rest and self._rest[-1].kind != "close":
            if self._rest[-1].kind in _OPERATORS:
                operator = self._rest.pop()
                if joining is not None or not parts:
                    self._pass_over(operator)
                else:
                    joining = operator
            elif operand := self._operand():
                parts += [operand] if joining is None else [_OPERATORS[joining.kind], operand]
                joining = None
        if joining is not None:
            self._pass_over(joining)
        return " ".join(parts)

    def _operand(self) -> str:
        lexeme = self._rest.pop()
        match lexeme.kind:
            case "open":
                return self._group()
            case "field":
                return self._field(lexeme)
            case "minus" | "plus" | "not":
                return self._signed(lexeme)
            case "range":
                low, high = lexeme.ends
                return self._counted(f"{lexeme.text[0]}{_escaped(low)} TO {_escaped(high)}{lexeme.text[-1]}")
            case "quoted":
                return self._quoted(lexeme)
            case _:
                words = _trimmed(lexeme.text)
                if not words and "*" in lexeme.text:
                    self._pass_over(lexeme)
                return self._counted(_escaped(words)) if words else ""

    def _group(self) -> str:
        self._descend()
        inside = self.sequence()
        self._rest.pop()
        self._depth -= 1
        if not inside:
            self.notes.append(Note("group", "()"))
        return f"({inside})" if inside else ""

    def _signed(self, sign: Lexeme) -> str:
        operand = self._next_operand()
        if not operand:
            self._pass_over(sign)
        return _PREFIXES[sign.kind] + operand if operand else ""

    def _field(self, field: Lexeme) -> str:
        operand = self._next_operand()
        if operand:
            return f"{field.text}:{operand}"
        name = field.typed.removesuffix(":")
        self.notes.append(Note("empty-field", name))
        words = " ".join(self._counted(_escaped(word)) for word in name.split())
        return f"({words})" if " " in words else words

    def _next_operand(self) -> str:
        """What a sign or a field works on: the next piece; "" where an operator, a parenthesis or the end comes."""
        if not self._rest or self._rest[-1].kind in {"and", "or", "close"}:
            return ""
        self._descend()
        operand = self._operand()
        self._depth -= 1
        return operand

    def _quoted(self, lexeme: Lexeme) -> str:
        if not spellings(lexeme.text):
            self._pass_over(lexeme)
            return ""
        words = lexeme.text.replace("\\", " ")
        return self._counted(f'"{words}"' + (f"~{lexeme.slop}" if lexeme.slop else ""))

    def _counted(self, part: str) -> str:
        self._parts += 1
        if self._parts > MOST_WORDS:
            raise RequestError("q", f"more than {MOST_WORDS} words")
        return part

    def _descend(self) -> None:
        self._depth += 1
        if self._depth > MOST_NESTED:
            raise RequestError("q", f"more than {MOST_NESTED} parentheses, fields or exclusions inside each other")

    def _pass_over(self, operator: Lexeme) -> None:
        self.notes.append(Note("operator", operator.typed))

    def _paired(self, found: Sequence[Lexeme]) -> Iterator[Lexeme]:
        """The pieces without parentheses that have no pair."""
        opened: list[int] = []
        alone: set[int] = set()
        for at, lexeme in enumerate(found):
            if lexeme.kind == "open":
                opened.append(at)
            elif lexeme.kind == "close":
                if opened:
                    opened.pop()
                else:
                    alone.add(at)
        alone.update(opened)
        for at, lexeme in enumerate(found):
            if at in alone:
                self.notes.append(Note("parenthesis", lexeme.text))
            else:
                yield lexeme


def _trimmed(run: str) -> str:
    """A run without the punctuation around its words, but for a star; "" where it has no word."""
    words = list(tokens(run))
    if not words:
        return ""
    start, end = words[0].start, words[-1].end
    return run[start - run[:start].endswith("*") : end + run[end:].startswith("*")]


def _escaped(words: str) -> str:
    return _SPECIAL.sub(lambda found: "\\" + found[0], words)
