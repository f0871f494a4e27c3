"""Whether two articles carry the same text, by their signatures alone. Thresholds: docs/reprints.md."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from newscrawl.models import Signature

#: Of the shorter text's shingles, so many must stand in the other; of a short text more, for it is soon alike.
SHARE, SHARE_OF_SHORT = 0.6, 0.7
SHORT_WORDS = 40
#: Look-alikes have one template and other values: of the shorter text's figures more than so many must stand in the
#: other. Where it has few figures its names count with them, and more must be there: one federation's reports share
#: names.
FIGURES, FIGURES_AND_NAMES = 0.5, 0.6
FEW_FIGURES = 5
#: With fewer values than these nothing but more of the text tells.
FEW_VALUES = 3
#: Texts that have fewer of their keys in common are not compared: one in so many of the one that has fewer keys.
ONE_KEY_IN = 8


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of the shorter text stands in the longer one, and of the longer in the shorter: from 0 to 1."""

    of_shorter: float
    of_longer: float

    @property
    def is_whole(self) -> bool:
        """Is either text most of the other? Otherwise the shorter one is a part: an excerpt, or embedded."""
        return self.of_longer >= SHARE


def overlap(first: Signature, second: Signature) -> Overlap | None:
    """What two texts have in common where one is a reprint of the other, whole or in part; None where none is.

    The same whichever is named first. Signatures of different versions have nothing in common.
    """
    if first.version != second.version or not first.shingles or not second.shingles:
        return None
    shorter, longer = sorted((first, second), key=lambda signature: (len(signature.shingles), signature.keys))
    share = _common(shorter.shingles, longer.shingles)
    if share < (SHARE_OF_SHORT if shorter.words < SHORT_WORDS else SHARE):
        return None
    if not _say_the_same(shorter, longer, share):
        return None
    return Overlap(share, _common(longer.shingles, shorter.shingles))


def have_keys_in_common(first: Signature, second: Signature) -> bool:
    """Are the two compared at all? What the catalogue asks its database (`newscrawl.archive.signatures`)."""
    common = len(set(first.keys) & set(second.keys))
    return common > 0 and common * ONE_KEY_IN >= min(len(first.keys), len(second.keys))


def _say_the_same(shorter: Signature, longer: Signature, share: float) -> bool:
    if len(shorter.figures) >= FEW_FIGURES:
        return _common(shorter.figures, longer.figures) > FIGURES
    values = shorter.figures | shorter.names
    if len(values) >= FEW_VALUES:
        return _common(values, longer.figures | longer.names) > FIGURES_AND_NAMES
    return share >= SHARE_OF_SHORT


def _common(few: Set[int], many: Set[int]) -> float:
    return len(few & many) / len(few)
