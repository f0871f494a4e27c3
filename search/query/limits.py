"""What a query may cost. People ask short questions; who pastes a page is told what is too much."""

from __future__ import annotations

#: Longest query in characters; people paste sentences, hardly ever paragraphs.
LONGEST_QUERY = 1000

#: Words of a query; a source, a date or a prefix counts as one.
MOST_WORDS = 64

#: Parentheses, fields and exclusions inside each other.
MOST_NESTED = 10

#: A prefix stands for all words that begin so.
MOST_PREFIXES = 5

#: Words with what the vocabulary adds; abbreviations beyond this stay as typed.
MOST_WORDS_LOOKED_UP = 160
