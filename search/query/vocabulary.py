"""Abbreviations and full forms that mean the same in union news."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class VocabularyError(ValueError):
    """A file of vocabulary cannot be used; one sentence names the file, the group and how to mend it."""


@dataclass(frozen=True)
class Vocabulary:
    """Groups of forms, ready to be looked up. Immutable: take one for a whole request."""


class VocabularyFiles:
    """The vocabulary that comes with the package and the operator's own file, read again when a time stamp changes."""

    def __init__(self, own: Path | None = None) -> None:
        """Read both. Raises VocabularyError."""

    def current(self) -> Vocabulary:
        """The vocabulary of now. A file that has become wrong is logged, and what was read before stays in force."""
        raise NotImplementedError
