"""From what a person typed to a tree of what is asked for (`tree`), and what to tell them about how it was read."""

from search.query.limits import LONGEST_QUERY, MOST_NESTED, MOST_PREFIXES, MOST_WORDS
from search.query.notes import Note
from search.query.reading import Reading, folded, read
from search.query.tree import (
    And,
    Everything,
    Key,
    Leaf,
    Node,
    Not,
    Or,
    PeriodScope,
    Phrase,
    Prefix,
    Span,
    Term,
    TextScope,
    Word,
    pairs,
    wanted,
)
from search.query.vocabulary import Vocabulary, VocabularyError, VocabularyFiles

__all__ = [
    "LONGEST_QUERY",
    "MOST_NESTED",
    "MOST_PREFIXES",
    "MOST_WORDS",
    "And",
    "Everything",
    "Key",
    "Leaf",
    "Node",
    "Not",
    "Note",
    "Or",
    "PeriodScope",
    "Phrase",
    "Prefix",
    "Reading",
    "Span",
    "Term",
    "TextScope",
    "Vocabulary",
    "VocabularyError",
    "VocabularyFiles",
    "Word",
    "folded",
    "pairs",
    "read",
    "wanted",
]
