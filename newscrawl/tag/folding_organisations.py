"""Organisations by a short form that the article explains in brackets, and bodies without their organisation."""

from __future__ import annotations

from newscrawl.tag.folding_table import folding_table
from newscrawl.tag.named import Named, only
from newscrawl.tag.names import entity_name


def aliases_resolved(text: str, named: list[Named]) -> list[Named]:
    """ "HABECO" is the corporation behind whose name "(HABECO)" or "(gọi tắt là HABECO)" stands."""
    meant: dict[str, set[str]] = {}
    for mention in named:
        beside = folding_table().alias.match(text, mention.end) if mention.type == "ORG" else None
        if beside and _is_short_for(beside["alias"], mention.name):
            meant.setdefault(entity_name("ORG", beside["alias"]), set()).add(mention.name)
    return [
        mention.called(only(meant.get(mention.name, set())) or mention.name) if mention.type == "ORG" else mention
        for mention in named
    ]


def _is_short_for(alias: str, name: str) -> bool:
    """One word with capitals inside, or words of the name; a place or a year in brackets is neither."""
    if len(alias) >= len(name):
        return False
    if " " not in alias:
        return sum(letter.isupper() for letter in alias) > 1
    return {word.lower() for word in alias.split()} <= {word.lower() for word in name.split()}


def bodies_resolved(named: list[Named]) -> list[Named]:
    """A body alone ("Ban Chấp hành") is the one body of that name that the article names in full."""
    names = {mention.name for mention in named if mention.type == "ORG"}
    full = {
        body: only({name for name in names if name.startswith(f"{body} ") and name not in folding_table().open_bodies})
        for body in names & folding_table().open_bodies
    }
    return [
        mention.called(full.get(mention.name) or mention.name) if mention.type == "ORG" else mention
        for mention in named
    ]
