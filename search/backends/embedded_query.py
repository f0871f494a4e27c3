"""A plan as tantivy queries."""

from __future__ import annotations

from collections.abc import Iterable

import tantivy
from tantivy import FieldType, Occur, Query, Schema

from search.backends.embedded_facets import hash_column
from search.backends.plan import PAIR_BOOST, TITLE_BOOST, AnyBetween, Between, Condition, OneOf, Plan
from search.backends.result import FACET_VALUES, MONTHS_ASKED
from search.columns import TextColumns, instant_columns, keyword_column, text_columns
from search.fields import FACETS, PUBLISHED, TEXT, TITLE
from search.query import Everything, Not, Phrase, Word, pairs, wanted

_TEXT = text_columns(TEXT)
_TITLE = text_columns(TITLE)
_PUBLISHED = instant_columns(PUBLISHED)

TOTAL = "total"
MONTHS = "months"

#: Counts of the months, and of everything (each document has one sort key).
MONTH_COUNTS = {
    TOTAL: {"value_count": {"field": _PUBLISHED.newest.name}},
    MONTHS: {"terms": {"field": _PUBLISHED.month.name, "size": MONTHS_ASKED, "segment_size": MONTHS_ASKED}},
}

#: Asked of each facet: enough that values which tie with the last one shown come along, to be put in order.
_FACET_BUCKETS = 10 * FACET_VALUES

#: Every segment gives all it counted: tantivy's default of ten times `size` a segment may miscount.
ALL_COUNTS = MONTH_COUNTS | {
    field.name: {
        "terms": {"field": hash_column(keyword_column(field)), "size": _FACET_BUCKETS, "segment_size": 10_000_000}
    }
    for field in FACETS
}


def matching(schema: Schema, plan: Plan) -> Query:
    """What matches the plan, without scores: for counting and for orders by date."""
    parts = [(Occur.Must, Query.all_query())]
    if not isinstance(plan.query, Everything):
        parts += [_required(schema, node) for node in plan.query.nodes]
    return Query.boolean_query([*parts, *_conditions(schema, plan.conditions)])


def ranking(schema: Schema, plan: Plan) -> Query:
    """What matches the plan, scored: words and phrases, more for the title and for words side by side."""
    parts = [] if isinstance(plan.query, Everything) else [_required(schema, node) for node in plan.query.nodes]
    for node in wanted(plan.query):
        parts.append((Occur.Should, Query.boost_query(_matches(schema, _TITLE, node), TITLE_BOOST)))
    for pair in pairs(plan.query):
        parts.append((Occur.Should, Query.boost_query(_matches(schema, _TEXT, pair), PAIR_BOOST)))
    return Query.boolean_query([*parts, *_conditions(schema, plan.conditions)])


def of_sources(schema: Schema, plan: Plan) -> Query:
    """All articles of the plan's sources: the timeline's denominator."""
    return Query.boolean_query([(Occur.Must, Query.all_query()), *_conditions(schema, plan.sources)])


def below(schema: Schema, query: Query, column: str, key: int) -> Query:
    """What of a query comes after the sort key."""
    rest = _between(schema, column, None, key - 1)
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.const_score_query(rest, 0.0))])


def _required(schema: Schema, node: Word | Phrase | Not) -> tuple[Occur, Query]:
    if isinstance(node, Not):
        return Occur.MustNot, _matches(schema, _TEXT, node.node)
    return Occur.Must, _matches(schema, _TEXT, node)


def _matches(schema: Schema, columns: TextColumns, node: Word | Phrase) -> Query:
    name = (columns.exact if node.accented else columns.folded).name
    if isinstance(node, Word):
        return Query.term_query(schema, name, node.text, "freq")
    return Query.phrase_query(schema, name, list(node.words))


def _conditions(schema: Schema, conditions: Iterable[Condition]) -> list[tuple[Occur, Query]]:
    clauses = []
    for condition in conditions:
        query = Query.const_score_query(_condition(schema, condition), 0.0)
        excluded = isinstance(condition, OneOf) and condition.excluded
        clauses.append((Occur.MustNot if excluded else Occur.Must, query))
    return clauses


def _condition(schema: Schema, condition: Condition) -> Query:
    match condition:
        case OneOf(column, values):
            return Query.term_set_query(schema, column.name, list(values))
        case AnyBetween(ranges):
            return Query.boolean_query([(Occur.Should, _range(schema, bounds)) for bounds in ranges])


def _range(schema: Schema, bounds: Between) -> Query:
    return _between(schema, bounds.column.name, bounds.low, bounds.high)


def _between(schema: Schema, column: str, low: int | None, high: int | None) -> tantivy.Query:
    return Query.range_query(schema, column, FieldType.Integer, low, high)
