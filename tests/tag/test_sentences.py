"""Where sentences of union news end. `|` marks the ends; names, federations and companies are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.tag.sentences import LONGEST, sentences

ENDED = {
    "full stop": "Quận họp. |Huyện dự.",
    "question, exclamation, dots": "Ai dự? |Đông quá! |Rồi thì… |Hết.",
    "closing quote": "Chị nói: “Tôi sẽ về.” |Anh Đạm đồng ý.",
    "opening quote": "Hội nghị bế mạc. |“Chúng tôi rất vui”, anh Đạm nói.",
    "bracket": "Có 30 người dự (có 12 nữ). |Buổi chiều, đoàn về Vân Trì.",
    "line": "Tiêu đề không có dấu chấm\n|Thân bài",
    "line behind an initial": "nhóm A.\n|Hôm sau, đoàn về.",
    "after a year": "Kế hoạch năm 2023. |Hội nghị bàn tiếp.",
    "after a date": "Tổ chức ngày 3/5. |Tại hội nghị, bà Miên phát biểu.",
    "before a number": "Đoàn đã về. |30 người ở lại.",
    "before a percentage": "Đạt kế hoạch. |100% đoàn viên dự.",
    "v.v. at the end": "Có gạo, muối, v.v. |Hội nghị kết thúc.",
    "web address at the end": "Xem tại congdoan.example.vn. |Mời bạn đọc.",
    "e-mail address at the end": "Gửi về lan.anh@example.vn. |Hạn chót là thứ Sáu.",
    "large number": "Tổng thu 1.200.000 đồng. |Chi hết.",
    "initial before an opener": "Chị tên là Phạm Thị H. |Theo lời kể, chị làm ở xưởng may.",
    "list of dashes": "Gồm các nội dung: |- Chăm lo đoàn viên; |- Đào tạo cán bộ.",
    "title in capitals": "LĐLĐ QUẬN VÂN TRÌ: TRAO QUÀ CHO ĐOÀN VIÊN\n|Sáng 3/5, LĐLĐ quận trao 100 suất quà.",
}

GOES_ON = [
    "Tại TP. Hà Nội, hội nghị mở.",
    "Ở TP.Vân Trì và TX.Phú Giang có mưa.",
    "Th.S Lê Miên, Ths. Trần Ka và PGS.TS. Hạ Quyên dự.",
    "Ông Nguyễn V. A. Đạm dự.",
    "Bà Trần Thị Ph. Miên dự.",
    "Công an H. Phú Giang và Q. 1, P.2 vào cuộc.",
    "Mua gạo, muối, v.v. để tặng đoàn viên.",
    "Có gạo... và muối.",
    "“Bao giờ?” chị hỏi.",
    "Ban Chấp hành T.Ư dự.",
    "Tổng 1.200.000 đồng cho 3.500 người, đạt 102.5%.",
    "Gửi Lan.Anh@example.vn hoặc www.Example.Com.Vn nhé.",
    "1. Công tác tổ chức và cán bộ.",
    "IV. Nhiệm vụ và giải pháp.",
    "a. Về chăm lo đoàn viên.",
    "Gồm ông Đạm, Chủ tịch; bà Miên, Phó Chủ tịch; ông Ka, ủy viên.",
    "VietinBank, VinFast, VietNamNet và ThaiBinhSeed tài trợ.",
    "Chạy trên iPhone và MobiFone.",
    "LIÊN ĐOÀN LAO ĐỘNG QUẬN VÂN TRÌ",
    "Nhóm LĐLĐ, CNVCLĐ và BCHCĐ.",
]


@pytest.mark.parametrize("marked", ENDED.values(), ids=ENDED)
def test_sentence_ends(marked: str) -> None:
    assert _marked(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("text", GOES_ON)
def test_sentence_goes_on(text: str) -> None:
    assert _marked(text) == [text]


@pytest.mark.parametrize(
    "marked",
    [
        "Ảnh: Hạ Quyên|Ngày 3/5, quận họp.",
        "Ảnh: Mai Hạ|Trong khi đó, huyện chờ.",
        "Quyết tâm về đích|Công ty Dệt Sông Lam giao ban.",
        "Trao nhà công đoàn|LĐLĐ quận chăm lo đoàn viên.",
        "CHĂM LO ĐOÀN VIÊN|Sáng 3/5, quận họp.",
        "HỌP GIAO BAN QUÝ ĐẦU|Công đoàn quận họp.",
        "Ảnh: TTXVN|Theo kế hoạch, hội thi mở ngày mai.",
        "Hạn nộp là ngày 29/5|Những ai chưa nộp thì nộp.",
        "Có mặt đông đủ (ảnh dưới)|Sau đó, đoàn đi thăm xưởng.",
        "Quận họp.|Huyện dự.",
        "Hội nghị kết thúc.|PV hỏi thêm.",
        "Năm 2023.|Chúng tôi đã xong.",
        "Ông nói: “Tốt lắm.”|Mọi người về.",
        "Thật không?|Đúng vậy.",
    ],
)
def test_sentence_ends_where_the_space_was_lost(marked: str) -> None:
    assert _marked(marked.replace("|", "")) == marked.split("|")


def test_long_sentence_is_cut_between_words() -> None:
    text = "đoàn viên " * 500
    assert max(end - start for start, end in sentences(text)) <= LONGEST
    assert " ".join(_marked(text)).split() == text.split()


def test_long_list_is_cut_behind_an_item() -> None:
    text = "; ".join(["ông Trần Hữu Đạm, Chủ tịch LĐLĐ quận"] * 60)
    assert all(part.endswith(("quận;", "quận")) for part in _marked(text))


PIECES = [
    *("Họp", "QuyênNgày", "NGHỊSáng", "TP.", "Q.1", "T.Ư", "N.", "A.", "v.v.", "1.200", "a@b.vn", "🙂", "\u0301"),
    *(".", ",", ";", ":", "!", "?", "…", "...", "“", "”", "(", ")", "-", "\n", " ", "\u00a0"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=50))
def test_sentences_are_apart_and_hold_every_word(text: str) -> None:
    parts = list(sentences(text))
    assert all(start < end for start, end in parts)
    assert [place for part in parts for place in part] == sorted(place for part in parts for place in part)
    assert "".join("".join(text[start:end].split()) for start, end in parts) == "".join(text.split())


@pytest.mark.parametrize("unit", [".", " ", "\n", ". ", "(", "a.", ".)", "QuýN", "NGHỊSá", "; - ", "?!", "…"])
def test_time_grows_with_the_length_alone(unit: str) -> None:
    # With a square of the length this would take minutes.
    assert sum(end - start for start, end in sentences(unit * 50_000)) <= len(unit) * 50_000


def _marked(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]
