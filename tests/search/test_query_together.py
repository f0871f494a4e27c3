"""Words typed beside each other as phrases."""

from __future__ import annotations

import pytest

from search.query import Together, read, together


@pytest.mark.parametrize(
    ("q", "words", "said"),
    [
        ("hội nghị", ("hội", "nghị"), '"hội nghị"'),
        ("hoi nghi", ("hoi", "nghi"), '"hoi nghi"'),
        ('tiền lương -"đình công"', ("tiền", "lương"), '"tiền lương" -"đình công"'),
        ("công nhân nguồn:congdoan nhà ở", ("công", "nhân", "nhà", "ở"), '"công nhân" nguồn:congdoan "nhà ở"'),
        ("công công", ("công",), '"công công"'),
    ],
)
def test_words_beside_each_other_become_a_phrase(q: str, words: tuple[str, ...], said: str) -> None:
    assert together(read(q)) == Together(words, said)


@pytest.mark.parametrize(
    "q", ["", "lương", '"tiền lương"', "tiêu đề:đại hội", "lương OR thưởng", "lương nguồn:a thưởng"]
)
def test_where_no_words_are_beside_each_other_there_is_no_other_reading(q: str) -> None:
    assert together(read(q)) is None


@pytest.mark.parametrize("q", ["hội nghị", "TLĐ ra nghị quyết", "an toàn* lao động"])
def test_the_other_reading_is_read_as_said(q: str) -> None:
    found = together(read(q))
    assert found is not None
    assert read(found.said).said == found.said
