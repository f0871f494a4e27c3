"""Parquet, read back by pyarrow."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newscrawl.archive.records import StoredArticle
from search.export import Export, Tally
from search.export import parquet as module
from search.export.parquet import SCHEMA, write_parquet
from search.fields import FIELDS
from tests.search.exports import BARE, FULL, NOTE, UNDATED, article, export, hostile, made, reprinted


def read(written: Export) -> pq.ParquetFile:
    return pq.ParquetFile(io.BytesIO(b"".join(write_parquet(written))))


def row(each: StoredArticle) -> dict[str, object]:
    found: dict[str, object] = read(export(each)).read().to_pylist()[0]
    return found


def test_columns_are_those_declared_with_types_for_times_and_lists() -> None:
    schema = read(export()).schema_arrow
    assert {field.name for field in FIELDS} <= set(schema.names)
    assert schema.field("tags").type == pa.list_(pa.string())
    assert schema.field("published_day").type == pa.date32()
    assert schema.field("published_at").type == pa.timestamp("us", "Asia/Ho_Chi_Minh")
    assert schema.remove_metadata() == SCHEMA


def test_an_article_reads_back() -> None:
    found = row(FULL)
    assert found["title"] == "Hội nghị, “sơ kết” LĐLĐ huyện Bạch Đinh"
    assert (found["person"], found["tags"]) == (["Sứ", "Hạ"], ["công đoàn", "tết; xuân"])
    assert found["mentioned"] == ["2023-05", "2023-06-02"]
    assert found["mentions"][0] == {  # type: ignore[index]
        "type": "PER", "start": 0, "end": 1, "text": "Sứ", "value": None, "entity": "Sứ",
    }  # fmt: skip


def test_a_time_is_given_as_stated_as_a_day_in_vietnam_and_as_a_moment() -> None:
    found = row(FULL)
    assert found["published"] == "2023-05-01T23:30:00+07:00"
    assert found["published_day"] == date(2023, 5, 1)
    assert found["published_at"] == datetime(2023, 5, 1, 16, 30, tzinfo=UTC)


def test_a_day_without_time_has_no_moment() -> None:
    found = row(BARE)
    assert (found["published"], found["published_day"]) == ("2023-05-02", date(2023, 5, 2))
    assert found["published_at"] is None


def test_absent_values_are_null_and_lists_empty() -> None:
    found = row(UNDATED)
    assert [found[name] for name in ("published", "published_day", "lead", "author")] == [None] * 4
    assert (found["tags"], found["person"], found["reprints"]) == ([], [], [])


def test_hostile_text_reads_back_as_it_was() -> None:
    assert row(hostile())["title"] == hostile().article.title


def test_the_file_says_where_it_comes_from_and_how_much_it_holds() -> None:
    read_back = read(Export([reprinted(FULL)], NOTE, Tally(written=1, withdrawn=2)))
    said = read_back.metadata.metadata
    assert json.loads(said[b"newscrawl"]) == NOTE.to_json()
    assert json.loads(said[b"newscrawl.tally"]) == {"written": 1, "withdrawn": 2}
    assert read_back.read().to_pylist()[0]["reprints"] == ["dddd00"]


def test_row_groups_are_written_as_they_fill(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_ROW_GROUP_BYTES", 1_000_000)
    pieces = list(write_parquet(Export(made(1_000), NOTE)))
    read_back = pq.ParquetFile(io.BytesIO(b"".join(pieces)))
    assert read_back.num_row_groups == len(pieces) - 1 > 1
    assert read_back.read(["id"]).column("id").to_pylist() == [each.stored.article.id for each in made(1_000)]


def test_a_file_that_was_cut_off_is_refused() -> None:
    cut = list(write_parquet(Export([article(FULL)], NOTE)))[:-1]
    with pytest.raises(pa.ArrowInvalid):
        pq.ParquetFile(io.BytesIO(b"".join(cut)))
