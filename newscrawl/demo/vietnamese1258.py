"""Vietnamese in windows-1258: vowels stand whole, most tones as combining marks behind them."""

from __future__ import annotations

import unicodedata

#: Grave, acute, tilde, hook above, dot below: the five tone marks, which the code page has as combining characters.
TONES = "\u0300\u0301\u0303\u0309\u0323"


def encode_windows_1258(text: str) -> bytes:
    """The text in windows-1258; decoding the bytes and composing (NFC) gives the text back.

    Python's codec takes precomposed letters of the code page only ("á", not "ấ"), so the others are taken apart first.

    Raises:
        UnicodeEncodeError: a character is not in the code page.
    """
    return "".join(_in_code_page(letter) for letter in unicodedata.normalize("NFC", text)).encode("cp1258")


def _in_code_page(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    tones = "".join(part for part in parts if part in TONES)
    if not tones:
        return letter
    vowel = "".join(part for part in parts if part not in TONES)
    return unicodedata.normalize("NFC", vowel) + tones
