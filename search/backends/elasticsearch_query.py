"""A query, conditions and ranking as Elasticsearch's query bodies. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from search.analysis import FILLER, spellings
from search.backends.engine import HitsPage
from search.columns import words_column
from search.conditions import Between, Condition, OneOf, Selection, condition
from search.fields import FIELDS
from search.query import And, During, Everything, Key, Node, Not, Or, Phrase, Prefix, Word
from search.ranking import Clause

Body = dict[str, Any]

_WORDS = {field.name: words_column(field).name for field in FIELDS}


def selected(selection: Selection) -> Body:
    """What a selection matches, without scores."""
    clauses = _clauses((selection.query,), selection.conditions)
    return _boolean({"filter": clauses["must"] + clauses["filter"], "must_not": clauses["must_not"]})


def ranked(page: HitsPage) -> Body:
    """What a page's selection matches, scored."""
    return _boolean(_clauses((page.selection.query,), page.selection.conditions), [gain(each) for each in page.clauses])


def gain(clause: Clause) -> Body:
    """What a clause adds to the score."""
    if isinstance(clause.what, Between):
        return {"constant_score": {"filter": _range(clause.what), "boost": clause.boost}}
    return query(clause.what, clause.boost)


def query(node: Node, boost: float = 1.0) -> Body:
    """What a node matches; words and phrases score."""
    match node:
        case Word(text, _, scope):
            return {"term": {_WORDS[scope]: {"value": text, "boost": boost}}}
        case Prefix(text, _, scope):
            return {"constant_score": {"filter": {"prefix": {_WORDS[scope]: {"value": text}}}, "boost": 0.0}}
        case Phrase(slop=0):
            return {"match_phrase": {_WORDS[node.scope]: {"query": _positions(node), "boost": boost}}}
        case Phrase():
            return _near(node, boost)
        case Or(nodes):
            return {"bool": {"should": [query(each) for each in nodes], "minimum_should_match": 1, "boost": boost}}
        case _:
            return _boolean(_clauses((node,), ()))


def _clauses(nodes: Iterable[Node], conditions: Iterable[Condition]) -> dict[str, list[Body]]:
    clauses: dict[str, list[Body]] = {"must": [], "filter": [], "must_not": []}
    _gather(nodes, clauses)
    for each in conditions:
        _put(each, clauses)
    return clauses


def _gather(nodes: Iterable[Node], clauses: dict[str, list[Body]]) -> None:
    """Everything that must hold, on one level: the server skips best what it sees side by side."""
    for node in nodes:
        match node:
            case And(inner):
                _gather(inner, clauses)
            case Not(inner):
                clauses["must_not"].append(query(inner))
            case Key() | During():
                _put(condition(node), clauses)
            case Everything():
                pass
            case _:
                clauses["must"].append(query(node))


def _put(each: Condition, clauses: dict[str, list[Body]]) -> None:
    if isinstance(each, OneOf):
        clauses["must_not" if each.excluded else "filter"].append({"terms": {each.column.name: list(each.values)}})
    else:
        ranges = [_range(between) for between in each.ranges]
        clauses["filter"].append(ranges[0] if len(ranges) == 1 else {"bool": {"should": ranges}})


def _boolean(clauses: dict[str, list[Body]], gains: list[Body] | None = None) -> Body:
    filled = {occurrence: queries for occurrence, queries in clauses.items() if queries}
    if not filled.keys() & {"must", "filter"}:
        filled["filter"] = [
            {"match_all": {}}
        ]  # else what only ranks would have to match; as a filter it does not score
    return {"bool": filled | ({"should": gains} if gains else {})}


def _range(between: Between) -> Body:
    limits = {"gte": between.low, "lte": between.high}
    return {"range": {between.column.name: {limit: value for limit, value in limits.items() if value is not None}}}


def _positions(phrase: Phrase) -> str:
    """The phrase as the stream has it: a word of one reading leaves a hole where the other reading stands."""
    return " ".join(f"{word.text} {FILLER}" if word.accented else f"{FILLER} {word.text}" for word in phrase.words)


def _near(phrase: Phrase, boost: float) -> Body:
    """Words in order with gaps: scored as the words by themselves, for engines weigh gaps each in their own way.

    The stream has two places for a syllable, so words side by side lie two places apart, one more or less where their
    readings differ; each word between takes two.
    """
    first, last = phrase.words[0], phrase.words[-1]
    places = len(phrase.words) - 1 + int(first.accented) - int(last.accented)
    widened = [_meets_itself(*each) for each in pairwise(phrase.words)] + [False]
    gaps = places - sum(widened) + 2 * phrase.slop
    words = [_interval(word, whole) for word, whole in zip(phrase.words, widened, strict=True)]
    name = _WORDS[phrase.scope]
    terms = [query(word) for word in dict.fromkeys(phrase.words)]
    near = {"intervals": {name: {"all_of": {"ordered": True, "max_gaps": gaps, "intervals": words}}}}
    return {"bool": {"must": terms, "filter": [near], "boost": boost}}


def _meets_itself(word: Word, following: Word) -> bool:
    """Would one syllable be both words: "hội" in one reading, "hoi" in the other?"""
    return word.accented and not following.accented and _without_diacritics(word) == following.text


def _interval(word: Word, whole: bool) -> Body:
    """A word's place, or both places of its syllable."""
    text = f"{word.text} {_without_diacritics(word)}" if whole else word.text
    return {"match": {"query": text, "ordered": True, "max_gaps": 0}}


def _without_diacritics(word: Word) -> str:
    return " ".join(folded for _, folded in spellings(word.text))
