"""The formats of an export."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from search.export.articles import Export
from search.export.bibtex import write_bibtex
from search.export.csv_rows import write_csv
from search.export.jsonl import write_jsonl
from search.export.ris import write_ris


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in options and parameters, how files of it are called, and who writes it.

    `write` yields the file piece by piece and holds a bounded part of it. `binary`: no terminal can show it.
    """

    name: str
    description: str
    media_type: str
    extension: str
    write: Callable[[Export], Iterator[bytes]]
    binary: bool = False


def _write_parquet(export: Export) -> Iterator[bytes]:
    from search.export.parquet import write_parquet  # loading pyarrow takes a third of a second

    return write_parquet(export)


FORMATS = {
    each.name: each
    for each in (
        Format("jsonl", "one JSON object a line: everything", "application/x-ndjson", "jsonl", write_jsonl),
        Format("csv", "a table for spreadsheets", "text/csv; charset=utf-8", "csv", write_csv),
        Format(
            "parquet", "a typed table for pandas, DuckDB, R", "application/vnd.apache.parquet", "parquet",
            _write_parquet, binary=True,
        ),
        Format("bibtex", "references for BibLaTeX", "application/x-bibtex; charset=utf-8", "bib", write_bibtex),
        Format(
            "ris", "references for Zotero, EndNote", "application/x-research-info-systems; charset=utf-8", "ris",
            write_ris,
        ),
    )
}  # fmt: skip
