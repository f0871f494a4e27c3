"""Spans of text: what the taggers hand each other before mentions are made of them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
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
    """The spans that share no character with those taken already; these must not overlap among themselves."""
    held = sorted(taken, key=_start)
    return [span for span in spans if _is_free(span, held)]


def first_of_each(spans: Iterable[Span]) -> list[Span]:
    """The spans in text order without overlaps: of two that overlap the one that came first in `spans` stays."""
    kept: list[Span] = []
    for span in spans:
        if _is_free(span, kept):
            insort(kept, span, key=_start)
    return kept


def outermost(spans: Iterable[Span]) -> list[Span]:
    """The spans in text order without overlaps: of two that overlap the longer stays, of equals the first."""
    return first_of_each(sorted(spans, key=lambda span: (span.start - span.end, span.start)))


def _start(span: Span) -> int:
    return span.start


def _is_free(span: Span, held: Sequence[Span]) -> bool:
    """Whether a span overlaps none of the held, which are sorted and apart: only its two neighbours can."""
    place = bisect_left(held, span.start, key=_start)
    return not any(span.overlaps(other) for other in held[max(0, place - 1) : place + 1])
