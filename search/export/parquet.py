"""Articles as a Parquet table with types: lists are lists, days are days, moments are moments."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from newscrawl.models import VIETNAM_TIME, iso
from search.export.articles import Export, ExportArticle
from search.fields import (
    DOCUMENT,
    FETCHED,
    FIELDS,
    MENTIONED,
    MODIFIED,
    ORGANISATION,
    PERSON,
    PLACE,
    PUBLISHED,
    TAGS,
    TEXT,
)

#: Name of the export's note in the file's key-value metadata.
NOTE = b"newscrawl"
#: Name there of the numbers that are known when all is written.
TALLY = "newscrawl.tally"

_LISTS = {field.name for field in (TAGS, PERSON, ORGANISATION, PLACE, DOCUMENT, MENTIONED)}
#: A day, or a time with offset: as stated, and besides as a day (in Vietnam) and, where known, as a moment.
_TIMES = (PUBLISHED.name, MODIFIED.name)
_MOMENT = pa.timestamp("us", "Asia/Ho_Chi_Minh")
_STRINGS = pa.list_(pa.string())
_MENTION = pa.struct(
    [
        ("type", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("text", pa.string()),
        ("value", pa.string()),
        ("entity", pa.string()),
    ]
)
#: Articles made into columns at once, and bytes of columns that make a row group: what is held in memory. Row groups of
#: 8 MB made a file 1 % smaller and took 15 MB more (20,000 articles, November 2026).
_BATCH = 200
_ROW_GROUP_BYTES = 4_000_000

# Arrow's own allocator keeps what it was given for the life of the server, 15 MB more than the system's.
pa.set_memory_pool(pa.system_memory_pool())


def _columns() -> Iterator[tuple[str, pa.DataType]]:
    for field in FIELDS:
        if field is FETCHED:
            yield field.name, _MOMENT
            continue
        yield field.name, _STRINGS if field.name in _LISTS else pa.string()
        if field.name in _TIMES:
            yield f"{field.name}_day", pa.date32()
            yield f"{field.name}_at", _MOMENT
    yield "mentions", pa.list_(_MENTION)
    yield "story", pa.string()
    yield "reprints", _STRINGS
    yield "revision", pa.int32()
    yield "content_hash", pa.string()


SCHEMA = pa.schema(list(_columns()))
#: Columns in which values come again and again.
_REPEATING = ["source", "section", "author", "language"]


def write_parquet(export: Export) -> Iterator[bytes]:
    """The file, a row group at a time; its metadata hold the note and, at the end, the tally."""
    sink = _Sink()
    schema = SCHEMA.with_metadata({NOTE: orjson.dumps(export.note.to_json())})
    # Text has no useful least and greatest value; the footer would grow with them.
    counted = [name for name in schema.names if name not in (TEXT.name, "mentions")]
    with pq.ParquetWriter(
        sink, schema, compression="zstd", use_dictionary=_REPEATING, write_statistics=counted, store_schema=True
    ) as writer:
        for table in _row_groups(export, schema):
            writer.write_table(table, row_group_size=table.num_rows)
            yield sink.taken()
        tally = {"written": export.tally.written, "withdrawn": export.tally.withdrawn}
        writer.add_key_value_metadata({TALLY: orjson.dumps(tally).decode()})
    yield sink.taken()


def _row_groups(export: Export, schema: pa.Schema) -> Iterator[pa.Table]:
    rest = iter(export.articles)
    batches: list[pa.RecordBatch] = []
    while rows := [_row(each) for each in islice(rest, _BATCH)]:
        batches.append(pa.RecordBatch.from_pylist(rows, schema))
        if sum(batch.nbytes for batch in batches) >= _ROW_GROUP_BYTES:
            yield pa.Table.from_batches(batches)
            batches = []
    if batches:
        yield pa.Table.from_batches(batches)


def _row(each: ExportArticle) -> dict[str, Any]:
    stored = each.stored
    row: dict[str, Any] = {}
    for field in FIELDS:
        value = field.take(stored)
        if field.name in _TIMES:
            row |= _time(field.name, value)
        elif field.kind == "text" and isinstance(value, tuple):
            row[field.name] = "\n".join(value)
        else:
            row[field.name] = value
    return row | {
        "mentions": [mention.to_json() for mention in stored.mentions],
        "story": stored.story,
        "reprints": [reprint.id for reprint in each.reprints],
        "revision": stored.revision,
        "content_hash": stored.content_hash,
    }


def _time(name: str, value: Any) -> dict[str, Any]:
    moment = value if isinstance(value, datetime) else None
    day: date | None = moment.astimezone(VIETNAM_TIME).date() if moment else value
    return {name: iso(value), f"{name}_day": day, f"{name}_at": moment}


class _Sink(io.RawIOBase):
    """What pyarrow writes to: holds the pieces until they are taken."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """Bytes written so far."""
        return self._written

    def write(self, data: Any) -> int:
        """Hold a piece."""
        piece = bytes(data)
        self._pieces.append(piece)
        self._written += len(piece)
        return len(piece)

    def taken(self) -> bytes:
        """What was written since it was asked last."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
