"""The words of `vocabulary.toml` as patterns and sets."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newscrawl.tag.letters import alternatives


@dataclass(frozen=True)
class Vocabulary:
    """Patterns match at a word's beginning, longest first, up to a word's end."""

    of_a_place: re.Pattern[str]
    whole: re.Pattern[str]
    definite: re.Pattern[str]
    body: re.Pattern[str]
    named: re.Pattern[str]
    generic_after: re.Pattern[str]
    plural_before: re.Pattern[str]
    no_name: re.Pattern[str]
    inside: re.Pattern[str]
    not_inside: re.Pattern[str]
    place_types: re.Pattern[str]
    after_head: re.Pattern[str]
    place_names: re.Pattern[str]
    address: re.Pattern[str]
    jobs: re.Pattern[str]
    not_a_person_after: re.Pattern[str]
    people: re.Pattern[str]
    small_only_places: frozenset[str]
    capital_only: frozenset[str]
    surnames: frozenset[str]
    sure_surnames: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that comes with the package."""
    rows = tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))
    organisation, place, person = rows["organisation"], rows["place"], rows["person"]
    return Vocabulary(
        of_a_place=_pattern(organisation["of_a_place"], any_case=True),
        whole=_pattern(organisation["whole"]),
        definite=_pattern(organisation["definite"]),
        body=_pattern(organisation["body"], any_case=True),
        named=_pattern(organisation["named"], any_case=True),
        generic_after=_pattern(organisation["generic_after"]),
        plural_before=_before(organisation["plural_before"]),
        no_name=_pattern(organisation["no_name"]),
        inside=_pattern(organisation["inside"]),
        not_inside=_pattern(organisation["not_inside"]),
        place_types=_pattern(place["types"], any_case=True),
        after_head=_pattern(place["definite_after_head"], any_case=True),
        place_names=_pattern(place["names"]),
        address=_pattern(person["address"], any_case=True),
        jobs=_pattern(person["jobs"], any_case=True),
        not_a_person_after=_before(person["not_a_person_after"]),
        people=_pattern(person["names"]),
        small_only_places=frozenset(place["small_only"]),
        capital_only=frozenset(organisation["capital_only"]),
        surnames=frozenset(person["surnames"]),
        sure_surnames=frozenset(person["sure_surnames"]),
    )


def _pattern(words: list[str], any_case: bool = False) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?:(?<=[.:])|(?!\w))", re.IGNORECASE if any_case else 0)


def _before(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})\s*$", re.IGNORECASE)
