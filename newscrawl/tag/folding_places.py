"""Places that a name leaves out ("LĐLĐ quận"), and places without their type word ("Long Biên")."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from newscrawl.tag.folding_table import folding_table
from newscrawl.tag.named import Named, only
from newscrawl.tag.places import ends_with_type, place_of, split_place, with_level
from newscrawl.tag.units import units


def left_out_places_resolved(text: str, named: list[Named]) -> list[Named]:
    """ "Liên đoàn Lao động quận" gets the place of the same organisation where the article writes it in full, else that
    of another organisation of that level, else of a place with that type word, else of one without.

    The first of these steps that has any place decides: with one place it is taken; of several the one that the
    headline names alone; else the name stays as it is.
    """
    headline = text.find("\n")
    places = _Places(named, headline)
    completed = {name: places.completed(name) for name in {mention.name for mention in named if mention.type == "ORG"}}
    return [mention.called(completed[mention.name]) if mention.type == "ORG" else mention for mention in named]


class _Places:
    def __init__(self, named: list[Named], headline: int) -> None:
        self._organisations = [(mention, place_of(mention.name)) for mention in named if mention.type == "ORG"]
        self._places = [mention for mention in named if mention.type == "LOC"]
        self._headline = headline

    def completed(self, name: str) -> str:
        committee = folding_table().committee.fullmatch(name)
        if committee and not committee["place"]:
            place = self._place(name, folding_table().committees[committee["committee"]])
            return f"{name} {place}" if place else name
        type_ = ends_with_type(name)
        place = self._place(name, type_) if type_ else None
        return f"{name} {place}" if place else name

    def _place(self, name: str, type_: str) -> str | None:
        steps: tuple[Callable[[], Iterable[tuple[int, str]]], ...] = (
            lambda: self._of_organisations(type_, name),
            lambda: self._of_organisations(type_, ""),
            lambda: self._of_places(type_, lambda mention: _is_typed(mention)),
            lambda: self._of_places(type_, lambda _: True),
        )
        for step in steps:
            found = list(step())
            if found:
                return only({place for _, place in found}) or only(
                    {place for start, place in found if start < self._headline}
                )
        return None

    def _of_organisations(self, type_: str, head: str) -> Iterable[tuple[int, str]]:
        for mention, place in self._organisations:
            if place and place[0] == type_ and mention.name.startswith(head) and mention.name != head:
                yield mention.start, place[1]

    def _of_places(self, type_: str, wanted: Callable[[Named], bool]) -> Iterable[tuple[int, str]]:
        for mention in self._places:
            place = split_place(with_level(mention.name.removeprefix("Thành phố "))) if wanted(mention) else None
            if place and place[0] == type_:
                yield mention.start, place[1]


def _is_typed(mention: Named) -> bool:
    """Whether the type word is written: a province's name is kept without it."""
    return split_place(mention.name) is not None or not mention.text.lower().startswith(mention.name.lower())


def places_typed(named: list[Named]) -> list[Named]:
    """A bare place gets the type word with which the article writes it elsewhere; provinces have none."""
    typed: dict[str, set[str]] = {}
    for mention in named:
        place = {"ORG": place_of, "LOC": split_place}.get(mention.type, _no_place)(mention.name)
        if place and place[0] != "tỉnh" and (mention.type == "LOC" or units().named(place[1], place[0])):
            typed.setdefault(place[1], set()).add(f"{place[0]} {place[1]}")
    return [
        mention.called(only(typed.get(mention.name, set())) or mention.name) if _is_bare(mention) else mention
        for mention in named
    ]


def _no_place(_: str) -> None:
    return None


def _is_bare(mention: Named) -> bool:
    return mention.type == "LOC" and not with_level(mention.name).startswith(("tỉnh ", "thành phố "))
