"""Articles as a table that spreadsheets open right: UTF-8 with byte order mark, comma, CRLF."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date

from search.export.articles import Export
from search.fields import FIELDS, Field, Value

#: Without it Excel reads UTF-8 as the machine's old code page and spoils every Vietnamese word.
BYTE_ORDER_MARK = "\ufeff"

#: A cell that begins so, also behind blanks, is a formula to spreadsheets: a title from the web must not run in a
#: reader's program (OWASP, CSV injection). A quote mark in front makes it text.
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
#: So do these at the very beginning.
_BLANK_STARTS = ("\t", "\r", "\n")

#: Excel's limit; it spills what is longer into the cells below. The other formats hold every text whole.
LONGEST_CELL = 32_767
_CUT = " […]"

_BETWEEN_VALUES = "; "

#: Columns behind those of the fields.
COLUMNS = ("story", "reprints", "export_query", "exported", "index_version")


class _Line:
    """What csv writes to: gives the line back instead of keeping it."""

    def write(self, line: str) -> str:
        """The line."""
        return line


def write_csv(export: Export) -> Iterator[bytes]:
    """A header line, then one article a row (which may hold line feeds in quotes).

    Several values of a cell are parted by "; ". A cell that a spreadsheet would run as a formula gets a "'" in front,
    one that is longer than Excel takes is cut and ends in "[…]".
    """
    row = csv.writer(_Line(), lineterminator="\r\n").writerow
    yield _encoded(BYTE_ORDER_MARK, row([*(field.name for field in FIELDS), *COLUMNS]))
    origin = [cell_text(text) for text in (export.note.question, export.note.moment, export.note.index_version)]
    for each in export.articles:
        values = [_cell(field, field.take(each.stored)) for field in FIELDS]
        yield _encoded(row([*values, each.stored.story, len(each.reprints), *origin]))


def _encoded(*parts: object) -> bytes:
    return "".join(map(str, parts)).encode()


def _cell(field: Field, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return cell_text(value if isinstance(value, str) else _joined(field, value))


def _joined(field: Field, values: Iterable[str]) -> str:
    return ("\n" if field.kind == "text" else _BETWEEN_VALUES).join(values)


def cell_text(text: str) -> str:
    """A text that no spreadsheet runs as a formula, and that fits into a cell of Excel's."""
    risky = text.startswith(_BLANK_STARTS) or text.lstrip().startswith(_FORMULA_STARTS)
    safe = "'" + text if risky else text
    return safe if len(safe) <= LONGEST_CELL else safe[: LONGEST_CELL - len(_CUT)] + _CUT
