"""JSON lines and CSV, and the note that every format carries."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from newscrawl.archive.records import IndexState
from search.export import FORMATS, Export, export_note
from search.export.csv_rows import BYTE_ORDER_MARK, COLUMNS, LONGEST_CELL, write_csv
from search.export.jsonl import write_jsonl
from search.fields import FIELDS, MAPPING_VERSION
from search.request import SearchRequest
from tests.search.exports import BARE, FULL, MOMENT, NOTE, article, export, hostile, reprinted, whole
from tests.search.stored import stored


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


def test_jsonl_line_has_the_fields_of_the_contract_in_order() -> None:
    row = json.loads(whole(write_jsonl(export(FULL))))
    assert " ".join(row) == (
        "id url source title lead text blocks author section tags published modified language outcome "
        "fetched mentions story revisions canonical_url entities reprints export"
    )
    assert row["revisions"] == [{"number": 1, "fetched": "2024-05-02T03:04:05+00:00", "content_hash": "sha256:00"}]
    assert (row["modified"], row["published"], row["outcome"]) == (None, "2023-05-01T23:30:00+07:00", "indexed")
    assert row["mentions"][0] == {"type": "PER", "start": 0, "end": 1, "text": "Sứ", "entity": "Sứ"}
    assert row["entities"][0] == {"type": "PER", "name": "Sứ", "variants": [{"text": "Sứ", "count": 1}]}


def test_jsonl_keeps_vietnamese_letters_readable() -> None:
    assert "Hội nghị" in whole(write_jsonl(export(FULL)))


def test_jsonl_holds_an_article_a_line_whatever_its_text() -> None:
    lines = whole(write_jsonl(export(hostile(), BARE))).splitlines(keepends=True)
    assert [json.loads(line)["id"] for line in lines] == ["bad000", "ffff00"]
    assert all(line.endswith("\n") for line in lines)


def test_jsonl_names_the_other_publications() -> None:
    row = json.loads(whole(write_jsonl(Export([reprinted(FULL)], NOTE))))
    assert [reprint["id"] for reprint in row["reprints"]] == ["dddd00"]


def test_jsonl_says_on_each_line_where_it_comes_from() -> None:
    said = json.loads(whole(write_jsonl(export(FULL))))["export"]
    assert said == {
        "query": '"thỏa ước" @{x}',
        "exported": "2026-11-22T09:30:15+07:00",
        "index_version": MAPPING_VERSION,
        "permalink": NOTE.permalink,
    }


def test_csv_begins_with_a_byte_order_mark_and_names_the_declared_fields() -> None:
    names = [*(field.name for field in FIELDS), *COLUMNS]
    assert whole(write_csv(export())) == BYTE_ORDER_MARK + ",".join(names) + "\r\n"


def test_csv_row_reads_back() -> None:
    row = rows(whole(write_csv(Export([reprinted(FULL), article(BARE)], NOTE))))[0]
    assert row["title"] == "Hội nghị, “sơ kết” LĐLĐ huyện Bạch Đinh"
    assert row["text"].endswith("Đoạn một.\nĐoạn hai.")
    assert (row["person"], row["tags"], row["reprints"]) == ("Sứ; Hạ", "công đoàn; tết; xuân", "1")
    assert (row["published"], row["modified"]) == ("2023-05-01T23:30:00+07:00", "")


def test_csv_says_in_each_row_where_it_comes_from() -> None:
    row = rows(whole(write_csv(export(FULL))))[0]
    assert row["export_query"] == 'q="thỏa ước" @{x}; sort=oldest; source=bachdinh'
    assert (row["exported"], row["index_version"]) == ("2026-11-22T09:30:15+07:00", MAPPING_VERSION)


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", "\n=", " =", "\u00a0+", "＝", "＋", "－", "＠"]
)
def test_cell_that_a_spreadsheet_would_run_becomes_text(start: str) -> None:
    title = f'{start}HYPERLINK("x")'
    assert rows(whole(write_csv(export(stored("a", title)))))[0]["title"] == "'" + title


def test_cell_that_excel_would_spill_is_cut_and_says_so() -> None:
    text = rows(whole(write_csv(export(stored("a", "Tin", ["x" * 40_000])))))[0]["text"]
    assert (len(text), text[-5:]) == (LONGEST_CELL, "x […]"[-5:])


def test_note_of_a_question_about_everything_says_so() -> None:
    note = export_note(SearchRequest(), read_as="", folded=False, index=IndexState(0, None), moment=MOMENT)
    assert (note.query, note.question) == ("", "(everything)")
    assert note.to_json()["index_changed"] is None


def test_note_tells_the_question_the_index_and_the_time() -> None:
    said = replace(NOTE, folded=True).to_json()
    assert said == {
        "query": '"thỏa ước" @{x}',
        "read_as": '"thỏa ước" x',
        "folded": True,
        "parameters": [["q", '"thỏa ước" @{x}'], ["sort", "oldest"], ["source", "bachdinh"]],
        "reprints": "show",
        "sort": "oldest",
        "exported": "2026-11-22T09:30:15+07:00",
        "index_version": MAPPING_VERSION,
        "index_articles": 7,
        "index_changed": "2026-11-21T02:30:15+00:00",
        "program": NOTE.program,
        "permalink": NOTE.permalink,
    }


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_nothing_but_bytes_for_no_article_at_all(name: str) -> None:
    assert all(isinstance(piece, bytes) for piece in FORMATS[name].write(export()))
