"""The kind of an organisation from its name; the table is `kinds.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from newscrawl.tag.places import place_of


@dataclass(frozen=True)
class _Table:
    labels: dict[str, str]
    bodies: re.Pattern[str]
    beginnings: dict[str, str]
    beginning: re.Pattern[str]
    whole: dict[str, str]
    foreign: re.Pattern[str]
    company: re.Pattern[str]
    country_at_end: re.Pattern[str]
    levels: dict[str, str]
    generic: frozenset[str]


@cache
def _table() -> _Table:
    rows = tomllib.loads(files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8"))
    beginnings = {name.lower(): kind for kind, names in rows["beginnings"].items() for name in names}
    return _Table(
        labels=rows["labels"],
        bodies=re.compile(rf"(?P<body>{_any_of(rows['bodies']['names'])}) (?P<of>\S.*)"),
        beginnings=beginnings,
        beginning=re.compile(rf"(?:{_any_of(beginnings)})(?!\w)", re.IGNORECASE),
        whole={name: kind for kind, names in rows["whole"].items() for name in names},
        foreign=re.compile(rows["anywhere"]["foreign"]),
        company=re.compile(rows["anywhere"]["company"]),
        country_at_end=re.compile(rf".* (?:{_any_of(rows['countries']['names'])})"),
        levels=rows["levels"],
        generic=frozenset(rows["bodies"]["generic"]),
    )


def kind_labels() -> dict[str, str]:
    """Every kind, with its name for readers."""
    return dict(_table().labels)


@lru_cache(maxsize=8192)
def kind_of(name: str) -> str:
    """The kind of the organisation with that entity name; a body has the kind of what it is a body of."""
    table = _table()
    if name in table.whole:
        return table.whole[name]
    if table.foreign.match(name) and table.country_at_end.fullmatch(name) and place_of(name) is None:
        return "international"
    found = table.beginning.match(name)
    of = _behind_body(name)
    if of:
        return kind_of(of)
    if found:
        return table.beginnings[found[0].lower()]
    return "company" if table.company.search(name) else "other"


def organisation_of_body(name: str) -> str | None:
    """ "Ban Chấp hành Liên đoàn Lao động quận Long Biên" -> "Liên đoàn Lao động quận Long Biên"; None for no body."""
    of = _behind_body(name)
    return of if of not in _table().generic else None


def _behind_body(name: str) -> str | None:
    """Not what only begins like a body: "Ban Tổ chức Trung ương", "Văn phòng Hỗ trợ việc làm"."""
    found, beginning = _table().bodies.fullmatch(name), _table().beginning.match(name)
    if found is None or (beginning and beginning.end() > found.end("body")):
        return None
    return found["of"] if kind_of(found["of"]) != "other" else None


def level_of_type(type_: str) -> str | None:
    """The level of a place's type word; None for a city, which may be of two."""
    return _table().levels.get(type_)


def _any_of(words: list[str] | dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
