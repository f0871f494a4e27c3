from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.tag.document_codes import codes
from newscrawl.tag.document_parts import DocumentParts, document_name, document_parts

NAMES = [
    ("14/NQ-LĐLĐ", "14/NQ-LĐLĐ"),
    ("14 / NQ–LĐLĐ", "14/NQ-LĐLĐ"),
    ("14 / nq – lđlđ", "14/NQ-LĐLĐ"),
    ("14/NQ LĐLĐ", "14/NQ-LĐLĐ"),
    ("14/NQ.LĐLĐ", "14/NQ-LĐLĐ"),
    ("14/NQLĐLĐ", "14/NQ-LĐLĐ"),
    ("14NQ-LĐLĐ", "14/NQ-LĐLĐ"),
    ("4A/NQ-TLĐ", "4a/NQ-TLĐ"),
    ("32-CTR/TU", "32-CTr/TU"),
    ("03 CT/TW", "03-CT/TW"),
    ("09- NQ/TU", "09-NQ/TU"),
    ("20-NQTW", "20-NQ/TW"),
    ("63-KL/T.Ư", "63-KL/TW"),
    ("63-KL/TƯ", "63-KL/TW"),
    ("03 CT/TƯ", "03-CT/TW"),
    ("27/NQ/TƯ", "27/NQ-TW"),
    ("01/TƯ-2024", "01/TƯ-2024"),
    ("01/2024/TƯ-CĐCS", "01/2024/TƯ-CĐCS"),
    ("35/KH-TU", "35/KH-TU"),
    ("27/NQ/TW", "27/NQ-TW"),
    ("43-2013/NĐ-CP", "43/2013/NĐ-CP"),
    ("22/2021/NĐCP", "22/2021/NĐ-CP"),
    ("22/2021/ND-CP", "22/2021/NĐ-CP"),
    ("22/2021/NÐ-CP", "22/2021/NĐ-CP"),
    ("10/2012/TTLT/BLĐTBXH-BTC", "10/2012/TTLT-BLĐTBXH-BTC"),
    ("30/2026/qh16", "30/2026/QH16"),
    ("77/QĐ-TTG", "77/QĐ-TTg"),
    ("1.408/QĐ-TLĐ", "1408/QĐ-TLĐ"),
    ("243/LĐLĐ", "243/LĐLĐ"),
    ("07/2022/TT-BNN&PTNT", "07/2022/TT-BNN&PTNT"),
    ("2390/VP-VX", "2390/VP-VX"),
]

PARTS = [
    ("01/TƯ-2024", DocumentParts("01", None, "", "TƯ", ("thỏa ước lao động tập thể",), "")),
    ("14/NQ-LĐLĐ", DocumentParts("14", None, "NQ", "LĐLĐ", ("nghị quyết",), "Liên đoàn Lao động")),
    ("22/2021/NĐ-CP", DocumentParts("22", 2021, "NĐ", "CP", ("nghị định",), "Chính phủ")),
    ("4A/NQ-TLĐ", DocumentParts("4a", None, "NQ", "TLĐ", ("nghị quyết",), "Tổng Liên đoàn Lao động Việt Nam")),
    ("112-KH/QU", DocumentParts("112", None, "KH", "QU", ("kế hoạch",), "Quận ủy")),
    ("243/LĐLĐ", DocumentParts("243", None, "", "LĐLĐ", ("công văn",), "Liên đoàn Lao động")),
    ("37-QĐ/TW", DocumentParts("37", None, "QĐ", "TW", ("quyết định", "quy định"), "Ban Chấp hành Trung ương Đảng")),
    ("05-TT/TU", DocumentParts("05", None, "TT", "TU", ("thông tri",), "Tỉnh ủy (Thành ủy)")),
    ("45/2019/QH14", DocumentParts("45", 2019, "", "QH14", ("luật", "bộ luật", "nghị quyết", "hiến pháp"), "Quốc hội")),
    ("9/TT-BTC", DocumentParts("9", None, "TT", "BTC", ("thông tư",), "Bộ Tài chính")),
    ("9/KH-BTC", DocumentParts("9", None, "KH", "BTC", ("kế hoạch",), "")),
    ("2390/XY-VX", DocumentParts("2390", None, "", "XY", ("công văn",), "")),
]


@pytest.mark.parametrize(("written", "name"), NAMES)
def test_spellings_of_a_number_share_one_name(written: str, name: str) -> None:
    assert document_name(written) == name


@pytest.mark.parametrize("name", sorted({name for _, name in NAMES}))
def test_name_is_its_own_name(name: str) -> None:
    assert document_name(name) == name


@pytest.mark.parametrize(("name", "parts"), PARTS)
def test_number_says_its_parts(name: str, parts: DocumentParts) -> None:
    assert document_parts(name) == parts


@pytest.mark.parametrize("text", ["", "Nghị quyết", "14", "14/", "/NQ-LĐLĐ"])
def test_text_that_is_no_number_has_no_parts(text: str) -> None:
    assert document_parts(text) is None


@given(st.integers(1, 9999), st.sampled_from(sorted(codes().kinds)), st.sampled_from(sorted(codes().issuers)))
def test_every_kind_and_issuer_can_be_read_in_both_forms(number: int, kind: str, issuer: str) -> None:
    for written in (f"{number}/{kind}-{issuer}", f"{number}-{kind}/{issuer}"):
        parts = document_parts(written)
        assert parts is not None
        assert (parts.number, parts.kind_code, parts.issuer_code) == (str(number), kind, issuer)


@given(st.text(max_size=30))
def test_name_of_any_text_is_stable(text: str) -> None:
    assert document_name(document_name(text)) == document_name(text)


def test_every_slip_stands_for_a_code() -> None:
    assert set(codes().usual.values()) <= {*codes().kinds, *codes().issuers}
