"""How hits are ranked: a sum of clauses, the same in both engines, each of which a person can be shown.

Every word and phrase of the query scores in the whole text by BM25 (k1 1.2, b .75). On top of that come words in the
title, words side by side as they were typed, and a little for newer articles. docs/searching.md tells it to people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from search.columns import instant_columns
from search.conditions import Between
from search.fields import PUBLISHED
from search.periods import published_bounds
from search.query import Node, Phrase, Prefix, QueryReading, Term, Word, pairs, scored, wanted

#: A term in the title adds its score there so many times over.
TITLE_BOOST = 2.0
#: Two words that stand side by side add the score of the pair: more than the same two words far apart can gain by
#: standing there often (BM25 grows with repetition to 2.2 times the score of one occurrence, at most).
PAIR_BOOST = 3.0
#: Articles of the last year and of the last five: each adds as much as a rare word does that occurs once less. A third
#: step took a fifth of the time of a page of hits (1,000,000 articles in Elasticsearch, November 2026).
RECENT_DAYS = (365, 5 * 365)
RECENT_SCORE = 0.375
#: What only ranks is bounded as well: terms and pairs beyond these rank by the text alone.
MOST_TERMS = 16

Kind = Literal["text", "title", "pair", "title-pair", "recent"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of the score: what a term gains (times `boost`), or `boost` itself for articles in a range."""

    kind: Kind
    what: Term | Between
    boost: float

    @property
    def words(self) -> str:
        """The words that it is about; "" where it is about none."""
        match self.what:
            case Word(text) | Prefix(text):
                return text
            case Phrase(words):
                return " ".join(word.text for word in words)
            case _:
                return ""


def clauses(reading: QueryReading, today: date) -> tuple[Clause, ...]:
    """What adds to the score that the query's tree itself gives."""
    return tuple(_clauses(reading, today))


def term_clauses(query: Node) -> tuple[Clause, ...]:
    """What each word and phrase of a query gives by itself, to explain a score by; one said twice gives twice."""
    said = Counter(term for term in scored(query) if not isinstance(term, Prefix))
    return tuple(Clause("text", term, float(times)) for term, times in said.items())


def _clauses(reading: QueryReading, today: date) -> Iterator[Clause]:
    in_text = [term for term in wanted(reading.tree) if term.scope == "text"][:MOST_TERMS]
    for term in in_text:
        if not isinstance(term, Prefix):
            yield Clause("title", _in_title(term), TITLE_BOOST)
    for pair in dict.fromkeys((*pairs(reading.typed)[:MOST_TERMS], *pairs(reading.tree)[:MOST_TERMS])):
        yield Clause("pair", pair, PAIR_BOOST)
        yield Clause("title-pair", _in_title(pair), TITLE_BOOST)
    published = instant_columns(PUBLISHED).newest
    for days in RECENT_DAYS:
        low, _ = published_bounds(today - timedelta(days=days), None)
        yield Clause("recent", Between(published, low, None), RECENT_SCORE)


def _in_title(term: Word | Phrase) -> Word | Phrase:
    if isinstance(term, Word):
        return replace(term, scope="title")
    return replace(term, scope="title", words=tuple(replace(word, scope="title") for word in term.words))
