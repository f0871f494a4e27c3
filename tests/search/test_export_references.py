"""BibTeX and RIS, read by strict readers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.archive.records import IndexState, StoredArticle
from search.export import Export, Tally
from search.export.bibtex import write_bibtex
from search.export.ris import write_ris
from tests.search.exports import (
    BARE,
    FULL,
    NOTE,
    UNDATED,
    article,
    export,
    hostile,
    read_bibtex,
    read_ris,
    whole,
)
from tests.search.stored import stored


def bibtex(each: StoredArticle) -> dict[str, str]:
    return read_bibtex(whole(write_bibtex(export(each))))[1][0].fields


def ris(each: StoredArticle) -> list[tuple[str, str]]:
    return read_ris(whole(write_ris(export(each))))[0]


def test_bibtex_entry_holds_what_a_bibliography_prints() -> None:
    fields = bibtex(FULL)
    assert fields["title"] == "{Hội nghị, “sơ kết” LĐLĐ huyện Bạch Đinh}"
    assert fields["author"] == "{Vừ Minh Khôi} and {Hà Kiều}"
    assert fields["organization"] == "Công đoàn Bạch Đinh"
    assert fields["titleaddon"] == r"Hoạt động \& phong trào"
    assert fields["abstract"] == r"Sáng nay, hội nghị bàn về 50\% đoàn viên."
    assert (fields["date"], fields["urldate"], fields["langid"]) == ("2023-05-01", "2024-05-02", "vietnamese")
    assert fields["url"] == "https://bachdinh.example/0a1b2c.html"


def test_bibtex_article_without_author_is_its_source_s() -> None:
    assert bibtex(BARE)["author"] == "{Công đoàn Bạch Đinh}"


def test_bibtex_name_with_a_word_in_small_letters_stays_whole() -> None:
    assert bibtex(stored("a", author="Nhóm phóng viên"))["author"] == "{Nhóm phóng viên}"


def test_bibtex_article_without_day_has_no_date() -> None:
    assert "date" not in bibtex(UNDATED)


def test_bibtex_keys_are_made_of_the_ids() -> None:
    _, entries = read_bibtex(whole(write_bibtex(export(FULL, BARE))))
    assert [entry.key for entry in entries] == ["newscrawl-0a1b2c", "newscrawl-ffff00"]


def test_bibtex_note_says_where_the_record_lies() -> None:
    assert r"a.warc.gz at 0" in bibtex(FULL)["note"]


def test_bibtex_says_at_its_head_where_it_comes_from_and_at_its_end_what_it_holds() -> None:
    comments, _ = read_bibtex(whole(write_bibtex(Export([article(FULL)], NOTE, Tally(1, 2)))))
    assert 'query: "thỏa ước" (at)(x)' in comments
    assert "exported: 2026-11-22T09:30:15+07:00" in comments
    assert 'parameters: q="thỏa ước" (at)(x); sort=oldest; source=bachdinh' in comments
    assert comments[-1] == "end: 1 entries, 2 articles withdrawn while the export was made"


def test_bibtex_says_of_its_origin_nothing_that_is_empty() -> None:
    note = replace(NOTE, asked=(), read_as="", index=IndexState(0, None))
    comments, _ = read_bibtex(whole(write_bibtex(Export([], note))))
    assert {comment.split(":")[0] for comment in comments} == {
        "parameters", "reprints", "sort", "exported", "index_version", "index_articles", "program", "permalink", "end",
    }  # fmt: skip
    assert "folded: yes" in read_bibtex(whole(write_bibtex(Export([], replace(NOTE, folded=True)))))[0]


def test_bibtex_of_hostile_text_stays_whole() -> None:
    fields = bibtex(hostile())
    assert r"50\% của \$x\_1 \& \#2 \textbackslash{}input\textbraceleft{}x" in fields["title"]
    assert fields["url"] == "https://bachdinh.example/a%20b%7Bc%7D%25zz?d=%C4%91&e=%20"


def test_ris_record_holds_what_a_reference_manager_reads() -> None:
    record = ris(FULL)
    assert record[0] == ("TY", "NEWS")
    assert record[-1] == ("ER", "")
    fields = dict(record)
    assert (fields["TI"], fields["T2"]) == ("Hội nghị, “sơ kết” LĐLĐ huyện Bạch Đinh", "Công đoàn Bạch Đinh")
    assert (fields["PY"], fields["DA"], fields["Y2"]) == ("2023", "2023/05/01", "2024/05/02")
    assert (fields["SE"], fields["LA"], fields["DB"]) == ("Hoạt động & phong trào", "vi", "newscrawl")
    assert fields["L2"] == "https://tim.example/articles/0a1b2c"
    assert [value for tag, value in record if tag == "AU"] == ["Vừ Minh Khôi", "Hà Kiều"]
    assert [value for tag, value in record if tag == "KW"] == ["công đoàn", "tết, xuân"]


def test_ris_notes_say_where_the_record_and_the_export_come_from() -> None:
    notes = [value for tag, value in ris(FULL) if tag == "N1"]
    assert "a.warc.gz at 0" in notes[0]
    assert NOTE.permalink in notes[1]


def test_ris_of_an_undated_article_without_author_names_its_source() -> None:
    fields = dict(ris(UNDATED))
    assert fields["AU"] == "Công đoàn Bạch Đinh"
    assert not {"PY", "DA"} & set(fields)


def test_ris_of_hostile_text_stays_one_record() -> None:
    records = read_ris(whole(write_ris(export(hostile(), FULL))))
    assert [dict(record)["ID"] for record in records] == ["bad000", "0a1b2c"]


@pytest.mark.parametrize("path", ["title", "lead", "section", "author"])
@given(text=st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_leaves_both_formats_readable(path: str, text: str) -> None:
    made = stored("a1", **{path: text or "x"})  # type: ignore[arg-type]
    assert len(read_bibtex(whole(write_bibtex(export(made, FULL))))[1]) == 2
    assert len(read_ris(whole(write_ris(export(made, FULL))))) == 2
