"""The forms of document numbers as patterns over the codes of `documents.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from newscrawl.tag.document_codes import codes

DASHES = "–—‑‐−_-"
SLASHES = "/⁄∕"

_W = r"[^\S\n]{0,2}"
_DASH = rf"{_W}[{DASHES}]{_W}"
_SLASH = rf"{_W}[{SLASHES}]{_W}"
_SIGN = rf"{_W}[{SLASHES}{DASHES}]{_W}"
#: No number begins inside another, behind "QCVN 31:" or in the middle of a word; "số14" is a slip.
_BEFORE = r"(?:(?<![\w/.,⁄∕-])(?<!\d )(?<!\d:)(?<!\d: )|(?<=[Ss]ố)|(?<=[Ss]ố\.))"
_NUMBER = r"(?:\d{1,3}\.\d{3}|\d{1,6})"
_LETTERED = rf"{_BEFORE}{_NUMBER}[a-hđA-HĐ]?"
_YEAR = rf"{_SIGN}(?:19|20)\d\d"
_CODE = r"[A-ZĐÐƯ][A-Za-zĐđÐƯư&]+\d{0,2}"
_MORE = rf"(?:[{DASHES}]{_CODE}|\.[A-ZĐÐƯ]{{2,}}\d{{0,2}})*"
#: A word that the typist forgot to part from the number ends it too.
_END = rf"(?=(?:ngày|về|của|do)(?!\w)|(?!\w|[{SLASHES}]\w))"


@dataclass(frozen=True)
class Forms:
    """The forms, each to be matched where a number starts.

    `candidate` finds in one quick pass what may start a number. `known` is a kind and an issuer of the table (groups
    `head`, `kind`, `between`); `with_year`, `exact` and `party` have any `codes`; `alone` is one code, a `strong` one
    of the table, a weak one, or any `other`. `announcing` are the words in front, with the group `kind` unless they
    are "số" alone.
    """

    candidate: re.Pattern[str]
    known: re.Pattern[str]
    with_year: re.Pattern[str]
    exact: re.Pattern[str]
    party: re.Pattern[str]
    alone: re.Pattern[str]
    announcing: re.Pattern[str]


@cache
def forms() -> Forms:
    """The forms over the table that comes with the package."""
    table = codes()
    kinds, issuers = any_of(table.written(table.kinds)), any_of(table.written(table.issuers))
    strong = any_of(code for code in table.issuers if code not in table.weak_alone)
    weak = any_of((*table.weak_alone, *table.kinds))
    return Forms(
        candidate=re.compile(rf"\d[\d.]*[a-hđA-HĐ]?(?:{_YEAR})?{_W}[{SLASHES}{DASHES}]?{_W}[A-Za-zĐđÐƯư]"),
        known=re.compile(
            rf"{_LETTERED}(?:{_YEAR})?(?P<head>{_SIGN}|{_W})(?P<kind>(?i:{kinds}))"
            rf"(?P<between>{_W}(?:[.{SLASHES}{DASHES}]{_W})?)(?i:{issuers})\d{{0,2}}{_MORE}{_END}"
        ),
        with_year=re.compile(rf"{_LETTERED}{_YEAR}{_SLASH}(?P<codes>{_CODE}(?:{_SIGN}{_CODE})?{_MORE}){_END}"),
        exact=re.compile(rf"{_LETTERED}{_SLASH}(?P<codes>{_CODE}[^\S\n]?[{SLASHES}{DASHES}]{_W}{_CODE}{_MORE}){_END}"),
        party=re.compile(
            rf"{_LETTERED}(?:{_DASH}|(?P<space>[^\S\n]))(?:{kinds}){_SLASH}(?P<codes>{_CODE}{_MORE}){_END}"
        ),
        alone=re.compile(
            rf"{_BEFORE}{_NUMBER}[a-hA-H]?{_SLASH}"
            rf"(?:(?P<strong>{strong}|QH\d\d?|UBTVQH\d\d?)|{weak}|(?P<other>{_CODE})){_END}"
        ),
        announcing=re.compile(
            rf"(?<!\w)(?:(?P<kind>{any_of(table.announcing)})(?:{_W}số)?|số){_W}[:.]?{_W}$", re.IGNORECASE
        ),
    )


def any_of(words: Iterable[str]) -> str:
    """A pattern of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
