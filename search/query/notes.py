"""What a person is told of slips: sentences in both languages, from a data file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from search.analysis import MOST_SLOP

Language = Literal["vi", "en"]

_FILE = Path(__file__).with_name("notes.toml")


@dataclass(frozen=True, slots=True)
class Note:
    """A slip: what it is (`notes.toml` has the codes) and the piece of the query, as typed."""

    code: str
    piece: str

    def text(self, language: Language) -> str:
        """The sentence to show: what was not understood and how it was read."""
        return sentences()[self.code][language].format(piece=self.piece, most=MOST_SLOP)


@cache
def sentences() -> dict[str, dict[Language, str]]:
    """Code -> language -> sentence."""
    found: dict[str, dict[Language, str]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return found
