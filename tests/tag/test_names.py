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
            "Tổng Liên đoàn Lao động  Việt Nam",
        ],
    ),
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
    ("LOC", "tỉnh Bà Rịa - Vũng Tàu", ["tỉnh Bà Rịa – Vũng Tàu", "Tỉnh Bà Rịa - Vũng Tàu"]),
    ("LOC", "tỉnh Hòa Bình", ["tỉnh Hoà Bình", "Tỉnh Hòa Bình"]),
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
    [("PER", "Trần Văn CĐ"), ("ORG", "TTX"), ("ORG", "VinFast"), ("ORG", "Trường THCS P"), ("LOC", "Kim Liên")],
)
def test_name_without_variants_stays(type_: MentionType, written: str) -> None:
    assert entity_name(type_, written) == written


@given(st.sampled_from(["PER", "ORG", "LOC", "DOC"]), st.text(max_size=40))
def test_any_text_has_a_name_in_nfc(type_: MentionType, written: str) -> None:
    assert unicodedata.is_normalized("NFC", entity_name(type_, written))
