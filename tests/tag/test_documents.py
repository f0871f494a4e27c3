from __future__ import annotations

import pytest

from newscrawl.tag.documents import find_documents

MARKED = [
    # Decree 30
    ("Nghị quyết số 14/NQ-LĐLĐ, ngày", "14/NQ-LĐLĐ"),
    ("Nghị quyết 4a/NQ-TLĐ về", "4a/NQ-TLĐ"),
    ("Nghị quyết 10C/NQ-BCH của", "10C/NQ-BCH"),
    ("Nghị định 22/2021/NĐ-CP có", "22/2021/NĐ-CP"),
    ("Thông tư 05/2024/TT-BLĐTBXH", "05/2024/TT-BLĐTBXH"),
    ("Thông tư 07/2022/TT-BNN&PTNT", "07/2022/TT-BNN&PTNT"),
    ("Thông tư liên tịch 11/2013/TTLT-BNV-BTC;", "11/2013/TTLT-BNV-BTC"),
    ("Thông tư liên tịch số 10/2012/TTLT/BLĐTBXH-BTC", "10/2012/TTLT/BLĐTBXH-BTC"),
    ("Luật số 30/2026/QH16.", "30/2026/QH16"),
    ("Pháp lệnh 02/2020/UBTVQH14 có", "02/2020/UBTVQH14"),
    ("Nghị quyết số 237/NQ-UBTVQH16", "237/NQ-UBTVQH16"),
    ("Quyết định 1408/QĐ-TLĐ;", "1408/QĐ-TLĐ"),
    ("Quyết định số 77/QĐ-TTg (", "77/QĐ-TTg"),
    ("Công điện 15/CĐ-TTg", "15/CĐ-TTg"),
    ("Nghị quyết 03/2019/NQ-HĐTP.", "03/2019/NQ-HĐTP"),
    ("văn bản 06/VBHN-VPQH", "06/VBHN-VPQH"),
    ("Kế hoạch số 61/KH-UBND-VX của", "61/KH-UBND-VX"),
    ("Tờ trình 9/TTr-CĐCS", "9/TTr-CĐCS"),
    ("Công văn 2390/VP-VX", "2390/VP-VX"),
    ("Công văn 4170/UBND-KTN", "4170/UBND-KTN"),
    ("Công văn số 118/LĐTBXH-BHXH", "118/LĐTBXH-BHXH"),
    ("số 001207/2013/CV- PTNL", "001207/2013/CV- PTNL"),
    ("Bản án số 05/2020/LĐ-ST ngày", "05/2020/LĐ-ST"),
    ("Chương trình phối hợp 3/CTPH-LĐLĐ-LHPN", "3/CTPH-LĐLĐ-LHPN"),
    # letters, whose kind has no code
    ("Công văn số 243/LĐLĐ gửi", "243/LĐLĐ"),
    ("Văn bản 693/TLĐ ngày", "693/TLĐ"),
    ("Công văn số 123/CV", "123/CV"),
    ("Công văn số 45/XYZ", "45/XYZ"),
    ("theo NĐ 180/CP", "180/CP"),
    ("Công văn 2998/ BGĐT/KTKĐ", "2998/ BGĐT/KTKĐ"),
    # the Party
    ("Kế hoạch số 112-KH/QU của", "112-KH/QU"),
    ("Quy định số 37-QĐ/TW", "37-QĐ/TW"),
    ("Hướng dẫn 36-HD/VPTW", "36-HD/VPTW"),
    ("Kết luận 45-KL/ĐUK", "45-KL/ĐUK"),
    ("Kế hoạch 09-KH/BTGDVTU", "09-KH/BTGDVTU"),
    ("Nghị quyết 35/NQ-TU", "35/NQ-TU"),
    ("Kết luận số 63-KL/T.Ư, ngày", "63-KL/T.Ư"),
    # before
    ("Nghị định 43/CP", "43/CP"),
    ("Quyết định 133/HĐBT", "133/HĐBT"),
    ("Luật số 40-LCT/HĐNN8", "40-LCT/HĐNN8"),
    # across spaces, dashes, lines of the keyboard
    ("Chỉ thị 03 CT/TW của", "03 CT/TW"),
    ("Nghị quyết 09- NQ/TU của", "09- NQ/TU"),
    ("Nghị quyết 09 -NQ/TU của", "09 -NQ/TU"),
    ("Nghị định 43-2013/NĐ-CP có", "43-2013/NĐ-CP"),
    ("Nghị định 43/2013 /NĐ-CP có", "43/2013 /NĐ-CP"),
    ("Hướng dẫn số 28 / HD – TLĐ", "28 / HD – TLĐ"),
    ("Hướng dẫn 28/HD—TLĐ", "28/HD—TLĐ"),
    ("Hướng dẫn 28/HD‑TLĐ", "28/HD‑TLĐ"),
    ("Hướng dẫn 28/HD\u00a0-\u00a0TLĐ", "28/HD\u00a0-\u00a0TLĐ"),
    # slips
    ("nghị quyết 14/nq-lđlđ", "14/nq-lđlđ"),
    ("Nghị quyết 14/NQ LĐLĐ", "14/NQ LĐLĐ"),
    ("Nghị quyết 14/NQLĐLĐ", "14/NQLĐLĐ"),
    ("Nghị quyết 14NQ-LĐLĐ", "14NQ-LĐLĐ"),
    ("Nghị quyết 27/NQ/TW", "27/NQ/TW"),
    ("Nghị quyết 20-NQTW", "20-NQTW"),
    ("Nghị quyết 14/NQ.LĐLĐ", "14/NQ.LĐLĐ"),
    ("Nghị định 22/2021/NĐCP", "22/2021/NĐCP"),
    ("Nghị định 22/2021/ND-CP", "22/2021/ND-CP"),
    ("Nghị định 22/2021/NÐ-CP", "22/2021/NÐ-CP"),
    ("Nghị quyết số14/NQ-LĐLĐ", "14/NQ-LĐLĐ"),
    ("Nghị quyết số.14/NQ-LĐLĐ", "14/NQ-LĐLĐ"),
    ("Nghị quyết 14/NQ-LĐLĐngày 5/3", "14/NQ-LĐLĐ"),
    ("Quyết định 1.408/QĐ-TLĐ", "1.408/QĐ-TLĐ"),
    # what stands beside
    ("(14/NQ-LĐLĐ)", "14/NQ-LĐLĐ"),
    ("theo 14/NQ-LĐLĐ.Ban hành", "14/NQ-LĐLĐ"),
    ("theo 14/NQ-LĐLĐ - UBND quận", "14/NQ-LĐLĐ"),
    ("theo 14/NQ-LĐLĐ\nNQ", "14/NQ-LĐLĐ"),
    ("theo 14/NQ-LĐLĐ/", "14/NQ-LĐLĐ"),
]

NOT_MARKED = [
    "Nghị quyết 4a và Nghị quyết Đại hội XIII",
    "Nghị quyết số 14 của LĐLĐ quận",
    "19/12 Công đoàn cơ sở",
    "19/12 CĐCS đạt vững mạnh",
    "ngày 14/3/2023",
    "ngày 14/3/2023 - LĐLĐ quận",
    "tháng 12/2021 CĐ ngành",
    "5/8 KCN có nhà ở",
    "5/8 KCN - KCX có nhà ở",
    "tại KCN 2/9",
    "hoạt động 24/7",
    "thắng 2-1",
    "đạt 25/25",
    "tỷ lệ 3/4 HĐND",
    "mức 200.000đ/người/tháng",
    "cổ tức 500đ/CP",
    "giá 12.000 đ/CP",
    "tăng 2%/năm",
    "chạy 60 km/h",
    "Điều 14 Bộ luật Lao động",
    "khoản 2/Điều 14",
    "số 65 Quán Sứ",
    "số 12/3A đường Láng",
    "ngõ 25/8 Vũ Ngọc Phan",
    "lô 3/KCN Vân Trì",
    "tổ 5/KP3",
    "điện thoại 024.39421234",
    "ĐT: 0912-345-678",
    "xe 29A-123.45",
    "biển số 30L-456.78",
    "nhiệm kỳ 2023-2028",
    "khóa XII/2018",
    "QL1A, tỉnh lộ 25/3",
    "TCVN 5687:2010",
    "QCVN 31:2011/BGTVT",
    "QCVN 4-12: 2010/BYT",
    "số 24/KP",
    "Điều 135-BLHS",
    "ngụ quận 2 - TPHCM",
    "tàu TH 1605-TS",
    "ISO 9001:2015",
    "có 12 KH, 5 TB và 3 BC",
    "hơn 20 CT TU",
    "3 TT/BC",
    "14/\nNQ-LĐLĐ",
    "1/2 TP.HCM",
]


@pytest.mark.parametrize(("text", "number"), MARKED)
def test_number_with_issuing_code_is_marked(text: str, number: str) -> None:
    assert [text[span.start : span.end] for span in find_documents(text)] == [number]


@pytest.mark.parametrize("text", NOT_MARKED)
def test_number_without_issuing_code_is_not_marked(text: str) -> None:
    assert find_documents(text) == []


def test_numbers_of_a_list_are_apart() -> None:
    text = "các Quyết định 217-QĐ/TW, 218-QĐ/TW và 1408/QĐ-TLĐ, 22/2021/NĐ-CP-30/2020/NĐ-CP"
    found = [text[span.start : span.end] for span in find_documents(text)]
    assert found[:4] == ["217-QĐ/TW", "218-QĐ/TW", "1408/QĐ-TLĐ", "22/2021/NĐ-CP"]
