"""The table of dates in the guide says what the tagger does."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from newscrawl.tag.dates import find_dates

GUIDE = Path(__file__).parents[2] / "docs" / "annotation.md"
ROWS = re.findall(r"^\| (.+?) \| \*\*(.+?)\*\* \| (\d[^ ]*) \|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)


def test_guide_has_its_table() -> None:
    assert len(ROWS) >= 12


@pytest.mark.parametrize(("text", "span", "value"), ROWS)
def test_row_of_the_guide_holds(text: str, span: str, value: str) -> None:
    found = find_dates(text, date(2024, 5, 16))
    assert [(text[mention.start : mention.end], mention.value) for mention in found] == [(span, value)]
