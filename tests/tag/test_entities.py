"""People, organisations and places in invented sentences."""

from __future__ import annotations

import pytest

from newscrawl.tag.entities import find_entities

SENTENCES = [
    ("LĐLĐ quận Vân Trì tổ chức hội nghị.", [("ORG", "LĐLĐ quận Vân Trì")]),
    ("Chủ tịch LĐLĐ quận phát biểu.", [("ORG", "LĐLĐ quận")]),
    (
        "Đồng chí Lê Thùy Miên - Chủ tịch Liên đoàn Lao động huyện Phú Giang dự.",
        [("PER", "Lê Thùy Miên"), ("ORG", "Liên đoàn Lao động huyện Phú Giang")],
    ),
    ("Ban Thường vụ Huyện ủy Phú Giang ban hành kế hoạch.", [("ORG", "Ban Thường vụ Huyện ủy Phú Giang")]),
    ("Công đoàn Công ty TNHH Dệt Sông Lam tặng quà.", [("ORG", "Công đoàn Công ty TNHH Dệt Sông Lam")]),
    ("Phó Chủ tịch Tổng Liên đoàn Nguyễn Thị Mai Ka dự.", [("ORG", "Tổng Liên đoàn"), ("PER", "Nguyễn Thị Mai Ka")]),
    ("Ông Hải và bà Nga cùng ký.", [("PER", "Hải"), ("PER", "Nga")]),
    ("Công nhân ở KCN Thăng Long, TP Hà Nội.", [("LOC", "KCN Thăng Long"), ("LOC", "TP Hà Nội")]),
    ("UBND quận 9 hỗ trợ tỉnh Quảng Trị.", [("ORG", "UBND quận 9"), ("LOC", "tỉnh Quảng Trị")]),
    ("LĐLĐ QUẬN VÂN TRÌ TỔ CHỨC HỘI NGHỊ CÁN BỘ", [("ORG", "LĐLĐ QUẬN VÂN TRÌ")]),
    ("Học tập tư tưởng Hồ Chí Minh.", []),
]

GENERIC = [
    "Thăm công nhân dịp Tết Giáp Thìn và Xuân Ất Tỵ.",
    "Trao học bổng Nguyễn Đức Cảnh cho con công nhân.",
    "Các cấp công đoàn và công đoàn cơ sở chăm lo đoàn viên.",
    "Nhiều doanh nghiệp, công ty và nhà trường tham gia.",
    "Cán bộ công đoàn các cấp dự tập huấn.",
    "Lãnh đạo quận và địa phương đến thăm.",
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_names_are_marked_in_full(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(span.type, text[span.start : span.end]) for span in find_entities(text)] == expected


@pytest.mark.parametrize("text", GENERIC)
def test_generic_words_are_not_marked(text: str) -> None:
    assert find_entities(text) == []


def test_name_given_in_full_is_recognised_when_shortened_later() -> None:
    text = "Anh Quách Văn Khiêm làm thợ hàn. Sau giờ làm, Khiêm đi học thêm."
    assert [text[span.start : span.end] for span in find_entities(text)] == ["Quách Văn Khiêm", "Khiêm"]


def test_byline_at_the_end_is_a_person() -> None:
    text = "Đoàn viên phấn khởi nhận quà.\nThu Trang"
    assert [(span.type, text[span.start : span.end]) for span in find_entities(text)] == [("PER", "Thu Trang")]
