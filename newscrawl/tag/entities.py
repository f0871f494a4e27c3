"""PER, ORG and LOC: the rules of union news over underthesea's words and parts of speech."""

from __future__ import annotations

from newscrawl.tag.organisations import Organisations
from newscrawl.tag.people_places import PeopleAndPlaces
from newscrawl.tag.residue import echoes, residue
from newscrawl.tag.spans import Span, beside, outermost
from newscrawl.tag.syllables import syllables
from newscrawl.tag.words import tagged_sentences


def find_entities(text: str) -> list[Span]:
    """The PER, ORG and LOC spans of the text in order, without overlaps."""
    sentences = tagged_sentences(text)
    spans: list[Span] = []
    for words in sentences:
        row = syllables(words)
        named = Organisations(text, row).spans()
        named += PeopleAndPlaces(text, row, named).spans()
        spans += [*named, *beside(residue(text, words, named), named)]
    spans += beside(echoes(text, sentences, spans), spans)
    trimmed = [span for span in (_trimmed(text, span) for span in spans) if span is not None]
    return outermost(trimmed)


def _trimmed(text: str, span: Span) -> Span | None:
    """Without white space and punctuation at its edges; None where nothing is left."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(span.type, start, end) if start < end else None
