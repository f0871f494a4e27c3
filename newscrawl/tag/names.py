"""Entity names: the one name that the spelling variants of a mention share; the table is `names.toml`."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newscrawl.models import MentionType
from newscrawl.tag.document_parts import document_name
from newscrawl.vietnamese import normalise_tones

_SPACED_DASH = re.compile(r"\s+[-–—]\s*|\s*[-–—]\s+|[–—]")
_SHORT_FORM_BESIDE = re.compile(r"\s*\((?:[A-ZĐ]{2,8}|[A-ZĐ]{2,6}VN)\)")
_COMMA_MINISTRY = re.compile(r"Lao động\s*(?:,|-)\s*Thương binh\s*(?:và|,|-|&)\s*Xã hội", re.IGNORECASE)


@dataclass(frozen=True)
class _Table:
    short: re.Pattern[str]
    written_out: dict[str, str]
    any_type: re.Pattern[str]
    organisation_type: re.Pattern[str]
    case: dict[str, str]
    keep: frozenset[str]
    whole: dict[str, dict[str, str]]


@cache
def _table() -> _Table:
    rows = tomllib.loads(files(__package__).joinpath("names.toml").read_text(encoding="utf-8"))
    written_out = rows["abbreviations"]
    any_type, organisation = rows["type_words"]["any"], rows["type_words"]["organisation"]
    return _Table(
        _short(written_out),
        written_out,
        _words(any_type),
        _words(organisation),
        {phrase.lower(): phrase for phrase in (*any_type, *organisation)},
        frozenset(rows["acronyms"]["keep"]),
        {"ORG": rows["organisations"], "LOC": rows["places"], "PER": rows["people"]},
    )


def _short(words: dict[str, str]) -> re.Pattern[str]:
    """Whole words, with the full stop that may close them ("TP."); those listed with one need it ("Q.9")."""
    dotted, plain = [word for word in words if word.endswith(".")], [word for word in words if not word.endswith(".")]
    return re.compile(rf"(?<![\w&])(?:(?:{_longest_first(plain)})(?![\w&])(?:\.\s*)?|(?:{_longest_first(dotted)})\s*)")


def _longest_first(words: dict[str, str] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _words(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_longest_first(phrases)})(?!\w)", re.IGNORECASE)


def entity_name(type_: MentionType, text: str) -> str:
    """The name that all variants of a PER, ORG, LOC or DOC mention share.

    "LĐLĐ quận Long Biên" and "LIÊN ĐOÀN LAO ĐỘNG QUẬN LONG BIÊN" give "Liên đoàn Lao động quận Long Biên". White
    space, tone placement, dashes, abbreviations and the case of type words are folded; nothing is resolved from the
    article ("LĐLĐ quận" stays "Liên đoàn Lao động quận").
    """
    if type_ == "DOC":
        return document_name(unicodedata.normalize("NFC", text))
    name = " ".join(normalise_tones(text).split())
    shouted = _shouted(name)
    if type_ in ("ORG", "LOC"):
        name = _written_out(name)
    if shouted:
        name = " ".join(word if word in _table().keep else _lowered(word) for word in name.split(" "))
    if type_ in ("ORG", "LOC"):
        name = _typed(name, type_)
    return _table().whole.get(type_, {}).get(name, name)


def _written_out(name: str) -> str:
    table = _table()
    name = _SPACED_DASH.sub(lambda dash: " - " if dash[0].strip() != dash[0] else "-", _SHORT_FORM_BESIDE.sub("", name))
    for _ in range(2):  # "Tổng LĐLĐVN" and what an expansion leaves
        name = table.short.sub(lambda short: _expanded(short[0]), name)
    return " ".join(name.split())


def _expanded(short: str) -> str:
    written_out = _table().written_out
    code = short.strip() if short.strip() in written_out else short.rstrip(". ")
    return f"{written_out[code]} "


def _shouted(name: str) -> bool:
    """A name set in capitals, as in headlines; rows of acronyms ("CĐ ĐLVN") stay."""
    words = [word for word in name.split() if word not in _table().written_out and word not in _table().keep]
    return name.isupper() and (len(words) > 2 or (len(words) == 2 and max(map(len, words)) > 4))


def _lowered(word: str) -> str:
    return word.capitalize() if word.isupper() else word


def _typed(name: str, type_: MentionType) -> str:
    table = _table()
    name = table.any_type.sub(lambda word: word[0].lower(), name)
    if type_ == "ORG":
        name = table.organisation_type.sub(lambda word: table.case[word[0].lower()], name)
        name = _COMMA_MINISTRY.sub("Lao động - Thương binh và Xã hội", name)
        name = name[:1].upper() + name[1:]
    return name
