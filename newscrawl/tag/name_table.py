"""The table of spellings, `names.toml`, as patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class NameTable:
    """Patterns match whole words. `case` gives a phrase its usual case, `first_spelling` a variant the first one."""

    short: re.Pattern[str]
    written_out: dict[str, str]
    glued: re.Pattern[str]
    usual_case: dict[str, re.Pattern[str]]
    case: dict[str, str]
    keep: frozenset[str]
    spellings: dict[str, re.Pattern[str]]
    first_spelling: dict[str, str]
    rewrites: dict[str, tuple[tuple[re.Pattern[str], str], ...]]
    whole: dict[str, dict[str, str]]
    levelled: re.Pattern[str]
    levelled_open: re.Pattern[str]


@cache
def name_table() -> NameTable:
    """The table that comes with the package."""
    rows = tomllib.loads(files(__package__).joinpath("names.toml").read_text(encoding="utf-8"))
    written_out = rows["abbreviations"]
    any_case, organisation = rows["usual_case"]["any"], rows["usual_case"]["organisation"]
    place, of_organisation = rows["spellings"]["place"], rows["spellings"]["organisation"]
    return NameTable(
        short=_short(written_out),
        written_out=written_out,
        glued=re.compile(
            rf"(?<![\w&])({_longest_first(w for w in written_out if len(w) > 2)})(?=(?:VN|T\.?Ư|TW)(?!\w))"
        ),
        usual_case={"LOC": _words(any_case), "ORG": _words([*any_case, *organisation])},
        case={phrase.lower(): phrase for phrase in (*organisation, *any_case)},
        keep=frozenset(rows["acronyms"]["keep"]),
        spellings={"LOC": _variants(place), "ORG": _variants([*of_organisation, *place])},
        first_spelling={other.lower(): first for first, *others in (*of_organisation, *place) for other in others},
        rewrites={type_: _rewrites(rows["rewrites"], type_) for type_ in ("ORG", "LOC")},
        whole={"ORG": rows["organisations"], "LOC": rows["places"], "PER": rows["people"]},
        levelled=_heads(rows["levelled"]["heads"], r"(?P<place>\S.*)"),
        levelled_open=_heads(rows["levelled"]["open_heads"], r"\S+ (?P<rest>\S.*)"),
    )


def _short(words: dict[str, str]) -> re.Pattern[str]:
    """Whole words, with the full stop that may close them ("TP."); those listed with one need it ("Q.9")."""
    dotted, plain = [word for word in words if word.endswith(".")], [word for word in words if not word.endswith(".")]
    return re.compile(
        rf"(?<![\w&])(?<!\w\.)(?:(?:{_longest_first(plain)})(?![\w&])(?:\.\s*)?|(?:{_longest_first(dotted)})\s*)"
    )


def _words(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_longest_first(phrases)})(?!\w)", re.IGNORECASE)


def _variants(rows: list[list[str]]) -> re.Pattern[str]:
    return _words(other for _, *others in rows for other in others)


def _rewrites(rows: list[dict[str, Any]], type_: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["name"]) for row in rows if row["type"] in (type_, "any"))


def _heads(heads: list[str], tail: str) -> re.Pattern[str]:
    """A head, by itself or as what some body is a body of, and what follows it."""
    return re.compile(rf"(?:.* )?(?:{_longest_first(heads)}) {tail}")


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
