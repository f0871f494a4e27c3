"""PER, ORG and LOC: underthesea's entities, put right by the rules of union news."""

from __future__ import annotations

from collections.abc import Sequence

from newscrawl.models import MentionType
from newscrawl.tag.spans import Span, outermost
from newscrawl.tag.words import Word, tagged_sentences

_TYPES: dict[str, MentionType] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}


def find_entities(text: str) -> list[Span]:
    """The PER, ORG and LOC spans of the text in order, without overlaps."""
    spans = [span for words in tagged_sentences(text) for span in labelled(words)]
    trimmed = [span for span in (_trimmed(text, span) for span in spans) if span is not None]
    return outermost(trimmed)


def labelled(words: Sequence[Word]) -> list[Span]:
    """The entities that underthesea's BIO labels hold."""
    spans: list[Span] = []
    previous = "O"
    for word in words:
        mark, _, name = word.label.partition("-")
        if name in _TYPES:
            if mark == "I" and previous[2:] == name:
                spans[-1] = Span(spans[-1].type, spans[-1].start, word.end)
            else:
                spans.append(Span(_TYPES[name], word.start, word.end))
        previous = word.label
    return spans


def _trimmed(text: str, span: Span) -> Span | None:
    """Without white space and punctuation at its edges; None where nothing is left."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(span.type, start, end) if start < end else None
