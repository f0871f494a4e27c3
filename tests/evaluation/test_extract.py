"""`python -m evaluation.extract`: tables, what is wrong, JSON, and folders of other people's pages."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from evaluation.extract import main, report
from evaluation.floors import FILE, Floors
from evaluation.pages import FIXTURES, ROOT, PageSet, StoredPage, fixtures, real, seeds
from evaluation.peers import peers
from evaluation.readers import measure, our_readers
from evaluation.report import table
from evaluation.scoring import FIELDS, Reading, averages
from tests.shared import SHARED

OURS, GENERAL = our_readers()
#: Invented, like everything here.
PAGE = """<html><head><title>Công đoàn Sao Khuê họp</title></head><body><h1>Công đoàn Sao Khuê họp tổng kết năm</h1>
<p>Sáng 5/3, Ban Chấp hành Công đoàn Công ty Sao Khuê họp tổng kết năm và bàn việc chăm lo bữa ăn ca cho công nhân.</p>
<p>Năm qua, công đoàn đã thương lượng để suất ăn ca tăng lên 32.000 đồng, thăm hỏi 120 công nhân ốm đau, và trao
quà cho 300 con em đoàn viên học giỏi trong các khu nhà trọ quanh nhà máy.</p></body></html>"""
RECORD = {
    "name": "sao_khue", "url": "https://bao.example/sao-khue-1.html", "title": "Công đoàn Sao Khuê họp tổng kết năm",
    "lead": None, "author": None, "section": None, "published": "2024-03-05T08:30:00+07:00", "captions": [],
    "paragraphs": ["Năm qua"], "subheadings": ["Năm qua"],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pages laid out as in shared/real."""
    for name in ("pages/sao_khue", "not-articles/trong"):
        file = tmp_path / f"{name}.html.gz"
        file.parent.mkdir()
        file.write_bytes(gzip.compress(PAGE.encode() if "sao" in name else b"<html><body></body></html>"))
    (tmp_path / "expected.jsonl").write_text(json.dumps(RECORD) + "\n", encoding="utf-8")
    (tmp_path / "not-articles.jsonl").write_text('{"name": "trong", "url": null}\n', encoding="utf-8")
    return tmp_path


def test_own_pages_are_all_loaded_with_their_layouts() -> None:
    pages = fixtures()
    assert {page.name for page in pages.pages} == {path.stem for path in FIXTURES.glob("*.json")}
    assert all(page.layout for page in pages.pages if isinstance(page.expected, Reading))


def test_digest_changes_with_a_byte(folder: Path) -> None:
    before = real(folder).digest
    (folder / "not-articles.jsonl").write_text('{"name": "trong", "url": ""}\n', encoding="utf-8")
    assert real(folder).digest != before


def test_folder_of_other_pages_is_read_with_tags_left_out_that_its_records_lack(folder: Path) -> None:
    article, none = real(folder).pages
    assert "tags" not in article.fields
    assert isinstance(article.expected, Reading)
    assert article.expected.blocks == (("heading", "Năm qua"),)
    assert none.expected == "not-an-article"


def test_general_reader_knows_no_source() -> None:
    own = next(page for page in fixtures().pages if page.layout == "CongDoanVienChuc")
    assert (OURS.read(own).section, GENERAL.read(own).section) == ("Tin tức", None)


def test_seeds_are_the_articles_and_web_pages_of_the_archive() -> None:
    if not (SHARED / "seeds").is_dir():
        pytest.skip(f"no {SHARED.name}/seeds beside the project (NEWSCRAWL_TEST_SHARED)")
    pages = seeds(SHARED / "seeds")
    assert (pages.articles, len(pages.pages)) == (5, 14)


def test_trafilatura_is_always_measured_and_others_where_installed() -> None:
    found = peers()
    assert list(found) == ["trafilatura", "newspaper4k", "news-please"]
    assert found["trafilatura"] is not None


def test_trafilatura_scores_where_it_has_fields_and_is_not_counted_where_it_has_none(folder: Path) -> None:
    trafilatura = peers()["trafilatura"]
    assert trafilatura is not None
    figures = averages(measure(trafilatura, real(folder)))
    assert figures["title"] == 1
    assert {"captions", "blocks", "outcome"}.isdisjoint(figures)


def test_table_has_a_row_for_each_reader_and_says_who_is_not_installed() -> None:
    pages = PageSet("bare", Path(), (StoredPage("a", "https://bao.example/a", b"<html></html>", None, "blocked"),), "")
    lines = list(table(pages, {"newscrawl": measure(OURS, pages), "newspaper4k": None}))
    assert lines[0] == "bare: 0 articles, 1 pages that are none"
    assert lines[2].split()[-2:] == ["1.000", "0.000"]
    assert lines[3].endswith("not installed")


def test_wrong_fields_are_listed_with_both_values(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report([real(folder, "unseen")], wrong=True, file=None)
    lines = capsys.readouterr().out.splitlines()
    place = lines.index("unseen / sao_khue / published (newscrawl, general rules)")
    assert lines[place + 1 : place + 3] == ["    expected: '2024-03-05T08:30:00+07:00'", "    read: None"]


def test_everything_measured_goes_to_json(folder: Path) -> None:
    file = folder.parent / "measured.json"
    report([real(folder, "unseen")], wrong=False, file=file)
    readers = json.loads(file.read_text(encoding="utf-8"))["unseen"]["readers"]
    assert readers["newscrawl"]["figures"]["title"] == 1
    assert readers["newscrawl"]["pages"][0]["wrong"]["published"]["read"] is None


def test_missing_shared_pages_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from evaluation.extract import page_sets

    monkeypatch.setenv("NEWSCRAWL_TEST_SHARED", str(tmp_path))
    assert [pages.name for pages in page_sets()] == ["fixtures"]


def test_document_explains_every_figure() -> None:
    section = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8").partition("| figure | is |")[2]
    cells = re.findall(r"^\| (`[^|]*`) \|", section.partition("\n\n")[0], re.MULTILINE)
    assert {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)} == set(FIELDS)


def test_folder_without_records_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--pages", str(tmp_path)])
    assert "expected.jsonl" in capsys.readouterr().err


def test_every_field_has_a_floor() -> None:
    floors = Floors.from_json(FILE.read_text(encoding="utf-8"))
    assert {field for floor in floors.sets.values() for field in floor.figures} == set(FIELDS)


def test_field_that_there_is_not_cannot_be_lowered(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--raise-floors", "--lower", "titel", "--because", "a slip"])
    said = capsys.readouterr().err
    assert all(f"'{field}'" in said for field in ("titel", *FIELDS))
