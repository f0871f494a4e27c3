from __future__ import annotations

import pytest

from newscrawl.tag.documents import document_name, find_documents

MARKED = [
    ("Nghị quyết số 14/NQ-LĐLĐ, ngày", "14/NQ-LĐLĐ"),
    ("Nghị quyết 4a/NQ-TLĐ về", "4a/NQ-TLĐ"),
    ("Kế hoạch số 112-KH/QU của", "112-KH/QU"),
    ("Chỉ thị 03 CT/TW của", "03 CT/TW"),
    ("Nghị quyết 09- NQ/TU của", "09- NQ/TU"),
    ("Nghị định 22/2021/NĐ-CP có", "22/2021/NĐ-CP"),
    ("Nghị định 43-2013/NĐ-CP có", "43-2013/NĐ-CP"),
    ("Thông tư 05/2024/TT-BLĐTBXH", "05/2024/TT-BLĐTBXH"),
    ("Luật số 30/2026/QH16.", "30/2026/QH16"),
    ("Nghị quyết số 237/NQ-UBTVQH16", "237/NQ-UBTVQH16"),
    ("Công văn số 243/LĐLĐ gửi", "243/LĐLĐ"),
    ("Quyết định 1408/QĐ-TLĐ;", "1408/QĐ-TLĐ"),
    ("Quyết định số 77/QĐ-TTg (", "77/QĐ-TTg"),
    ("Hướng dẫn số 28 / HD – TLĐ", "28 / HD – TLĐ"),
    ("Thông tư 07/2022/TT-BNN&PTNT", "07/2022/TT-BNN&PTNT"),
]

NOT_MARKED = [
    "Nghị quyết 4a và Nghị quyết Đại hội XIII",
    "19/12 Công đoàn cơ sở",
    "ngày 14/3/2023",
    "5/8 KCN có nhà ở",
    "mức 200.000đ/người/tháng",
    "chạy 60 km/h",
    "Điều 14 Bộ luật Lao động",
]

NAMES = [
    ("14/NQ-LĐLĐ", "14/NQ-LĐLĐ"),
    ("14 / nq – lđlđ", "14/NQ-LĐLĐ"),
    ("4A/NQ-TLĐ", "4a/NQ-TLĐ"),
    ("32-CTR/TU", "32-CTr/TU"),
    ("03 CT/TW", "03-CT/TW"),
    ("09- NQ/TU", "09-NQ/TU"),
    ("43-2013/NĐ-CP", "43/2013/NĐ-CP"),
    ("77/QĐ-TTG", "77/QĐ-TTg"),
    ("22/2021/NÐ-CP", "22/2021/NĐ-CP"),
]


@pytest.mark.parametrize(("text", "number"), MARKED)
def test_number_with_issuing_code_is_marked(text: str, number: str) -> None:
    assert [text[span.start : span.end] for span in find_documents(text)] == [number]


@pytest.mark.parametrize("text", NOT_MARKED)
def test_number_without_issuing_code_is_not_marked(text: str) -> None:
    assert find_documents(text) == []


@pytest.mark.parametrize(("written", "name"), NAMES)
def test_spellings_of_a_number_share_one_name(written: str, name: str) -> None:
    assert document_name(written) == name
