"""Does the value of a facet hold what was asked?"""

from __future__ import annotations

import pytest

from search.analysis import tokens
from search.query import Prefix, Word, all_of, holds, read


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("lao", True),
        ("lào", False),
        ("lao động", True),
        ('"lao động tỉnh"', False),
        ('"đoàn lao"', True),
        ("tỉnh OR lao", True),
        ("lao -động", False),
        ("-tỉnh", True),
    ],
)
def test_value_holds(asked: str, held: bool) -> None:
    assert holds(list(tokens("Liên đoàn Lao động")), read(asked).tree) is held


def test_beginnings_of_words_are_held() -> None:
    begun = all_of([Prefix("lao", False), Prefix("đ", True)])
    assert holds(list(tokens("Lao động")), begun)
    assert not holds(list(tokens("Lao dong")), begun)
    assert not holds(list(tokens("Lao động")), Word("lao d", False))
