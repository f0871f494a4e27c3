"""Precision and recall over the made pairs, and what is right in each class."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.reprint_events import Half
from evaluation.reprint_pairs import Pair, pairs
from newscrawl.reprints import have_keys_in_common, overlap
from newscrawl.signature import sign


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of pairs: whether they are reprints, and how many were judged so."""

    name: str
    is_reprint: bool
    pairs: int
    right: int

    @property
    def wanted(self) -> str:
        """What they are, in words."""
        return "reprints" if self.is_reprint else "no reprints"


@dataclass(frozen=True, slots=True)
class Scores:
    """What was judged right in each class, and which pairs were not."""

    kinds: tuple[Kind, ...]
    wrong: tuple[str, ...]

    @property
    def pairs(self) -> int:
        """All of them."""
        return sum(kind.pairs for kind in self.kinds)

    @property
    def precision(self) -> float:
        """How many of those that were taken for reprints are."""
        taken = self._found + sum(kind.pairs - kind.right for kind in self.kinds if not kind.is_reprint)
        return self._found / taken if taken else 0.0

    @property
    def recall(self) -> float:
        """How many of the reprints were found."""
        return self._found / sum(kind.pairs for kind in self.kinds if kind.is_reprint)

    @property
    def _found(self) -> int:
        return sum(kind.right for kind in self.kinds if kind.is_reprint)

    def figures(self) -> dict[str, float]:
        """What may only rise."""
        kinds = {kind.name: kind.right / kind.pairs for kind in self.kinds}
        return {"precision": self.precision, "recall": self.recall, **kinds}


def scores(half: Half) -> Scores:
    """Judge all pairs of a half as the catalogue does: found by a key first, then compared."""
    judged: dict[tuple[str, bool], list[bool]] = {}
    wrong = []
    for pair in pairs(half):
        right = is_taken_for_reprint(pair) == pair.is_reprint
        judged.setdefault((pair.kind, pair.is_reprint), []).append(right)
        if not right:
            wrong.append(pair.name)
    kinds = (Kind(name, is_reprint, len(found), sum(found)) for (name, is_reprint), found in judged.items())
    return Scores(tuple(sorted(kinds, key=lambda kind: not kind.is_reprint)), tuple(wrong))


def is_taken_for_reprint(pair: Pair) -> bool:
    """Found and, when compared, judged so."""
    first, second = sign(pair.first), sign(pair.second)
    return have_keys_in_common(first, second) and overlap(first, second) is not None
