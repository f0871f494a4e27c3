"""Short names for parts of queries."""

from __future__ import annotations

from search.query import Phrase, TextScope, Word

A, B, C, D = (Word(letter, False) for letter in "abcd")
CONG, DOAN = Word("công", True), Word("đoàn", True)


def phrase(*words: Word, slop: int = 0, scope: TextScope = "text") -> Phrase:
    return Phrase(tuple(Word(word.text, word.accented, scope) for word in words), slop, scope)
