"""The reader of gold files, one fact each."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from newscrawl.tag.spans import Span
from training.gold import GoldArticle, GoldError, read_folder, read_gold

FIXTURES = Path(__file__).parents[1] / "tag" / "fixtures"
META = '#meta {"id": "a1", "url": null, "published": "2021-10-21"}'


def gold(tmp_path: Path, *lines: str, meta: str = META) -> Path:
    file = tmp_path / "a1.gold"
    file.write_text("\n".join((meta, *lines)) + "\n", encoding="utf-8")
    return file


def test_text_is_the_lines_that_are_read_with_mentions_at_their_places(tmp_path: Path) -> None:
    file = gold(
        tmp_path,
        "#section Tin tức",
        "#title ⟦ORG|LĐLĐ quận Vân Trì⟧ họp",
        "",
        "#p ⟦DATE|Chiều 20/10|2021-10-20⟧, chị ⟦PER|Miên⟧ nói.",
        "#drop Xem thêm",
    )
    mentions = (Span("ORG", 0, 17), Span("DATE", 22, 33, "2021-10-20"), Span("PER", 39, 43))
    text = "LĐLĐ quận Vân Trì họp\nChiều 20/10, chị Miên nói."
    assert read_gold(file) == GoldArticle("a1", date(2021, 10, 21), text, mentions)


def test_date_without_value_has_the_empty_one(tmp_path: Path) -> None:
    assert read_gold(gold(tmp_path, "#p ⟦DATE|cuối quý|⟧")).mentions == (Span("DATE", 0, 8, ""),)


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (None, None),
        ("2021-10-21", date(2021, 10, 21)),
        ("2021-10-21T08:00:00+07:00", date(2021, 10, 21)),
        ("2021-10-20T20:00:00+00:00", date(2021, 10, 21)),
    ],
)
def test_published_is_the_day_in_vietnam(tmp_path: Path, published: str | None, day: date | None) -> None:
    meta = f"#meta {json.dumps({'id': 'a1', 'published': published})}"
    assert read_gold(gold(tmp_path, meta=meta)).published == day


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("không có dấu thăng", "no known prefix: 'không"),
        ("#quote trích", "no known prefix: '#quote"),
        ("#p ⟦PER|Miên", "broken mark-up: '⟦PER|Miên'"),
        ("#p Miên⟧ nói", "broken mark-up: '⟧ nói'"),
        ("#p ⟦EVENT|Đại hội⟧", "broken mark-up: '⟦EVENT"),
        ("#p ⟦ORG|LĐLĐ ⟦LOC|Vân Trì⟧⟧", "broken mark-up: '⟦ORG"),
        ("#p ⟦PER| Miên⟧", "white space at an end"),
        ("#p ⟦DATE|20/10⟧", "a date without value"),
        ("#p ⟦PER|Miên|2021⟧", "a value of no date"),
        ("#p ⟦DATE|20/10|20.10.2021⟧", "no value of a date"),
        ("#p ⟦DATE|20/10|2021-10-20/⟧", "no value of a date"),
        ("#date ⟦DATE|20/10|2021-10-20⟧", "a mention in #date"),
        ("#p Hoa\u0300", "not in NFC"),
    ],
)
def test_broken_line_is_named_by_file_and_number(tmp_path: Path, line: str, message: str) -> None:
    file = gold(tmp_path, "#title Tựa", line)
    with pytest.raises(GoldError) as raised:
        read_gold(file)
    assert str(raised.value).startswith(f"{file}:3: ")
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("meta", "message"),
    [
        ("#title Tựa", "the first line is no #meta"),
        ("#meta {", "Expecting property name"),
        ('#meta {"published": null}', "names no id"),
        ("#meta [1]", "names no id"),
        ('#meta {"id": "a1", "published": 2021}', "neither text nor null"),
        ('#meta {"id": "a1", "published": "hôm qua"}', "Invalid isoformat"),
        ("", "the first line is no #meta"),
    ],
)
def test_broken_meta_is_named_by_file_and_first_line(tmp_path: Path, meta: str, message: str) -> None:
    file = gold(tmp_path, meta=meta)
    with pytest.raises(GoldError) as raised:
        read_gold(file)
    assert str(raised.value).startswith(f"{file}:1: ")
    assert message in str(raised.value)


def test_folder_is_read_by_name() -> None:
    assert [article.id for article in read_folder(FIXTURES)] == ["gap-mat", "hoi-nghi"]


def test_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"no \*\.gold file"):
        read_folder(tmp_path)
