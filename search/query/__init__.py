"""From what a person typed to a tree of what is asked for (`tree`), and what to tell them about how it was read."""

from search.query.holding import holds
from search.query.limits import LONGEST_QUERY, MOST_NESTED, MOST_PREFIXES, MOST_WORDS
from search.query.notes import Note
from search.query.reading import QueryReading, folded, read
from search.query.shaping import all_of, any_of
from search.query.together import Together, together
from search.query.tree import (
    And,
    During,
    Everything,
    Key,
    Leaf,
    Node,
    Not,
    Or,
    PeriodScope,
    Phrase,
    Prefix,
    Term,
    TextScope,
    Word,
    pairs,
    scored,
    wanted,
)
from search.query.vocabulary import Vocabulary, VocabularyError, VocabularyFiles

__all__ = [
    "LONGEST_QUERY",
    "MOST_NESTED",
    "MOST_PREFIXES",
    "MOST_WORDS",
    "And",
    "During",
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
    "QueryReading",
    "Term",
    "TextScope",
    "Together",
    "Vocabulary",
    "VocabularyError",
    "VocabularyFiles",
    "Word",
    "all_of",
    "any_of",
    "folded",
    "holds",
    "pairs",
    "read",
    "scored",
    "together",
    "wanted",
]
