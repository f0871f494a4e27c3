from __future__ import annotations

import unicodedata

import pytest

from newscrawl.demo.vietnamese1258 import encode_windows_1258


@pytest.mark.parametrize("text", ["Thỏa ước lao động tập thể", "ẤN PHẨM ĐƯỢC DUYỆT", "hoà", "“ế ặ ữ” – 5 m"])
def test_text_comes_back_composed(text: str) -> None:
    assert unicodedata.normalize("NFC", encode_windows_1258(text).decode("cp1258")) == text


def test_tone_stands_behind_its_vowel() -> None:
    assert encode_windows_1258("ế") == b"\xea\xec"


def test_letter_outside_the_code_page_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        encode_windows_1258("m²→")
