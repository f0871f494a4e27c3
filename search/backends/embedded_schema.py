"""The tantivy index's schema and documents, made from the columns."""

from __future__ import annotations

import tantivy

from search.backends.embedded_facets import hash_column, value_hash
from search.columns import COLUMNS, Row

#: Columns of the index beside those of the fields: the article's id, and the JSON that a hit shows.
ID_COLUMN = "_id"
RECORD_COLUMN = "record"

_WHITESPACE = "whitespace_only"

_HASHED = {column.name: hash_column(column) for column in COLUMNS if column.counted}


def schema() -> tantivy.Schema:
    """The schema of the embedded index."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(ID_COLUMN, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field(RECORD_COLUMN, stored=True, indexed=False, fast=False)
    for column in COLUMNS:
        match column.kind:
            case "words":
                builder.add_text_field(column.name, tokenizer_name=_WHITESPACE, index_option="position")
            case "keyword":
                builder.add_text_field(column.name, tokenizer_name="raw", index_option="basic", stored=column.counted)
                if column.counted:
                    builder.add_integer_field(hash_column(column), indexed=True, fast=True)
            case "integer":
                builder.add_integer_field(column.name, indexed=False, fast=True)
    return builder.build()


def register(index: tantivy.Index) -> None:
    """Give an index its analyzer: tantivy forgets it at every open."""
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_WHITESPACE, words)


def tantivy_document(row: Row) -> tantivy.Document:
    """A row as tantivy takes it. Each line of a text is a value of its own: phrases do not reach over its end."""
    document = tantivy.Document()
    document.add_text(ID_COLUMN, row.id)
    document.add_bytes(RECORD_COLUMN, row.record.encode())
    for name, values in row.values.items():
        for value in values:
            if isinstance(value, int):
                document.add_integer(name, value)
            else:
                document.add_text(name, value)
                if name in _HASHED:
                    document.add_integer(_HASHED[name], value_hash(value))
    return document
