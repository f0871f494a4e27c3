"""Companies, schools, hospitals and banks whose later mentions leave out words of the full name, and their unions."""

from __future__ import annotations

from dataclasses import dataclass

from newscrawl.tag.folding_table import Family, folding_table
from newscrawl.tag.named import Named, only


@dataclass(frozen=True)
class _Parts:
    """A name taken apart: "Công đoàn | Công ty | TNHH | Canon Việt Nam" as prefix, head, types and core."""

    prefix: str
    family: Family
    head: str
    types: frozenset[str]
    core: str
    name: str

    def may_be_short_for(self, other: _Parts) -> bool:
        """Nothing of it contradicts the longer name, and what is left of the name proper begins or ends the other's."""
        return (
            self.family is other.family
            and len(self.name) < len(other.name)
            and self.head in (other.head, self.family.heads[0])
            and self.types <= other.types
            and self.core.lower() in _beginnings_and_ends(other.core.lower())
        )


class _Firms:
    """The firms that an article names, by every beginning and every end of the name proper."""

    def __init__(self, firms: set[_Parts]) -> None:
        self._by_part: dict[str, set[_Parts]] = {}
        self._by_core: dict[str, set[_Parts]] = {}
        for firm in firms:
            for part in _beginnings_and_ends(firm.core.lower()):
                self._by_part.setdefault(part, set()).add(firm)
            self._by_core.setdefault(firm.core.lower(), set()).add(firm)

    def longest(self, firm: _Parts) -> str:
        """The one full name that the firm's may be short for, else its own."""
        longer = {other for other in self._by_part.get(firm.core.lower(), ()) if firm.may_be_short_for(other)}
        return only({other.name for other in longer if not any(map(other.may_be_short_for, longer))}) or firm.name

    def called(self, core: str) -> str | None:
        """The one firm whose name proper this is."""
        return only({self.longest(firm) for firm in self._by_core.get(core.lower(), ())})


def companies_resolved(named: list[Named]) -> list[Named]:
    """A shortened name is the one full name of the article that it may stand for.

    "Công ty Canon" and "Canon Việt Nam" after "Công ty TNHH Canon Việt Nam"; a name without any type word must be the
    whole name proper.
    """
    parts = {mention.name: _parts(mention.name) for mention in named if mention.type == "ORG"}
    firms = _Firms({_firm(found) for found in parts.values() if found})
    full = {
        name: found.prefix + firms.longest(_firm(found)) if found else firms.called(name) or name
        for name, found in parts.items()
    }
    return [mention.called(full[mention.name]) if mention.type == "ORG" else mention for mention in named]


def firm_in(name: str) -> str:
    """The firm of which a union's name is made ("Công đoàn Công ty Sông Lam" -> "Công ty Sông Lam"); else the name."""
    parts = _parts(name)
    return _firm(parts).name if parts else name


def is_firm_head(words: str) -> bool:
    """ "Công ty", "Trường": what kind of undertaking is named."""
    return any(words in family.heads for family in folding_table().families)


def is_union_prefix(words: str) -> bool:
    """ "Công đoàn", "Đảng ủy": what stands in front of an undertaking's name in the name of its union or committee."""
    return any(words in family.prefixes for family in folding_table().families)


def _parts(name: str) -> _Parts | None:
    for family in folding_table().families:
        found = family.pattern.fullmatch(name)
        if found:
            types, core = _core(family, found["rest"])
            return _Parts(found["prefix"], family, found["head"], types, core, name) if core else None
    return None


def _core(family: Family, rest: str) -> tuple[frozenset[str], str]:
    """The type words and words in small letters at the beginning, and the name proper behind them."""
    types: set[str] = set()
    while rest:
        type_ = family.types.match(rest)
        if type_ is None and not rest[0].islower():
            break
        word = type_[0] if type_ else rest.split(" ")[0]
        types.add(word.lower())
        rest = rest[len(word) :].lstrip()
    return frozenset(types), rest


def _firm(parts: _Parts) -> _Parts:
    """The same without the union or committee in front."""
    return _Parts("", parts.family, parts.head, parts.types, parts.core, parts.name[len(parts.prefix) :])


def _beginnings_and_ends(core: str) -> set[str]:
    words = core.split(" ")
    parts = (part for cut in range(len(words)) for part in (words[cut:], words[: cut + 1]))
    return {" ".join(part) for part in parts}
