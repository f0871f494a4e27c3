"""Articles that we wrote for training, about invented people, firms and federations: `articles/*.gold`.

Their provinces, districts and communes are invented too (`invented_units.toml`). For training they get the names of
real ones, drawn anew for each article, so that the model learns how places stand in a text and not these names.
"""

from __future__ import annotations

import random
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import get_args

from newscrawl.tag.spans import Span
from newscrawl.tag.units import Level, units
from training.gold import GoldArticle, read_folder

FOLDER = Path(__file__).with_name("articles")
UNITS_FILE = Path(__file__).with_name("invented_units.toml")
_LEVELS: tuple[Level, ...] = get_args(Level)


def written_articles() -> list[GoldArticle]:
    """The articles with real units in place of the invented: the same ones in each call."""
    return [with_real_units(article) for article in read_folder(FOLDER)]


def with_real_units(article: GoldArticle) -> GoldArticle:
    """The article with each invented unit renamed throughout, its mentions moved along."""
    names = _drawn(article.id)
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    text, end, shifts = "", 0, [(0, 0)]
    for found in pattern.finditer(article.text):
        text += article.text[end : found.start()] + names[found[0]]
        end = found.end()
        shifts.append((end, len(text) - end))
    text += article.text[end:]
    mentions = tuple(
        Span(span.type, span.start + _shift(shifts, span.start), span.end + _shift(shifts, span.end), span.value)
        for span in article.mentions
    )
    return GoldArticle(article.id, article.published, text, mentions)


def _shift(shifts: list[tuple[int, int]], place: int) -> int:
    return next(shift for begin, shift in reversed(shifts) if begin <= place)


def _drawn(seed: str) -> dict[str, str]:
    """Invented name -> real name of the same level, in ordinary letters and in capitals."""
    draw = random.Random(seed)
    names: dict[str, str] = {}
    for level, invented in _invented().items():
        for name, real in zip(invented, draw.sample(_real(level), len(invented)), strict=True):
            names[name], names[name.upper()] = real, real.upper()
    return names


@cache
def _invented() -> dict[Level, list[str]]:
    rows = tomllib.loads(UNITS_FILE.read_text(encoding="utf-8"))
    return {level: rows[level] for level in _LEVELS}


@cache
def _real(level: Level) -> list[str]:
    """Real names of two syllables, as the invented ones are."""
    names = units().names(level)
    return sorted(name for name in names if re.fullmatch(r"[^\W\d_]+ [^\W\d_]+", name) and name.istitle())
