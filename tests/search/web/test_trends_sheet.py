"""The colours of the lines: to be seen on the page, light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import search.web

STATIC = Path(search.web.__file__).parent / "static"
_COLOUR = re.compile(r"--(\w+): (#[0-9a-f]{6})")
#: WCAG 2.2, 1.4.11: of what is drawn.
_LEAST = 3.0


def colours(sheet: str, *, dark: bool) -> dict[str, str]:
    light, _, rest = (STATIC / sheet).read_text(encoding="utf-8").partition("@media (prefers-color-scheme: dark)")
    return dict(_COLOUR.findall(rest if dark else light))


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("number", range(1, 11))
def test_a_line_stands_out_from_the_paper(number: int, dark: bool) -> None:
    line = luminance(colours("trends.css", dark=dark)[f"s{number}"])
    paper = luminance(colours("style.css", dark=dark)["paper"])
    assert (max(line, paper) + 0.05) / (min(line, paper) + 0.05) >= _LEAST


@pytest.mark.parametrize("dark", [False, True])
def test_no_two_lines_have_one_colour(dark: bool) -> None:
    lines = [colour for name, colour in colours("trends.css", dark=dark).items() if name.startswith("s")]
    assert len(set(lines)) == 10
