"""How scores came about in the embedded index, clause by clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tantivy import Occur, Query

from search.backends.embedded_query import Compiler
from search.backends.embedded_schema import ID_COLUMN
from search.backends.embedded_views import EmbeddedView
from search.backends.engine import HitsPage


def parts(view: EmbeddedView, compiler: Compiler, page: HitsPage, ids: Sequence[str]) -> list[Mapping[str, float]]:
    """By document id, what the selection's query gives, then what each clause gives; 0 left out."""
    if not ids:
        return [{} for _ in (page.selection, *page.clauses)]
    these = Query.term_set_query(view.schema, ID_COLUMN, list(ids))
    names = {
        (address.segment_ord, address.doc): view.document_id(address)
        for _, address in view.searcher.search(these, len(ids), count=False).hits
    }
    queries = [compiler.selection(page.selection), *map(compiler.clause, page.clauses)]
    given: list[Mapping[str, float]] = []
    for query in queries:
        both = Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.const_score_query(these, 0.0))])
        hits = view.searcher.search(both, len(ids), count=False).hits
        scores = {names[address.segment_ord, address.doc]: score for score, address in hits}
        given.append({document_id: scores[document_id] for document_id in ids if scores.get(document_id)})
    return given
