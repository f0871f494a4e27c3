"""Spans of text: what the taggers hand each other before mentions are made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newscrawl.models import MentionType


@dataclass(frozen=True, slots=True)
class Span:
    """A typed stretch of the text, end exclusive; `value` is the ISO value of a DATE ("" where there is none)."""

    type: MentionType
    start: int
    end: int
    value: str | None = None

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


def beside(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """The spans that share no character with those taken already."""
    held = sorted(taken, key=lambda span: span.start)
    return [span for span in spans if not any(span.overlaps(other) for other in held)]


def outermost(spans: Iterable[Span]) -> list[Span]:
    """The spans in text order without overlaps: of two that overlap the longer stays, of equals the first."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)
