"""Colours: every pair that a page uses can be read by people who see little (WCAG 2.2 AA)."""

from __future__ import annotations

import re

import pytest

from search.web.assets import STATIC

CSS = (STATIC / "style.css").read_text(encoding="utf-8")
TEXT, SHAPE = 4.5, 3.0
GROUNDS = ("paper", "raised")
PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "quiet", "accent") for ground in (*GROUNDS, "tint")),
    *((ink, ground, TEXT) for ink in ("ink", "accent") for ground in ("mark", "warning")),
    ("ink", "added", TEXT),
    ("ink", "removed", TEXT),
    ("on-accent", "accent", TEXT),
    *((line, ground, SHAPE) for line in ("edge", "bar") for ground in GROUNDS),
    *((kind, "paper", SHAPE) for kind in ("person", "organisation", "place", "document", "date")),
]


def colours(scheme: str) -> dict[str, str]:
    roots = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", roots[0 if scheme == "light" else 1]))


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_contrast_is_enough(scheme: str, ink: str, ground: str, least: float) -> None:
    known = colours(scheme)
    assert contrast(known[ink], known[ground]) >= least


def test_contrast_is_worked_out_as_the_standard_says() -> None:
    assert round(contrast("#ffffff", "#000000"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_both_schemes_name_the_same_colours() -> None:
    assert colours("light").keys() == colours("dark").keys()


def test_lines_have_room_for_stacked_marks() -> None:
    body = re.search(r"\nbody \{(.*?)\}", CSS, re.DOTALL)
    assert body is not None
    assert float(re.findall(r"line-height: ([\d.]+)", body[1])[0]) >= 1.6


def test_the_sheet_loads_nothing() -> None:
    assert "@import" not in CSS
    assert "url(" not in CSS
