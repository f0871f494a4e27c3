"""Entity names: the one name that the spelling variants of a mention share; the table is `names.toml`."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from newscrawl.models import MentionType
from newscrawl.tag.document_parts import document_name
from newscrawl.tag.name_table import name_table
from newscrawl.tag.places import ends_with_type, province_name, province_type, with_level
from newscrawl.vietnamese import is_syllable, normalise_tones

_DASH = re.compile(r"(?<=(\S))(?P<before>\s*)[-–—‑](?P<after>\s*)(?=\S)")
_SHORT_FORM_BESIDE = re.compile(r"\s*\((?:[A-ZĐ]{2,8}|[A-ZĐ]{2,6}VN)\)")

_UNION_OF_A_PLACE = re.compile(r"(?:(?:Ban|Văn phòng|Ủy ban Kiểm tra)(?: \S+)*? )?Công đoàn (?P<place>\S.*)")


@lru_cache(maxsize=8192)
def entity_name(type_: MentionType, text: str) -> str:
    """The name that all variants of a PER, ORG, LOC or DOC mention share.

    "LĐLĐ quận Long Biên" and "LIÊN ĐOÀN LAO ĐỘNG QUẬN LONG BIÊN" give "Liên đoàn Lao động quận Long Biên". White
    space, tone placement, dashes, abbreviations, the case of type words and the type words of provinces are folded;
    nothing is resolved from the article ("LĐLĐ quận" stays "Liên đoàn Lao động quận": `newscrawl.tag.folding`).
    """
    if type_ == "DOC":
        return document_name(unicodedata.normalize("NFC", text))
    name = " ".join(normalise_tones(text).split())
    shouted = _shouted(name)
    if type_ in ("ORG", "LOC"):
        name = _written_out(name)
    if shouted:
        name = " ".join(word if word in name_table().keep else _lowered(word) for word in name.split(" "))
    if type_ in ("ORG", "LOC"):
        name = _spelled(_usual_case(name, type_), type_)
    return name_table().whole.get(type_, {}).get(name, name)


def _written_out(name: str) -> str:
    table = name_table()
    name = table.glued.sub(r"\1 ", _SHORT_FORM_BESIDE.sub("", name))
    for _ in range(2):  # "Tổng LĐLĐVN" and what an expansion leaves
        name = table.short.sub(lambda short: _expanded(short[0]), name)
    return " ".join(name.split())


def _expanded(short: str) -> str:
    written_out = name_table().written_out
    code = short.strip() if short.strip() in written_out else short.rstrip(". ")
    return f"{written_out[code]} "


def _shouted(name: str) -> bool:
    """A name set in capitals, as in headlines; rows of acronyms ("CĐ ĐLVN") stay."""
    table = name_table()
    words = [word for word in name.split() if word not in table.written_out and word not in table.keep]
    return name.isupper() and (len(words) > 2 or (len(words) == 2 and max(map(len, words)) > 4))


def _lowered(word: str) -> str:
    return word.capitalize() if word.isupper() else word


def _usual_case(name: str, type_: MentionType) -> str:
    table = name_table()
    name = table.usual_case[type_].sub(lambda words: table.case[words[0].lower()], name)
    return name[:1].upper() + name[1:] if type_ == "ORG" else name


def _spelled(name: str, type_: MentionType) -> str:
    """Dashes, variants of spelling, and the type words of provinces and districts."""
    table = name_table()
    name = table.spellings[type_].sub(lambda other: table.first_spelling[other[0].lower()], _with_dashes(name))
    for pattern, written in table.rewrites[type_]:
        name = pattern.sub(written, name)
    name = " ".join(name.split())
    return province_name(name) if type_ == "LOC" else _levelled(name)


def _levelled(name: str) -> str:
    """ "Liên đoàn Lao động Bắc Ninh" with the type word of its place, "Sở Y tế Hà Nội" too."""
    closed = name_table().levelled.fullmatch(name)
    if closed:
        return name[: closed.start("place")] + with_level(closed["place"])
    union = _UNION_OF_A_PLACE.fullmatch(name)
    if union and province_type(union["place"]):  # a district's name may be a firm's: "Công đoàn Thống Nhất"
        return name[: union.start("place")] + with_level(union["place"])
    if name_table().levelled_open.fullmatch(name):
        words = name.split(" ")
        for number in range(min(4, len(words) - 2), 0, -1):
            head, place = " ".join(words[:-number]), " ".join(words[-number:])
            if with_level(place) != place and not ends_with_type(head):
                return f"{head} {with_level(place)}"
    return name


def _with_dashes(name: str) -> str:
    """Between Vietnamese words a dash has spaces ("Bà Rịa - Vũng Tàu"), elsewhere none ("Meyer-BPC")."""
    return _DASH.sub(lambda dash: " - " if _between_syllables(name, dash.start(), dash.end()) else "-", name)


def _between_syllables(name: str, start: int, end: int) -> bool:
    before, after = name[:start].split()[-1], name[end:].split()[0]
    return is_syllable(before.split("-")[-1].strip(".,;")) and is_syllable(re.split(r"[-–—‑]", after)[0].strip(".,;"))
