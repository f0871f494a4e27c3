"""The taggers that are measured, on articles of our own."""

from __future__ import annotations

from datetime import date

import pytest

from evaluation.tag_scores import TYPES
from evaluation.taggers import Tagger, ours, peers
from training.gold import GoldArticle

UNDERTHESEA, DATEPARSER = peers()


def found(tagger: Tagger, text: str, published: date | None = date(2021, 10, 21)) -> list[tuple[str, str, str | None]]:
    [spans] = tagger.find([GoldArticle("a1", published, text, ())])
    return [(span.type, text[span.start : span.end], span.value) for span in spans]


def test_ours_finds_every_type_with_values() -> None:
    text = "Chiều 20/10, bà Lê Thùy Miên ký Kế hoạch 57-KH/QU."
    assert found(ours(), text) == [
        ("DATE", "Chiều 20/10", "2021-10-20"),
        ("PER", "Lê Thùy Miên", None),
        ("DOC", "57-KH/QU", None),
    ]
    assert ours().types == TYPES


def test_articles_keep_their_order_and_one_without_names_has_no_spans() -> None:
    articles = [GoldArticle("a1", None, "không có gì", ()), GoldArticle("a2", None, "Bà Lê Thùy Miên nói.", ())]
    assert [len(spans) for spans in ours().find(articles)] == [0, 1]


def test_underthesea_is_placed_in_the_text_as_written() -> None:
    text = "Hội nghị\nÔng Nguyễn Văn\u00a0Thuỷ về Hà  Nội hoà giải. Bà Lê Thị Hoa ở lại."
    names = [name for type_, name, _ in found(UNDERTHESEA, text) if type_ in ("PER", "LOC")]
    assert names == ["Nguyễn Văn\u00a0Thuỷ", "Hà  Nội", "Lê Thị Hoa"]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("Kế hoạch năm 2019 đã xong.", "năm 2019", "2019"),
        ("Việc của tháng 7/2019.", "tháng 7/2019", "2019-07"),
        ("Họp ngày 24/3/2019 ở huyện.", "ngày 24/3/2019", "2019-03-24"),
        ("Hôm qua huyện họp.", "Hôm qua", "2021-10-20"),
    ],
)
def test_dateparser_has_values_as_precise_as_the_words(text: str, written: str, value: str) -> None:
    assert found(DATEPARSER, text) == [("DATE", written, value)]


def test_dateparser_finds_explicit_dates_where_the_day_of_publication_is_not_known() -> None:
    assert found(DATEPARSER, "Họp ngày 24/3/2019 ở huyện.", None) == [("DATE", "ngày 24/3/2019", "2019-03-24")]


def test_each_says_which_types_it_finds() -> None:
    assert [tagger.types for tagger in peers()] == [("PER", "ORG", "LOC"), ("DATE",)]
