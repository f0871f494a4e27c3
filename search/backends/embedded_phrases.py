"""Phrases with gaps whose words can lie in too many ways to ask for each: found by looking at the texts.

The index narrows them down to texts in which all the words stand; those are cut into words as they were for the index.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from tantivy import Occur, Query

from search.analysis import stream
from search.backends.embedded_query import WORDS
from search.backends.embedded_schema import ID_COLUMN
from search.backends.embedded_views import EmbeddedView
from search.columns import keyword_column
from search.fields import FIELDS
from search.query import Phrase, Word

_FIELDS = {field.name: field for field in FIELDS}
#: Texts looked at for one phrase. More hold all words of a long phrase only where those are the commonest of all.
MOST_TEXTS = 20_000


def holding(view: EmbeddedView, phrase: Phrase) -> Query:
    """The documents that hold the phrase."""
    ids = list(_holding(view, phrase))
    return Query.term_set_query(view.schema, ID_COLUMN, ids) if ids else Query.empty_query()


def stands_in(phrase: Phrase, text: str) -> bool:
    """Does the phrase stand in the words of a stream."""
    words = text.split(" ")
    places = [_places(words, word) for word in phrase.words]
    return any(_reaches(places, first, phrase.slop) for first in places[0])


def _holding(view: EmbeddedView, phrase: Phrase) -> Iterator[str]:
    every = [(Occur.Must, _term(view, word, phrase)) for word in dict.fromkeys(phrase.words)]
    for _, address in view.searcher.search(Query.boolean_query(every), MOST_TEXTS, count=False).hits:
        document_id, record = view.record(address)
        field = _FIELDS[phrase.scope]
        if field.kind == "keyword":
            lines: Iterable[str] = view.searcher.doc(address).get_all(keyword_column(field).name)
        else:
            lines = json.loads(record)[field.name]
        if stands_in(phrase, stream(lines)):
            yield document_id


def _term(view: EmbeddedView, word: Word, phrase: Phrase) -> Query:
    return Query.term_query(view.schema, WORDS[phrase.scope], word.text, "freq")


def _places(words: Sequence[str], word: Word) -> list[int]:
    reading = words[0::2] if word.accented else words[1::2]
    return [place for place, written in enumerate(reading) if written == word.text]


def _reaches(places: Sequence[Sequence[int]], first: int, slop: int) -> bool:
    """Taking the nearest place of each following word leaves the smallest gaps."""
    at = first
    for following in places[1:]:
        later = [place for place in following if place > at]
        if not later:
            return False
        at = later[0]
    return at - first - (len(places) - 1) <= slop
