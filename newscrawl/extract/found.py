"""A value with where it was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """`by` is one of "json-ld", "meta", "date-line", "selector" (a page object's) and "general"."""

    value: T
    by: str


def selected(value: T | None) -> Found[T] | None:
    """What a page object knows; None and empty values are not known."""
    return Found(value, "selector") if value else None
