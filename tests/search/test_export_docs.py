"""docs/exports.md names every format, and every column of Parquet with its type."""

from __future__ import annotations

import re
from pathlib import Path

import pyarrow as pa

from search.export import FORMATS
from search.export.parquet import SCHEMA

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
TYPES = {
    "string": pa.string(),
    "string, ISO 8601": pa.string(),
    "date": pa.date32(),
    "timestamp with time zone, microseconds": pa.timestamp("us", "Asia/Ho_Chi_Minh"),
    "list of strings": pa.list_(pa.string()),
    "integer": pa.int32(),
}


def rows(heading: str) -> list[list[str]]:
    table = PAGE.split(heading)[1].split("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if "`" in line]


def test_page_lists_every_format() -> None:
    assert [row[0].strip("`") for row in rows("| format |")] == list(FORMATS)


def test_page_lists_every_column_of_parquet_with_its_type() -> None:
    named = {name: row[1] for row in rows("| column |") for name in re.findall("`([a-z_]+)`", row[0])}
    assert set(named) == set(SCHEMA.names)
    assert {name: SCHEMA.field(name).type for name in named if name != "mentions"} == {
        name: TYPES[type_] for name, type_ in named.items() if name != "mentions"
    }
    assert re.findall("[a-z]+", named["mentions"].removeprefix("list of ")) == [
        field.name for field in SCHEMA.field("mentions").type.value_type
    ]
