from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.vietnamese import fold, is_syllable, normalise_i, normalise_tones

TONES = [
    ("hoà", "hòa"),
    ("hòa", "hòa"),
    ("Hoà Bình", "Hòa Bình"),
    ("HOÀ BÌNH", "HÒA BÌNH"),
    ("khoẻ", "khỏe"),
    ("thuỷ", "thủy"),
    ("THUỶ", "THỦY"),
    ("Uỷ ban", "Ủy ban"),
    ("toạ đàm", "tọa đàm"),
    ("hoá", "hóa"),
    ("ngoã", "ngõa"),
    ("Đoá", "Đóa"),
    ("khuỵ", "khụy"),
    ("oà", "òa"),
    ("(hoà)", "(hòa)"),
    ("hoà-thuỷ", "hòa-thủy"),
]

UNTOUCHED = [
    "đoàn",
    "toàn",
    "ĐOÀN",
    "hoài",
    "quý",
    "quỳ",
    "Quý IV",
    "thuở",
    "huệ",
    "khuỵu",
    "thoái",
    "giá",
    "già",
    "Noël",
]

FOLDED = [
    ("Liên đoàn Lao động", "lien doan lao dong"),
    ("ĐẢNG ỦY", "dang uy"),
    ("Thủy Thuỷ", "thuy thuy"),
    ("LĐLĐ", "ldld"),
    ("Nguyễn Thị Ước", "nguyen thi uoc"),
    ("năm 2023", "nam 2023"),
    ("한국", "한국"),
]


@pytest.mark.parametrize(("text", "expected"), TONES)
def test_open_syllable_gets_tone_on_first_vowel(text: str, expected: str) -> None:
    assert normalise_tones(text) == expected


@pytest.mark.parametrize("text", UNTOUCHED)
def test_other_syllables_stay(text: str) -> None:
    assert normalise_tones(text) == text


@pytest.mark.parametrize(("text", "expected"), TONES)
def test_decomposed_text_gives_the_same_nfc_text(text: str, expected: str) -> None:
    assert normalise_tones(unicodedata.normalize("NFD", text)) == expected


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_fold_drops_diacritics_and_case(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_fold_gives_the_same_for_decomposed_text(text: str, expected: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == expected


@pytest.mark.parametrize(("old", "new"), [("hoà", "hòa"), ("UỶ BAN", "ỦY BAN"), ("mạnh khoẻ", "mạnh khỏe")])
def test_fold_gives_the_same_for_old_and_new_placement(old: str, new: str) -> None:
    assert fold(old) == fold(new)


@given(st.text(alphabet=st.sampled_from("hoàáảãạeèẻẹuyỳýỷỹỵtTHOÀỦqgiđĐ n-1")) | st.text())
def test_tones_keep_length_of_nfc_text(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    moved = normalise_tones(text)
    assert len(moved) == len(composed)
    assert unicodedata.is_normalized("NFC", moved)


@given(st.text())
def test_tones_normalised_twice_change_nothing_more(text: str) -> None:
    once = normalise_tones(text)
    assert normalise_tones(once) == once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kỹ", "kĩ"),
        ("kĩ", "kĩ"),
        ("Lý Thị My", "Lí Thị Mi"),
        ("MỸ", "MĨ"),
        ("sỹ tỷ hy ky", "sĩ tỉ hi ki"),
        ("(kỹ-sư)", "(kĩ-sư)"),
    ],
)
def test_open_syllable_gets_i_for_y(text: str, expected: str) -> None:
    assert normalise_i(text) == expected


@pytest.mark.parametrize(
    "text",
    ["quý", "Thùy", "ủy", "ay", "tây", "y tế", "ý", "yêu", "Vy", "nghỹ", "khỵ", "ly\u0323", "kyl", "sky", "e\u0323ly"],
)
def test_other_syllables_keep_their_y(text: str) -> None:
    assert normalise_i(text) == text


@given(st.text(alphabet=st.sampled_from("kyỹKỸlhst uạ-1\u0323")).map(lambda text: unicodedata.normalize("NFC", text)))
def test_i_for_y_keeps_length_and_is_done_once(text: str) -> None:
    once = normalise_i(text)
    assert len(once) == len(text)
    assert normalise_i(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize("word", ["nghiệp", "đoàn", "Công", "đủ", "quý", "giờ", "ương", "khuya"])
def test_vietnamese_syllable_is_one(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["côngđoàn", "news", "", "laodong", "2023", "strike"])
def test_what_no_vietnamese_writes_as_one_syllable_is_none(word: str) -> None:
    assert not is_syllable(word)
