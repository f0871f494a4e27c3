from __future__ import annotations

import pytest

from newscrawl.tag.sentences import LONGEST, sentences
from newscrawl.tag.words import tagged_sentences

SPLITS = [
    ("Quận họp. Huyện dự.", ["Quận họp.", "Huyện dự."]),
    ("Tại TP. Hà Nội, hội nghị mở.", ["Tại TP. Hà Nội, hội nghị mở."]),
    ("Th.S Lê Miên và PGS. Trần Ka dự.", ["Th.S Lê Miên và PGS. Trần Ka dự."]),
    ("Ảnh: Hạ QuyênNgày 3/5 họp", ["Ảnh: Hạ Quyên", "Ngày 3/5 họp"]),
    ("VietinBank và VinFast dự", ["VietinBank và VinFast dự"]),
    ("Tiêu đề\nThân bài", ["Tiêu đề", "Thân bài"]),
    ("thu 1.500 đồng. Hết.", ["thu 1.500 đồng.", "Hết."]),
]


@pytest.mark.parametrize(("text", "expected"), SPLITS)
def test_sentences_survive_union_news(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_long_sentence_is_cut_between_words() -> None:
    text = "đoàn viên " * 500
    assert max(end - start for start, end in sentences(text)) <= LONGEST
    assert " ".join(text[start:end] for start, end in sentences(text)).split() == text.split()


@pytest.mark.parametrize(
    "text",
    [
        "Chị Hoà  khoẻ mạnh,\tlàm ở nhà máy.",
        "Uỷ ban\u00a0nhân dân “họp”… rồi!",
        "Giá 1.500.000đ/người; tăng 5%",
        "🙂 công đoàn 🙂",
    ],
)
def test_words_lie_where_the_text_has_them(text: str) -> None:
    words = [word for sentence in tagged_sentences(text) for word in sentence]
    assert [text[word.start : word.end] for word in words] == [word.text for word in words]
    assert "".join("".join(word.text.split()) for word in words) == "".join(text.split())
