"""The tantivy index's schema and documents, made from the columns."""

from __future__ import annotations

import hashlib
from functools import lru_cache

import tantivy

from search.analysis import FILLER
from search.columns import COLUMNS, Column, Row

#: Columns of the index beside those of the fields: the document's id, and the JSON that a hit shows.
ID_COLUMN = "_id"
RECORD_COLUMN = "record"

_WORDS = "words_of_a_stream"


def hash_column(column: Column) -> str:
    """Name of the column that holds the hashes of a counted column's values; `embedded_facets` says what for."""
    return f"{column.name}_hash"


@lru_cache(100_000)  # most values are said again and again
def value_hash(value: str) -> int:
    """The number that stands for a value, 63 bits."""
    return int.from_bytes(hashlib.blake2b(value.encode(), digest_size=8).digest()) >> 1


_HASHED = {column.name: hash_column(column) for column in COLUMNS if column.counted}


def schema() -> tantivy.Schema:
    """The schema of the embedded index."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(ID_COLUMN, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field(RECORD_COLUMN, stored=True, indexed=False, fast=False)
    for column in COLUMNS:
        match column.kind:
            case "words":
                builder.add_text_field(column.name, tokenizer_name=_WORDS, index_option="position")
            case "keyword":
                builder.add_text_field(column.name, tokenizer_name="raw", index_option="basic", stored=column.counted)
                if column.counted:
                    builder.add_integer_field(hash_column(column), indexed=True, fast=True)
            case "integer":
                builder.add_integer_field(column.name, indexed=False, fast=True)
    return builder.build()


def register(index: tantivy.Index) -> None:
    """Give an index its analyzer: tantivy forgets it at every open. What the filter drops leaves a hole."""
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    index.register_tokenizer(_WORDS, words.filter(tantivy.Filter.custom_stopword([FILLER])).build())


def tantivy_document(row: Row) -> tantivy.Document:
    """A row as tantivy takes it."""
    document = tantivy.Document()
    document.add_text(ID_COLUMN, row.id)
    document.add_bytes(RECORD_COLUMN, row.record.encode())
    for name, values in row.values.items():
        hashed = _HASHED.get(name)
        for value in values:
            if isinstance(value, int):
                document.add_integer(name, value)
                continue
            document.add_text(name, value)
            if hashed is not None:
                document.add_integer(hashed, value_hash(value))
    return document
