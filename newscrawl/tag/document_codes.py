"""The codes of document numbers and what they stand for; the table is `documents.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Codes:
    """Kinds and issuers by code; `usual` gives the code in its usual spelling for one in capitals.

    `announcing` are words that stand in front of a document's number.
    """

    kinds: dict[str, tuple[str, ...]]
    party_kinds: dict[str, tuple[str, ...]]
    kinds_by_issuer: dict[str, tuple[str, ...]]
    issuers: dict[str, str]
    issuers_of_kind: dict[str, dict[str, str]]
    usual: dict[str, str]
    weak_alone: frozenset[str]
    national: frozenset[str]
    announcing: tuple[str, ...]

    def written(self, codes: Iterable[str]) -> list[str]:
        """The codes with the ways in which they are typed otherwise."""
        listed = frozenset(codes)
        return [*listed, *(slip for slip, code in self.usual.items() if code in listed and slip != code.upper())]


@cache
def codes() -> Codes:
    """The table that comes with the package."""
    rows = tomllib.loads(files(__package__).joinpath("documents.toml").read_text(encoding="utf-8"))
    usual = {code.upper(): code for code in (*rows["issuers"], *rows["kinds"])}
    kinds = {code: tuple(names) for code, names in rows["kinds"].items()}
    return Codes(
        kinds=kinds,
        party_kinds={code: tuple(names) for code, names in rows["party_kinds"].items()},
        kinds_by_issuer={code: tuple(names) for code, names in rows["kinds_by_issuer"].items()},
        issuers=rows["issuers"],
        issuers_of_kind=rows["issuers_of_kind"],
        usual=usual | {slip.upper(): code for slip, code in rows["slips"].items()},
        weak_alone=frozenset(rows["words"]["weak_alone"]),
        national=frozenset(rows["words"]["national"]),
        announcing=(
            *rows["words"]["announcing"],
            *kinds,
            *dict.fromkeys(name for names in kinds.values() for name in names),
        ),
    )
