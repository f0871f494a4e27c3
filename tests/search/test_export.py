from __future__ import annotations

import csv
import io
import json
import tracemalloc
from datetime import date

import pytest

from newscrawl.archive.records import Revision
from search.export import BYTE_ORDER_MARK, export_csv, export_jsonl
from search.fields import FIELDS
from tests.search.stored import FETCHED, VERSIONS, stored

ARTICLE = stored(
    "a",
    "Hội nghị, “sơ kết”",
    ["Đoạn một.", "Đoạn hai."],
    published=date(2023, 5, 1),
    tags=("công đoàn", "tết"),
    entities={"PER": ["Sứ", "Hạ"]},
)
REVISION = Revision(1, 1, FETCHED, "sha256:00", "sha256:11", VERSIONS, ARTICLE.article)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


def test_jsonl_line_has_the_fields_of_the_contract_in_order() -> None:
    row = json.loads("".join(export_jsonl([ARTICLE], lambda _: [REVISION])))
    assert " ".join(row) == (
        "id url source title lead text blocks author section tags published modified language outcome "
        "fetched mentions story revisions canonical_url entities"
    )
    assert row["revisions"] == [{"number": 1, "fetched": "2024-05-02T03:04:05+00:00", "content_hash": "sha256:00"}]
    assert (row["lead"], row["published"], row["outcome"]) == (None, "2023-05-01", "indexed")
    assert row["mentions"][0] == {"type": "PER", "start": 0, "end": 1, "text": "Sứ", "entity": "Sứ"}
    assert row["entities"][0] == {"type": "PER", "name": "Sứ", "variants": [{"text": "Sứ", "count": 1}]}


def test_jsonl_keeps_vietnamese_letters_readable() -> None:
    assert "Hội nghị" in "".join(export_jsonl([ARTICLE], lambda _: []))


def test_csv_begins_with_a_byte_order_mark_and_names_the_declared_fields() -> None:
    header = next(export_csv([]))
    assert header == BYTE_ORDER_MARK + ",".join(field.name for field in FIELDS) + "\r\n"


def test_csv_row_reads_back() -> None:
    row = rows("".join(export_csv([ARTICLE])))[0]
    assert row["title"] == "Hội nghị, “sơ kết”"
    assert row["text"] == "Hội nghị, “sơ kết”\nĐoạn một.\nĐoạn hai."
    assert (row["person"], row["tags"]) == ("Sứ; Hạ", "công đoàn; tết")
    assert (row["published"], row["lead"]) == ("2023-05-01", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_cell_that_a_spreadsheet_would_run_becomes_text(start: str) -> None:
    title = f'{start}HYPERLINK("x")'
    assert rows("".join(export_csv([stored("a", title)])))[0]["title"] == "'" + title


def test_export_of_many_articles_holds_one_at_a_time() -> None:
    tracemalloc.start()
    for _ in export_csv(stored(str(number), "Tin", ["x" * 10_000]) for number in range(300)):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000
