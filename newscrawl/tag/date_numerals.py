"""Numbers written out in letters, where a calendar needs more than twelve: days to 31 and years."""

from __future__ import annotations

import re

_DIGITS = {
    "không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    # behind a ten
    "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7,
}  # fmt: skip


def _to_ninety_nine() -> dict[str, int]:
    ones = {word: digit for word, digit in _DIGITS.items() if digit}
    tens = {"mười": 10} | {f"{ten} mươi": 10 * ones[ten] for ten in list(ones)[1:9]}
    return ones | tens | {f"{ten} {one}": tens[ten] + ones[one] for ten in tens for one in ones}


_NUMBERS = _to_ninety_nine()

#: Days of the month, longest first so that "hai mươi mốt" is not read as "hai".
DAY_WORDS = "|".join(
    word.replace(" ", r"\s+")
    for word in sorted((word for word, number in _NUMBERS.items() if number <= 31), key=len, reverse=True)
)
_SYLLABLE = rf"(?:{'|'.join(_DIGITS)}|mười|mươi|linh|lẻ|trăm)"
YEAR_WORDS = rf"(?:một|hai)\s+(?:(?:nghìn|ngàn|chín|không)(?:\s+{_SYLLABLE}){{1,6}})(?!\w)"


def day_number(text: str) -> int:
    """The day that `DAY_WORDS` stands for."""
    return _NUMBERS[" ".join(text.lower().split())]


def year_number(text: str) -> int | None:
    """ "hai nghìn không trăm hai mươi" -> 2020, "một chín bốn lăm" -> 1945; None where the words make no year."""
    words = " ".join(text.lower().split())
    parts = re.fullmatch(r"(một|hai) (?:nghìn|ngàn) (?:(\w+) trăm ?)?(?:linh |lẻ )?(.*)", words)
    if parts:
        hundreds, rest = _DIGITS.get(parts[2] or "không"), _NUMBERS.get(parts[3], None if parts[3] else 0)
        year = None if hundreds is None or rest is None else _DIGITS[parts[1]] * 1000 + hundreds * 100 + rest
    else:
        digits = [str(_DIGITS.get(word, "x")) for word in words.split()]
        year = int("".join(digits)) if len(digits) == 4 and "x" not in digits else None
    return year if year is not None and 1800 <= year <= 2099 else None
