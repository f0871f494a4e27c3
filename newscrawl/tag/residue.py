"""Names that no type word gives away: what underthesea takes for a proper noun, where its surroundings agree.

A proper noun is believed behind a word of place ("ở Kaesong"), in a row of places ("Hoàn Sơn, Tiên Du"), as a byline,
or when the article has named it in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newscrawl.models import MentionType
from newscrawl.tag.spans import Span
from newscrawl.tag.vocabulary import vocabulary
from newscrawl.tag.words import TaggedWord

_PLACE_BEFORE = re.compile(r"(?:^|\s)(?:ở|tại|từ|sang|khỏi|gần|thuộc|đến|tới)\s$")
_ROW = re.compile(r"^(?:,\s|\s?[-–]\s|\s\()$")
_BYLINE = re.compile(r"[^\W\d_]\.(?:\s?[^\W\d_]\.?){1,2}|[^\W\d_]\.[^\W\d_]{2,}")


def proper_nouns(text: str, words: Sequence[TaggedWord]) -> Iterator[tuple[int, int]]:
    """Runs of proper nouns with a capital, acronyms and forms of enterprise left out."""
    index = 0
    while index < len(words):
        last = index
        if _is_proper(words[index]):
            while (
                last + 1 < len(words)
                and _is_proper(words[last + 1])
                and text[words[last].end : words[last + 1].start] == " "
            ):
                last += 1
            yield words[index].start, words[last].end
        index = last + 1


def _is_proper(word: TaggedWord) -> bool:
    acronym = word.text.isupper() and len(word.text) > 1
    listed = vocabulary().no_name.fullmatch(word.text) or vocabulary().not_inside.match(word.text)
    return word.pos == "Np" and word.capital and not acronym and listed is None


def residue(text: str, words: Sequence[TaggedWord], taken: Sequence[Span]) -> list[Span]:
    """PER and LOC of one sentence beside the spans taken already."""
    if byline := _byline(text, words):
        return [byline]
    found: list[Span] = []
    for start, end in proper_nouns(text, words):
        span = Span("LOC", start, end)
        if not any(span.overlaps(other) for other in taken) and _in_place(text, span, [*taken, *found]):
            found.append(span)
    return found


def _in_place(text: str, span: Span, named: Sequence[Span]) -> bool:
    if _PLACE_BEFORE.search(text, max(0, span.start - 8), span.start):
        return True
    neighbours = (place for place in named if place.type == "LOC" and place.end < span.start <= place.end + 3)
    return any(_ROW.match(text[place.end : span.start]) for place in neighbours)


def _byline(text: str, words: Sequence[TaggedWord]) -> Span | None:
    """A sentence at the end of a line that is a name and nothing else: "Thu Trang", "H.A", "V.Lâm"."""
    start, end = words[0].start, words[-1].end
    written = text[start:end]
    if text[end : end + 1] not in ("", "\n"):
        return None
    if (_BYLINE.fullmatch(written) and written[0].isupper()) or _is_full_name(written, words):
        return Span("PER", start, end)
    return None


def _is_full_name(written: str, words: Sequence[TaggedWord]) -> bool:
    parts, known = written.split(), vocabulary()
    if not 2 <= len(parts) <= 4 or not all(part.istitle() and part.isalpha() for part in parts):
        return False
    if any(word.pos not in ("Np", "N") for word in words) or all(word.pos != "Np" for word in words):
        return False
    return not any(
        pattern.match(written) for pattern in (known.place_names, known.place_types, known.named, known.not_inside)
    )


def echoes(text: str, sentences: Sequence[Sequence[TaggedWord]], spans: Sequence[Span]) -> list[Span]:
    """Names the article has given in full, met again without what gave them away: "Khích" after "Quách Văn Khích"."""
    named: dict[str, MentionType] = {}
    for span in spans:
        written = text[span.start : span.end]
        if " " in written:
            named.setdefault(written, span.type)
            if span.type == "PER":
                named.setdefault(written.split()[-1], "PER")
    return [
        Span(named[text[start:end]], start, end)
        for words in sentences
        for start, end in proper_nouns(text, words)
        if text[start:end] in named
    ]
