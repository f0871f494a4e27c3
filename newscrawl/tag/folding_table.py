"""The table of short names, `folding.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Family:
    """Organisations whose later mentions leave words out: the pattern gives `prefix`, `head` and `rest` of a name."""

    heads: tuple[str, ...]
    prefixes: frozenset[str]
    types: re.Pattern[str]
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class FoldingTable:
    """`committee` finds a committee at a name's end, `alias` a short form in brackets at a text's place."""

    committees: dict[str, str]
    committee: re.Pattern[str]
    open_bodies: frozenset[str]
    alias: re.Pattern[str]
    families: tuple[Family, ...]


@cache
def folding_table() -> FoldingTable:
    """The table that comes with the package."""
    rows = tomllib.loads(files(__package__).joinpath("folding.toml").read_text(encoding="utf-8"))
    committees = _any_of(rows["committees"])
    announcing = _any_of(rows["aliases"]["announcing"])
    return FoldingTable(
        committees=rows["committees"],
        committee=re.compile(rf"(?P<before>(?:.* )?)(?P<committee>{committees})(?: (?P<place>\S.*))?"),
        open_bodies=frozenset(rows["bodies"]["open"]),
        alias=re.compile(
            rf"\s*\((?P<announced>(?:{announcing}))?\s*:?\s*[\"“”']?(?P<alias>[^()\"“”'\n]{{2,40}}?)[\"“”']?\s*\)"
        ),
        families=tuple(_family(row["heads"], row["types"], row["prefixes"]) for row in rows["families"]),
    )


def _family(heads: list[str], types: list[str], prefixes: list[str]) -> Family:
    return Family(
        heads=tuple(heads),
        prefixes=frozenset(prefixes),
        types=re.compile(rf"(?:{_any_of(types)})(?!\S)", re.IGNORECASE),
        pattern=re.compile(rf"(?P<prefix>(?:(?:{_any_of(prefixes)}) )?)(?P<head>{_any_of(heads)}) (?P<rest>\S.*)"),
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
