"""Level and parent of union organisations: a district's federation belongs to the federation of its province."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from newscrawl.tag.kinds import kind_of, level_of_type, organisation_of_body
from newscrawl.tag.places import districts, ends_with_type, place_of, province_type
from newscrawl.tag.units import Unit, units

NATIONAL = "Tổng Liên đoàn Lao động Việt Nam"
_FEDERATION = "Liên đoàn Lao động"


@dataclass(frozen=True)
class Standing:
    """Where an organisation stands: its level and the name of what is above it, None where they are not known."""

    level: str | None = None
    parent: str | None = None


def standing(name: str, provinces: Collection[str]) -> Standing:
    """Level and parent of an organisation; a body's parent is the organisation, a federation's the one above.

    `provinces` are the names of those of which the article speaks: they tell districts of one name apart.
    """
    of = organisation_of_body(name)
    if of:
        return Standing(standing(of, provinces).level, of)
    place = place_of(name)
    if name == NATIONAL or name == "Công đoàn Việt Nam":
        return Standing("national")
    if place is None:
        return Standing(_level_without_place(name))
    level = level_of(*place)
    if kind_of(name) != "federation" and not _is_communes(name):
        return Standing(level)
    if level == "province":
        return Standing(level, NATIONAL)
    province = province_of(place[0], place[1], provinces, of_today=_is_communes(name))
    return Standing(level, f"{_FEDERATION} {province_type(province)} {province}" if province else None)


def _is_communes(name: str) -> bool:
    """A commune's union, of which there are some since 1 July 2025: "Công đoàn phường X", not that of its office."""
    place = place_of(name)
    return place is not None and kind_of(name) == "upper-union" and name == f"Công đoàn {place[0]} {place[1]}"


def _level_without_place(name: str) -> str | None:
    if kind_of(name) == "sector-union" and name.endswith(" Việt Nam"):
        return "national"
    type_ = ends_with_type(name)
    return level_of_type(type_) if type_ else None


def level_of(type_: str, name: str) -> str:
    """The level of a place by its type word; a city is a province's where a province is called so."""
    return level_of_type(type_) or ("province" if province_type(name) == type_ else "district")


def province_of(type_: str, name: str, provinces: Collection[str], *, of_today: bool = False) -> str | None:
    """The province of a district or commune: its only one, else the only one that the article names; None if unsure.

    `of_today` leaves out units that are no more: a commune of one name with former ones may yet be the only one.
    """
    found = {units().province(unit).name for unit in _units(type_, name) if not (of_today and unit.until)}
    if len(found) > 1:
        found &= set(provinces)
    return found.pop() if len(found) == 1 else None


def _units(type_: str, name: str) -> tuple[Unit, ...]:
    if level_of(type_, name) == "commune":
        return tuple(unit for unit in units().named(name, type_) if unit.level == "commune")
    return districts(type_, name)


def is_ambiguous(type_: str, name: str) -> bool:
    """Whether units of that type and name lie in several provinces, or none is known."""
    return (
        level_of(type_, name) != "province" and len({units().province(unit).code for unit in _units(type_, name)}) != 1
    )


def provinces_named(places: Collection[str], organisations: Collection[str]) -> set[str]:
    """The provinces that an article names as places or inside names of organisations."""
    plain = {place.removeprefix("Thành phố ") for place in places}
    inside = {place[1] for name in organisations if (place := place_of(name)) and province_type(place[1]) == place[0]}
    return inside | {place for place in plain if province_type(place)}
