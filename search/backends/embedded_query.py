"""Query trees, conditions and clauses as tantivy queries. Pure: no index is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations_with_replacement
from math import comb
from typing import TypeAlias

from tantivy import FieldType, Occur, Query, Schema

from search.backends.engine import HitsPage
from search.columns import Column, words_column
from search.conditions import AnyBetween, Between, Condition, OneOf, Selection, condition
from search.fields import FIELDS
from search.query import And, During, Everything, Key, Node, Not, Or, Phrase, Prefix, Word
from search.ranking import Clause

#: Ways to place the words of a phrase with gaps that are asked for one by one; of more, each text found is looked at.
MOST_PLACEMENTS = 100

#: The words column of each scope.
WORDS = {field.name: words_column(field).name for field in FIELDS}

#: Says which documents hold a phrase that has too many placements, as a query.
Finder: TypeAlias = Callable[[Phrase], Query]
_Part: TypeAlias = tuple[Occur, Query]


class Compiler:
    """Makes queries, `scored` or only to be counted. What does not score is wrapped where scores are summed."""

    def __init__(self, schema: Schema, find: Finder, *, scored: bool) -> None:
        self._schema = schema
        self._find = find
        self._scored = scored

    def selection(self, selection: Selection) -> Query:
        """What matches the query and the conditions."""
        return _boolean(self._everything(), [*self._all((selection.query,)), *self._conditions(selection.conditions)])

    def node(self, node: Node) -> Query:
        """What a node matches."""
        match node:
            case Word(text, _, scope):
                return Query.term_query(self._schema, WORDS[scope], text, "freq")
            case Prefix():
                return self._silent(self._begins(node))
            case Phrase(words, 0):
                return self._placed(node, range(len(words)))
            case Phrase():
                return self._near(node)
            case Or(nodes):
                return _boolean(self._nothing(), [(Occur.Should, self.node(each)) for each in nodes])
            case _:
                return _boolean(self._everything(), self._all((node,)))

    def clause(self, clause: Clause) -> Query:
        """What a clause adds to the score."""
        if isinstance(clause.what, Between):
            return Query.const_score_query(self._range(clause.what), clause.boost)
        return Query.boost_query(self.node(clause.what), clause.boost)

    def also(self, query: Query, *conditions: Condition) -> Query:
        """What of a query meets the conditions as well."""
        return Query.boolean_query([(Occur.Must, query), *self._conditions(conditions)])

    def _all(self, nodes: Iterable[Node]) -> Iterator[_Part]:
        """Everything that must hold, on one level: tantivy skips best what it sees side by side."""
        for node in nodes:
            match node:
                case And(inner):
                    yield from self._all(inner)
                case Not(inner):
                    yield Occur.MustNot, self.node(inner)
                case Key() | During():
                    yield from self._conditions((condition(node),))
                case Everything():
                    pass
                case _:
                    yield Occur.Must, self.node(node)

    def _conditions(self, conditions: Iterable[Condition]) -> Iterator[_Part]:
        for each in conditions:
            if isinstance(each, OneOf) and each.excluded:
                yield Occur.MustNot, self._condition(each)
            else:
                yield Occur.Must, self._silent(self._condition(each))

    def _condition(self, each: Condition) -> Query:
        match each:
            case OneOf(column, (value,)):
                return Query.term_query(self._schema, column.name, value, "basic")
            case OneOf(column, values):
                return Query.term_set_query(self._schema, column.name, list(values))
            case AnyBetween((between,)):
                return self._range(between)
            case AnyBetween(ranges):
                return Query.boolean_query([(Occur.Should, self._range(between)) for between in ranges])

    def _range(self, between: Between) -> Query:
        name = between.column.name
        if between.low is None and between.high is None:
            return Query.exists_query(name)
        return Query.range_query(self._schema, name, FieldType.Integer, between.low, between.high)

    def _begins(self, prefix: Prefix) -> Query:
        """Words that begin so, in either reading: what begins exactly as a word without diacritics folds to one too."""
        return Query.fuzzy_term_query(self._schema, WORDS[prefix.scope], prefix.text, distance=0, prefix=True)

    def _near(self, phrase: Phrase) -> Query:
        """Words in order with gaps: scored as the words by themselves, for engines weigh gaps each in their own way."""
        terms = [(Occur.Must, self.node(word)) for word in dict.fromkeys(phrase.words)]
        found = self._find(phrase) if placements(phrase) > MOST_PLACEMENTS else self._anyhow(phrase)
        return Query.boolean_query([*terms, (Occur.Must, self._silent(found))])

    def _anyhow(self, phrase: Phrase) -> Query:
        """Each way to place the words. (tantivy's own slop takes them in other orders too and misses some of three.)"""
        gaps = combinations_with_replacement(range(phrase.slop + 1), len(phrase.words) - 1)
        return Query.boolean_query(
            [
                (Occur.Should, self._placed(phrase, [0, *(word + gap for word, gap in enumerate(before, 1))]))
                for before in gaps
            ]
        )

    def _placed(self, phrase: Phrase, places: Sequence[int]) -> Query:
        """The words at these places. A place has two positions in the stream: exact, then folded spelling."""
        at: list[str | tuple[int, str]] = [
            (2 * place + (not word.accented), word.text) for place, word in zip(places, phrase.words, strict=True)
        ]
        return Query.phrase_query(self._schema, WORDS[phrase.scope], at)

    def _silent(self, query: Query) -> Query:
        return Query.const_score_query(query, 0.0) if self._scored else query

    def _everything(self) -> _Part:
        return Occur.Must, self._silent(Query.all_query())

    def _nothing(self) -> _Part:
        return Occur.Should, Query.empty_query()


def ranking(compiler: Compiler, page: HitsPage, *, few: bool) -> Query:
    """What matches a page's selection, scored by its clauses too.

    tantivy looks at clauses side by side for every document of a stretch, and at one by itself only for those that
    match: the second is faster where `few` match, the first where many do (measured 2026-11: 23 of 100,000 articles
    in 0.8 instead of 6.5 ms, 88,000 of them in 19 instead of 58 ms).
    """
    query = compiler.selection(page.selection)
    gains = [(Occur.Should, compiler.clause(clause)) for clause in page.clauses]
    if not few:
        return Query.boolean_query([(Occur.Must, query), *gains])
    for gain in gains:
        query = Query.boolean_query([(Occur.Must, query), gain])
    return query


def placements(phrase: Phrase) -> int:
    """In how many ways the words of a phrase can lie."""
    return comb(phrase.slop + len(phrase.words) - 1, len(phrase.words) - 1)


def below(column: Column, key: int) -> Condition:
    """What comes after a sort key."""
    return AnyBetween((Between(column, None, key - 1),))


def _boolean(neutral: _Part, parts: Iterable[_Part]) -> Query:
    """The parts; with the neutral one where none of them says what to start from."""
    listed = list(parts)
    if all(occurrence == Occur.MustNot for occurrence, _ in listed):
        listed.append(neutral)
    return Query.boolean_query(listed)
