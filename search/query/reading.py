"""Reads what a person typed. Nothing but a query that is too dear is refused; slips are read as well as can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from search.query.tree import Node
from search.query.vocabulary import Vocabulary

#: Longest query in characters; people paste sentences, hardly ever paragraphs.
LONGEST_QUERY = 1000
#: What a query may have at most; each bounds what a search costs.
MOST_WORDS = 64
MOST_CLAUSES = 128
MOST_NESTED = 10
MOST_PREFIXES = 5

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Note:
    """A slip and how it was read: what (`notes.toml` has the codes) and the piece of the query."""

    code: str
    piece: str

    def text(self, language: Language) -> str:
        """The sentence to show."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Reading:
    """How a query was read.

    Not stands only in an And that has a positive node; And and Or have two nodes or more.

    Attributes:
        tree: what is searched, with what the vocabulary adds.
        typed: the same without what the vocabulary adds; neighbours for ranking (`pairs`) are taken from here.
        said: `typed` in canonical form; reading it again gives the same trees.
        notes: what was not understood as typed, in the order typed.
        also: names of what the vocabulary adds, to be shown ("cũng tìm: …").
        accented: some term has diacritics, so that `folded` finds more.
    """

    tree: Node
    typed: Node
    said: str
    notes: tuple[Note, ...]
    also: tuple[str, ...]
    accented: bool


def read(q: str, vocabulary: Vocabulary | None = None) -> Reading:
    """The reading of a query; without a vocabulary abbreviations and full forms are different words.

    Raises RequestError("q", …) only where it is too long, has too many words, clauses or prefixes or is nested too
    deeply.
    """
    raise NotImplementedError


def folded(reading: Reading) -> Reading:
    """The reading with every term's diacritics dropped: what to look for where the exact one finds nothing."""
    raise NotImplementedError
