"""Names of provinces and districts with and without their type words."""

from __future__ import annotations

import re
from functools import cache

from newscrawl.tag.folding_table import folding_table
from newscrawl.tag.letters import UPPER
from newscrawl.tag.units import Unit, units

_TYPE = "tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu"
_TYPED = re.compile(rf"(?P<type>{_TYPE}) (?P<name>\S.*)")
_LAST_TYPED = re.compile(
    rf"(?<!\w)(?<!Thông tấn )(?<!Hợp tác )(?P<type>{_TYPE}) (?P<name>[{UPPER}]\S*(?: (?!(?:{_TYPE}) )[^\s,]+)*|\d+)$"
)
_ENDS_WITH_TYPE = re.compile(rf"(?:^|.*\s)(?P<type>{_TYPE})")


def split_place(name: str) -> tuple[str, str] | None:
    """ "quận Long Biên" -> "quận", "Long Biên"; None where no type word of an administrative unit stands in front."""
    found = _TYPED.fullmatch(name)
    return (found["type"], found["name"]) if found else None


def place_of(organisation: str) -> tuple[str, str] | None:
    """The place at the end of an organisation's name: "Công an huyện Phú Xuyên" -> "huyện", "Phú Xuyên".

    "Quận ủy Long Biên" is of the quận. The innermost place counts, which stands last in front of its name.
    """
    committee = folding_table().committee.fullmatch(organisation)
    if committee and committee["place"]:
        return folding_table().committees[committee["committee"]], committee["place"]
    found = _LAST_TYPED.search(organisation)
    return (found["type"], found["name"]) if found else None


def ends_with_type(name: str) -> str | None:
    """The type word at the end of a name that leaves out which place is meant: "Liên đoàn Lao động quận" -> "quận"."""
    found = _ENDS_WITH_TYPE.fullmatch(name)
    return found["type"] if found else None


def province_name(place: str) -> str:
    """A province without its type word ("tỉnh Phú Yên" -> "Phú Yên"); other places as they are.

    The city Bắc Ninh keeps its word, for the bare name is the province's.
    """
    typed = split_place(place)
    if typed and typed[0] == _provinces().get(typed[1]):
        return typed[1]
    return place


def province_type(name: str) -> str | None:
    """ "tỉnh" or "thành phố" for the name of a province; None for others."""
    return _provinces().get(name)


def with_level(place: str) -> str:
    """A province or district that is named without its type word, with it; other places as they are.

    The type is added where the name has only one: "Long Biên" -> "quận Long Biên". A province goes before cities and
    districts of its name; before the name of a district that has been of two types nothing is added.
    """
    province = next((unit for unit in units().named(place) if unit.level == "province"), None)
    if province:
        return province.full_name
    found = {unit.full_name for unit in units().named(place) if unit.level == "district"}
    return found.pop() if len(found) == 1 else place


def districts(type_: str, name: str) -> tuple[Unit, ...]:
    """The districts of that name and type; where there are none, those of that name whose type has changed since."""
    named = [unit for unit in units().named(name) if unit.level == "district"]
    return tuple(unit for unit in named if unit.type == type_) or tuple(named)


@cache
def _provinces() -> dict[str, str]:
    return {unit.name: unit.type for unit in units().all if unit.level == "province"}
