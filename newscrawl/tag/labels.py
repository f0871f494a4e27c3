"""Labels of tokens and the names that they stand for.

"B-ORG" begins a name of several tokens, "I-ORG" goes on with it, "L-ORG" ends it, "U-ORG" is one of a single token, and
"O" is no name (the BILOU scheme; Ratinov and Roth 2009).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from newscrawl.tag.spans import Span
from newscrawl.tag.tokens import TaggedToken

NameType = Literal["PER", "ORG", "LOC"]
NAME_TYPES: tuple[NameType, ...] = get_args(NameType)
OUTSIDE = "O"
_TYPES: dict[str, NameType] = {name: name for name in NAME_TYPES}


def spans_of(row: Sequence[TaggedToken], labels: Sequence[str]) -> list[Span]:
    """The spans that a sentence's labels stand for. Where labels do not fit together, a change of type and a beginning
    part two names, and a name ends where the labels do."""
    found: list[Span] = []
    open_type = None
    for token, label in zip(row, labels, strict=True):
        part, type_ = (label[0], _TYPES[label[2:]]) if label != OUTSIDE else (OUTSIDE, None)
        if type_ is not None:
            goes_on = part in "IL" and open_type == type_
            start = found.pop().start if goes_on else token.start
            found.append(Span(type_, start, token.end))
        open_type = type_ if part in "BI" else None
    return found


def labels_of(row: Sequence[TaggedToken], spans: Iterable[Span]) -> list[str]:
    """The labels for spans that do not overlap; a token that a span shares in part counts to it."""
    labels = [OUTSIDE] * len(row)
    for span in spans:
        inside = [index for index, token in enumerate(row) if token.start < span.end and span.start < token.end]
        for place, index in enumerate(inside):
            part = "U" if len(inside) == 1 else "B" if place == 0 else "L" if index == inside[-1] else "I"
            labels[index] = f"{part}-{span.type}"
    return labels
