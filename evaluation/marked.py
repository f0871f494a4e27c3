"""Texts with their mentions marked as in gold files, as mentions that have no entity names yet."""

from __future__ import annotations

from newscrawl.models import Mention
from training.gold import unmarked


def read_marked(marked: str) -> tuple[str, list[Mention]]:
    """The text without its marks, and its mentions. Raises ValueError for a broken mark."""
    text, spans = unmarked(marked)
    return text, [
        Mention(span.type, span.start, span.end, text[span.start : span.end], value=span.value) for span in spans
    ]
