from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.models import MentionType
from newscrawl.tag.names import entity_name

#: Every spelling of a row must give the name in front.
VARIANTS: list[tuple[MentionType, str, list[str]]] = [
    (
        "ORG",
        "Liên đoàn Lao động quận Long Biên",
        [
            "LĐLĐ quận Long Biên",
            "Liên đoàn lao động Quận Long Biên",
            "LIÊN ĐOÀN LAO ĐỘNG QUẬN LONG BIÊN",
            "LĐLĐ Q. Long Biên",
            "LĐLĐ QUẬN LONG BIÊN",
        ],
    ),
    (
        "ORG",
        "Tổng Liên đoàn Lao động Việt Nam",
        [
            "TLĐ",
            "Tổng Liên đoàn",
            "Tổng LĐLĐVN",
            "Tổng LĐLĐ VN",
            "Tổng LĐLĐ Việt Nam",
            "Tổng Liên đoàn LĐVN",
            "TỔNG LIÊN ĐOÀN LĐVN",
            "TLĐLĐVN",
            "TLĐLĐ VN",
            "TLĐ LĐVN",
            "Tổng Liên đoàn Lao động  Việt Nam",
        ],
    ),
    (
        "ORG",
        "Ủy ban Thường vụ Quốc hội",
        ["Ủy ban thường vụ Quốc hội", "ỦY BAN THƯỜNG VỤ QUỐC HỘI", "UB Thường vụ Quốc hội"],
    ),
    (
        "ORG",
        "Hội trường Ủy ban nhân dân huyện Vân Sơn",
        ["HỘI TRƯỜNG ỦY BAN NHÂN DÂN HUYỆN VÂN SƠN", "hội trường UBND huyện Vân Sơn"],
    ),
    ("ORG", "Công đoàn ngành Y tế tỉnh Sơn La", ["CĐN Y tế tỉnh Sơn La", "CĐN Y tế Sơn La"]),
    ("ORG", "Công đoàn Giáo dục huyện Vân Sơn", ["CĐGD huyện Vân Sơn", "CĐ Giáo dục huyện Vân Sơn"]),
    ("ORG", "Ban Chỉ huy Quân sự huyện Vân Sơn", ["Ban CHQS huyện Vân Sơn", "Ban chỉ huy quân sự huyện Vân Sơn"]),
    ("ORG", "Công đoàn thành phố Hà Nội", ["Công đoàn Hà Nội", "CĐ Hà Nội", "CĐ TP. Hà Nội"]),
    ("ORG", "Ban Thường vụ Công đoàn tỉnh Sơn La", ["BTV Công đoàn Sơn La", "BTV CĐ tỉnh Sơn La"]),
    ("ORG", "Bộ Chỉ huy Quân sự tỉnh Sơn La", ["Bộ CHQS tỉnh Sơn La", "BỘ CHỈ HUY QUÂN SỰ TỈNH SƠN LA"]),
    (
        "ORG",
        "Ban Chấp hành Liên đoàn Lao động thành phố Hà Nội",
        ["BCH LĐLĐ TP.Hà Nội", "Ban chấp hành LĐLĐ Thành phố Hà Nội", "BCH LĐLĐ TP Hà Nội", "BCH LĐLĐ TP. Hà Nội"],
    ),
    (
        "ORG",
        "Ủy ban nhân dân huyện Vân Trì",
        ["UBND huyện Vân Trì", "Uỷ ban Nhân dân huyện Vân Trì", "UBND H. Vân Trì"],
    ),
    ("ORG", "Ủy ban Kiểm tra Công đoàn cơ sở Trường Mầm non Hoa Gạo", ["UBKT CĐCS Trường Mầm non Hoa Gạo"]),
    (
        "ORG",
        "Công ty TNHH Một thành viên Dệt Sông Lam",
        ["Cty TNHH MTV Dệt Sông Lam", "công ty TNHH một thành viên Dệt Sông Lam", "CÔNG TY TNHH MTV DỆT SÔNG LAM"],
    ),
    ("ORG", "Sở Lao động - Thương binh và Xã hội", ["Sở LĐTBXH", "Sở Lao động, Thương binh và Xã hội", "Sở LĐ-TB-XH"]),
    ("ORG", "Công đoàn ngành Y tế", ["CĐ ngành Y tế", "Công đoàn Ngành Y tế"]),
    ("LOC", "Hà Nội", ["TP Hà Nội", "TP. Hà Nội", "Thành phố Hà Nội", "thành phố Hà Nội"]),
    ("LOC", "Thành phố Hồ Chí Minh", ["TPHCM", "TP.HCM", "TP HCM", "thành phố Hồ Chí Minh"]),
    ("LOC", "quận 9", ["Q.9", "Quận 9", "Q. 9"]),
    ("LOC", "khu công nghiệp Thăng Long", ["KCN Thăng Long", "Khu Công nghiệp Thăng Long"]),
    ("LOC", "Bà Rịa - Vũng Tàu", ["tỉnh Bà Rịa – Vũng Tàu", "Tỉnh Bà Rịa - Vũng Tàu", "BR-VT", "Bà Rịa-Vũng Tàu"]),
    ("LOC", "Hòa Bình", ["tỉnh Hoà Bình", "Tỉnh Hòa Bình"]),
    ("LOC", "thành phố Hòa Bình", ["TP Hòa Bình", "TP.Hoà Bình"]),
    ("LOC", "Đắk Lắk", ["tỉnh Đắc Lắc", "Đăk Lăk"]),
    ("LOC", "phường 6", ["P.6", "P6", "phường 06"]),
    ("ORG", "Liên đoàn Lao động tỉnh Bắc Ninh", ["LĐLĐ Bắc Ninh", "LĐLĐ Tỉnh Bắc Ninh"]),
    ("ORG", "Liên đoàn Lao động thành phố Bắc Ninh", ["LĐLĐ TP Bắc Ninh", "LĐLĐ Thành phố Bắc Ninh"]),
    ("ORG", "Liên đoàn Lao động thành phố Hồ Chí Minh", ["LĐLĐ TPHCM", "LĐLĐ TP.HCM", "LĐLĐ TP. Hồ Chí Minh"]),
    ("ORG", "Sở Y tế thành phố Hà Nội", ["Sở Y tế Hà Nội", "Sở Y tế TP. Hà Nội"]),
    ("ORG", "Sở Lao động - Thương binh và Xã hội tỉnh Sơn La", ["Sở LĐTBXH Sơn La", "Sở LĐ-TB&XH tỉnh Sơn La"]),
    (
        "ORG",
        "Công đoàn Giao thông vận tải Việt Nam",
        ["CĐ GTVTVN", "CĐ ngành GTVT VN", "Công đoàn Giao thông Vận tải Việt Nam"],
    ),
    ("ORG", "Công đoàn Dệt May Việt Nam", ["CĐ Dệt - May VN", "Công đoàn Dệt-May Việt Nam"]),
    (
        "ORG",
        "Công đoàn các khu công nghiệp và chế xuất thành phố Hà Nội",
        ["CĐ các KCN&CX Hà Nội", "CĐ các KCX-KCN TP Hà Nội"],
    ),
    ("ORG", "Công ty TNHH Meyer-BPC", ["Cty TNHH Meyer - BPC"]),
    ("ORG", "Ban Chấp hành Trung ương Đảng", ["BCHT.Ư Đảng", "BCH T.Ư Đảng", "BCH TW Đảng"]),
    ("ORG", "Ủy ban Kiểm tra Tổng Liên đoàn Lao động Việt Nam", ["UBKT Tổng Liên đoàn", "UBKT TLĐ"]),
    ("PER", "Trịnh Thúy Hòa", ["Trịnh Thuý Hoà", "TRỊNH THÚY HÒA", "Trịnh  Thúy Hòa"]),
    ("PER", "Hồ Chí Minh", ["Bác Hồ"]),
    ("DOC", "14/NQ-LĐLĐ", ["14 / NQ – LĐLĐ"]),
]

ROWS = [(type_, name, written) for type_, name, variants in VARIANTS for written in [name, *variants]]


@pytest.mark.parametrize(("type_", "name", "written"), ROWS)
def test_variant_gives_the_shared_name(type_: MentionType, name: str, written: str) -> None:
    assert entity_name(type_, written) == name


@pytest.mark.parametrize(("type_", "name", "written"), ROWS)
def test_decomposed_variant_gives_the_shared_name(type_: MentionType, name: str, written: str) -> None:
    assert entity_name(type_, unicodedata.normalize("NFD", written)) == name


@pytest.mark.parametrize(
    ("type_", "written"),
    [
        ("PER", "Trần Văn CĐ"),
        ("ORG", "TTX"),
        ("ORG", "Công đoàn Thống Nhất"),
        ("ORG", "Công đoàn Long Biên"),
        ("ORG", "Hội Trường Sơn Vân Trì"),
        ("ORG", "VinFast"),
        ("ORG", "Trường THCS P"),
        ("ORG", "Tổng Liên đoàn Lao động Cuba"),
        ("LOC", "Cầu Giấy"),
        ("LOC", "Kim Liên"),
    ],
)
def test_name_without_variants_stays(type_: MentionType, written: str) -> None:
    assert entity_name(type_, written) == written


@given(st.sampled_from(["PER", "ORG", "LOC", "DOC"]), st.text(max_size=40))
def test_any_text_has_a_name_in_nfc(type_: MentionType, written: str) -> None:
    assert unicodedata.is_normalized("NFC", entity_name(type_, written))
