"""Phrases that the model of names looks for: type words (`type_words.toml`) and administrative units (`units.csv`)."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from newscrawl.tag.tokens import texts_of
from newscrawl.tag.units import Level, units

_LEVELS: tuple[tuple[Level, str], ...] = (("province", "P"), ("district", "D"), ("commune", "X"))


class Phrases:
    """Phrases in small letters with a code each, found by their first token, the longest first."""

    def __init__(self, coded: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for phrase, code in dict(coded).items():
            parts = tuple(texts_of(phrase.lower()))
            self._by_first[parts[0]].append((parts, code))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def match(self, lower: Sequence[str], index: int) -> tuple[int, str] | None:
        """How many tokens the longest phrase at a token has, and its code; None where no phrase begins."""
        entries = self._by_first.get(lower[index])
        if entries is None:
            return None
        for parts, code in entries:
            if len(parts) == 1 or tuple(lower[index : index + len(parts)]) == parts:
                return len(parts), code
        return None


@cache
def type_words() -> Phrases:
    """The type words, coded "organisation.union", "place.unit", … shortened to "Ouni", "Puni"."""
    initials = {"organisation": "O", "place": "L", "person": "P", "common": "C"}
    return Phrases(
        (word, initials[group] + kind[:3])
        for group, kinds in reversed(_rows().items())
        for kind, words in kinds.items()
        if kind not in ("surname", "country")
        for word in words
    )


@cache
def surnames() -> frozenset[str]:
    """Surnames, each as one token with its capital."""
    return frozenset(_rows()["person"]["surname"])


@cache
def place_names() -> Phrases:
    """Names of administrative units, coded by the levels that bear them ("P", "D", "X", "DX" …), countries "C"."""
    levels: dict[str, str] = {}
    for level, code in _LEVELS:
        for name in units().names(level):
            if not name.isdigit():
                levels[name.lower()] = levels.get(name.lower(), "") + code
    countries = {name.lower(): "C" for name in _rows()["place"]["country"]}
    return Phrases({**levels, **countries}.items())


@cache
def _rows() -> dict[str, dict[str, list[str]]]:
    rows: dict[str, dict[str, list[str]]] = tomllib.loads(
        files(__package__).joinpath("type_words.toml").read_text(encoding="utf-8")
    )
    return rows
