"""A mention on its way to its entity."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newscrawl.models import MentionType


@dataclass(frozen=True, slots=True)
class Named:
    """A mention as written and the name it has so far."""

    type: MentionType
    start: int
    end: int
    text: str
    name: str

    def called(self, name: str) -> Named:
        """The same mention under another name."""
        return self if name == self.name else replace(self, name=name)


def only(names: set[str]) -> str | None:
    """The one name of the set; None where there are more or none."""
    return next(iter(names)) if len(names) == 1 else None
