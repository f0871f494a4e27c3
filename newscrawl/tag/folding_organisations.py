"""Organisations by a short form that the article explains in brackets, and bodies without their organisation."""

from __future__ import annotations

from newscrawl.tag.folding_companies import firm_in, is_firm_head, is_union_prefix
from newscrawl.tag.folding_table import folding_table
from newscrawl.tag.named import Named, only
from newscrawl.tag.names import entity_name
from newscrawl.tag.units import units


def aliases_resolved(text: str, named: list[Named]) -> list[Named]:
    """ "HABECO" is the corporation behind whose name "(HABECO)" or "(gọi tắt là HABECO)" stands."""
    meant: dict[str, set[str]] = {}
    for mention in named:
        beside = folding_table().alias.match(text, mention.end) if mention.type == "ORG" else None
        if beside and (beside["announced"] or _is_short_for(beside["alias"], mention.name)):
            alias = entity_name("ORG", beside["alias"])
            of_union = alias.startswith("Công đoàn")
            meant.setdefault(alias, set()).add(mention.name if of_union else firm_in(mention.name))
    aliases = {alias: name for alias, names in meant.items() if (name := only(names))}
    full = {name: _in_full(name, aliases) for name in {mention.name for mention in named if mention.type == "ORG"}}
    return [mention.called(full[mention.name]) if mention.type == "ORG" else mention for mention in named]


def _in_full(name: str, aliases: dict[str, str]) -> str:
    """The name with the alias that it is or ends with ("Công đoàn HABECO") written out."""
    for alias, full in aliases.items():
        head = name.removesuffix(alias).rstrip()
        if name == alias or (head != name and (is_firm_head(head) or full.startswith(head))):
            return full
        if head != name and is_union_prefix(head):
            return f"{head} {full}"
    return name


def _is_short_for(alias: str, name: str) -> bool:
    """One word with capitals inside, or words of the name; a place or a year in brackets is neither."""
    if len(alias) >= len(name) or units().named(alias):
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
