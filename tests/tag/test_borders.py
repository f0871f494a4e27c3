"""Borders of names put right."""

from __future__ import annotations

import pytest

from newscrawl.models import MentionType
from newscrawl.tag.borders import mended
from newscrawl.tag.spans import Span

MENDED = [
    ("PER", "Bà Ngọc Miên nói", "Bà Ngọc Miên", "Ngọc Miên"),
    ("PER", "Ảnh: Anh Dũng", "Anh Dũng", "Anh Dũng"),
    ("PER", "kể về Bác Hồ", "Bác Hồ", "Bác Hồ"),
    ("ORG", "LĐLĐ Q.2 đã thăm", "LĐLĐ Q", "LĐLĐ Q.2"),
    ("LOC", "ở P. 14, Q. 3", "P", "P. 14"),
    ("LOC", "khối Q.2.500 đồng", "Q", "Q"),
    ("ORG", "“Công ty Sông Lam”", "“Công ty Sông Lam”", "Công ty Sông Lam"),
]
NO_NAMES = [
    ("PER", "vui Tết Giáp Thìn", "Tết Giáp Thìn"),
    ("PER", "học tập tư tưởng Hồ Chí Minh", "Hồ Chí Minh"),
    ("PER", "trao Giải thưởng Nguyễn Đức Cảnh", "Nguyễn Đức Cảnh"),
    ("ORG", "LĐLĐ quận <b>Vân Trì", "LĐLĐ quận <b"),
    ("ORG", "“ ”", "“ ”"),
]


def span_of(type_: MentionType, text: str, written: str) -> Span:
    start = text.index(written)
    return Span(type_, start, start + len(written))


@pytest.mark.parametrize(("type_", "text", "written", "expected"), MENDED)
def test_borders_are_put_right(type_: MentionType, text: str, written: str, expected: str) -> None:
    found = mended(text, span_of(type_, text, written))
    assert found is not None
    assert text[found.start : found.end] == expected


@pytest.mark.parametrize(("type_", "text", "written"), NO_NAMES)
def test_what_is_no_name_is_left_out(type_: MentionType, text: str, written: str) -> None:
    assert mended(text, span_of(type_, text, written)) is None
