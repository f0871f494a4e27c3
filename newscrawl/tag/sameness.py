"""Whether entities of two articles are one: the same, not the same, or not known."""

from __future__ import annotations

from typing import Literal

from newscrawl.tag.document_codes import codes
from newscrawl.tag.document_parts import document_parts
from newscrawl.tag.entity import Entity
from newscrawl.tag.federations import is_ambiguous
from newscrawl.tag.folding_table import folding_table
from newscrawl.tag.kinds import organisation_of_body
from newscrawl.tag.places import ends_with_type, place_of, province_type, split_place

Sameness = Literal["same", "not the same", "not known"]


def sameness(one: Entity, other: Entity) -> Sameness:
    """Compare entities of two articles; inside one article entities of one type and name are the same.

    People are the same only where both articles give them a post at the same organisation: a name alone proves
    nothing, and neither do two posts, which one person may hold or have held.
    """
    if one.type != other.type or one.name != other.name:
        return "not the same"
    match one.type:
        case "PER":
            return "same" if _organisations(one) & _organisations(other) else "not known"
        case "DOC":
            return _documents(one, other)
        case "ORG":
            return _organisations_compared(one, other)
        case "LOC":
            return _places_compared(one, other)


def _organisations(person: Entity) -> set[str]:
    """Where a person has posts; a body counts as the organisation it is a body of."""
    return {
        organisation_of_body(post.organisation) or post.organisation
        for post in person.posts
        if _is_definite(post.organisation)
    }


def _is_definite(organisation: str) -> bool:
    """Whether a name tells by itself which organisation is meant: "Quận ủy" and "Ban Chấp hành" do not."""
    committee = folding_table().committee.fullmatch(organisation)
    if committee and not committee["place"]:
        return False
    return ends_with_type(organisation) is None and organisation not in folding_table().open_bodies


def _organisations_compared(one: Entity, other: Entity) -> Sameness:
    if not _is_definite(one.name):
        return "not known"
    place = place_of(one.name)
    if place is None or not is_ambiguous(*place):
        return "same"
    return _parents(one, other)


def _places_compared(one: Entity, other: Entity) -> Sameness:
    typed = split_place(one.name)
    if typed is None:
        return "same" if province_type(one.name) or one.name[:1].isupper() else "not known"
    return _parents(one, other) if is_ambiguous(*typed) else "same"


def _parents(one: Entity, other: Entity) -> Sameness:
    """What lies above decides, where both articles say it."""
    if one.parent is None or other.parent is None:
        return "not known"
    return "same" if one.parent == other.parent else "not the same"


def _documents(one: Entity, other: Entity) -> Sameness:
    """Numbers start anew each year at each issuer: issuer, day and year tell documents of one number apart."""
    for here, there in ((one.issued, other.issued), (one.year, other.year)):
        if here and there and here != there:
            return "not the same"
    if _has_one_issuer(one.name):
        return "same"
    here, there = _named_issuer(one), _named_issuer(other)
    if here and there:
        return "same" if here == there else "not the same"
    return "not known"


def _has_one_issuer(number: str) -> bool:
    parts = document_parts(number)
    return parts is not None and parts.issuer_code.rstrip("0123456789") in codes().national


def _named_issuer(document: Entity) -> str | None:
    """The issuer where the article names it: a code alone ("LĐLĐ") is that of many."""
    parts = document_parts(document.name)
    if document.issuer is None or (parts and document.issuer == parts.issuer) or not _is_definite(document.issuer):
        return None
    return organisation_of_body(document.issuer) or document.issuer
