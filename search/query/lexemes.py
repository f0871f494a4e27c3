"""Cuts what a person typed into words, quotations, operators, parentheses and names of fields; nothing ever raises."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from search.analysis import MOST_SLOP
from search.query.dates import typed_days
from search.query.field_names import field_named, query_fields
from search.query.notes import Note

Kind = Literal["words", "quoted", "range", "field", "and", "or", "not", "minus", "plus", "open", "close"]


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of a query.

    `text` is: of words the run between blanks; of a quotation what stands inside; of a field its name in
    `search.fields`; else the piece itself. `typed` is the piece as typed.
    """

    kind: Kind
    text: str
    typed: str
    slop: int = 0
    ends: tuple[str, str] = ("", "")


_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
#: What stands for "-" before a term: Lucene's sign, and the dashes that phones and word processors put in its place.
_EXCLUDING = re.compile(r"(?<![^\s(])[!–—−‐‑](?=[^\s!–—−‐‑-])")
_OPERATORS: dict[str, Kind] = {"AND": "and", "&&": "and", "OR": "or", "||": "or", "NOT": "not"}
_SIGNS: dict[str, Kind] = {"-": "minus", "+": "plus", "(": "open", ")": "close"}

_BLANKS = re.compile(r"\s+")
_QUOTED = re.compile(r'"(?P<inside>[^"]*)"(?P<modifier>\s*[~^][\d.]*)*')
_SLOP = re.compile(r"\s*~(\d+)")
_DASHES = re.compile(r"[-+]+")
_RANGE = re.compile(r"[\[{]\s*(?P<low>[^\s\[\]{}\"():]+)\s+TO\s+(?P<high>[^\s\[\]{}\"():]+)\s*[\]}]", re.IGNORECASE)
#: The other way to say an open range of dates.
_COMPARED = re.compile(r"(?P<sign>[<>])(?P<also>=?)\s*(?P<end>[^\s\[\]{}\"():<>=]+)")
_NAME = re.compile(r"([^\W\d_]+):(?!//)")
_NAME_OF_TWO = re.compile(r"([^\W\d_]+\s+[^\W\d_]+):(?!//)")
_RUN = re.compile(r'[^\s"()]+')
#: Lucene's "like this word" and "this counts more", which are not offered.
_MODIFIER_ALONE = re.compile(r"[~^][\d.]*")
_MODIFIED = re.compile(r"(?P<words>.*[^\W\d_])(?:~[\d.]*|\^[\d.]+)", re.DOTALL)


def lexemes(q: str) -> tuple[list[Lexeme], list[Note]]:
    """The pieces of a query in NFC, and what of it could not be read as typed."""
    cutter = _LexemeCutter(q)
    cutter.cut()
    return cutter.found, cutter.notes


class _LexemeCutter:
    def __init__(self, q: str) -> None:
        self.found: list[Lexeme] = []
        self.notes: list[Note] = []
        self._q = self._paired(_EXCLUDING.sub("-", unicodedata.normalize("NFC", q).translate(_QUOTES)))
        self._at = 0

    def cut(self) -> None:
        readers = (
            self._quoted, self._parenthesis, self._sign, self._range, self._compared, self._field, self._run
        )  # fmt: skip
        while self._at < len(self._q):
            if blanks := _BLANKS.match(self._q, self._at):
                self._at = blanks.end()
            elif not any(reader() for reader in readers):
                self._at += 1

    def _paired(self, q: str) -> str:
        """The query without a last quotation mark that has no pair: nobody knows where it should have ended."""
        if q.count('"') % 2 == 0:
            return q
        self.notes.append(Note("quote", '"'))
        before, _, after = q.rpartition('"')
        return before + ("" if before.endswith(("-", "+", ":", "(")) else " ") + after

    def _add(self, kind: Kind, text: str, end: int, slop: int = 0, ends: tuple[str, str] = ("", "")) -> bool:
        self.found.append(Lexeme(kind, text, self._q[self._at : end], slop, ends))
        self._at = end
        return True

    def _quoted(self) -> bool:
        quoted = _QUOTED.match(self._q, self._at)
        if quoted is None:
            return False
        modifiers = self._q[quoted.end("inside") + 1 : quoted.end()]
        slop = _SLOP.fullmatch(modifiers)
        words = 0 if slop is None else int(slop[1][:9])
        if modifiers and slop is None:
            self.notes.append(Note("modifier", modifiers))
        if words > MOST_SLOP:
            self.notes.append(Note("slop", modifiers))
        return self._add("quoted", quoted["inside"], quoted.end(), min(words, MOST_SLOP))

    def _parenthesis(self) -> bool:
        sign = self._q[self._at]
        return sign in "()" and self._add(_SIGNS[sign], sign, self._at + 1)

    def _sign(self) -> bool:
        """A minus or plus that begins something; a dash between blanks and a longer row of them are no operators."""
        dashes = _DASHES.match(self._q, self._at)
        if dashes is None:
            return False
        before, after = self._q[max(0, self._at - 1) : self._at], self._q[dashes.end() : dashes.end() + 1]
        begins = not before or before.isspace() or before in "(:"
        if begins and len(dashes[0]) == 1 and after and not after.isspace() and after != ")":
            return self._add(_SIGNS[dashes[0]], dashes[0], dashes.end())
        if begins:
            self.notes.append(Note("operator", dashes[0]))
        self._at = dashes.end()
        return True

    def _range(self) -> bool:
        """[from TO to] of dates, or behind the name of a field of days; elsewhere brackets are punctuation."""
        found = _RANGE.match(self._q, self._at)
        if found is None:
            return False
        ends = (found["low"], found["high"])
        if not self._behind_days() and not all(end == "*" or typed_days(end) for end in ends):
            return False
        return self._add("range", found[0], found.end(), ends=ends)

    def _compared(self) -> bool:
        """ ">2023", "<=2023-05" behind the name of a field of days."""
        found = _COMPARED.match(self._q, self._at)
        if found is None or not self._behind_days() or not typed_days(found["end"]):
            return False
        if found["sign"] == ">":
            ends, brackets = (found["end"], "*"), "[]" if found["also"] else "{]"
        else:
            ends, brackets = ("*", found["end"]), "[]" if found["also"] else "[}"
        return self._add("range", brackets, found.end(), ends=ends)

    def _behind_days(self) -> bool:
        behind = self.found[-1] if self.found else None
        return behind is not None and behind.kind == "field" and query_fields()[behind.text].kind == "days"

    def _field(self) -> bool:
        for form in (_NAME_OF_TWO, _NAME):
            found = form.match(self._q, self._at)
            if found and (name := field_named(found[1])):
                return self._add("field", name, found.end())
        if found:
            self.notes.append(Note("unknown-field", found[1]))
            self._add("words", found[1], found.end(1))
            self._at += 1
            return True
        return False

    def _run(self) -> bool:
        run = _RUN.match(self._q, self._at)
        if run is None:
            return False
        if operator := _OPERATORS.get(run[0]):
            return self._add(operator, run[0], run.end())
        if _MODIFIER_ALONE.fullmatch(run[0]):
            self.notes.append(Note("modifier", run[0]))
            self._at = run.end()
            return True
        if run[0][0] in "[{" and self._behind_days():
            self.notes.append(Note("bracket", run[0]))
        modified = _MODIFIED.fullmatch(run[0])
        if modified is None:
            return self._add("words", run[0], run.end())
        self.notes.append(Note("modifier", run[0]))
        return self._add("words", modified["words"], run.end())
