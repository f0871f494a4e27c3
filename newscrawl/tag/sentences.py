"""Sentences of union news, as stretches of the text: the tagger reads one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newscrawl.tag.letters import LOWER, MARKED, UPPER

#: underthesea's features grow with the square of the sentence: longer ones are cut at a comma or space.
LONGEST = 300

_LETTER = r"[^\W\d_]"
#: A full stop behind these does not end a sentence: "TP. Hà Nội", "Th.S", "PGS.", "Q. Hoàn Kiếm".
_ABBREVIATION = re.compile(
    r"(?:^|[^\w])(?:TP|Tp|TX|Tx|TT|Q|P|H|X|PGS|GS|TS|ThS|Ths|Th|BS|CN|KS|Mr|Mrs|Dr|T|St|v\.v|[A-ZĐ])\.$"
)
#: A space lost between sentences: "…Mai QuýNgày 3/5". One side must be Vietnamese, for VietinBank is one word.
_GLUED = re.compile(
    rf"(?<=[{LOWER}])(?=[{UPPER}])"
    rf"(?:(?<=[{MARKED}])|(?<=[{MARKED}]\w)|(?<=[{MARKED}]\w\w)|(?=\w{{0,4}}[{MARKED}])|(?=(?:Trong|Theo|Sau|Khi|Do|Trao)\b))"
)
_STOP = re.compile(rf"(?:[.?!…]+[”\"’)\]]*\s+(?=[^\W_])|(?<={_LETTER}{_LETTER})[.?!…]+(?=[^\W\d_a-z])|;\s+|\n+)")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, without white space at its edges; together they hold every word of the text."""
    stops = [stop.end() for stop in _STOP.finditer(text) if "\n" in stop[0] or _ends_sentence(text, stop)]
    start = 0
    for end in sorted({*stops, *(glued.start() for glued in _GLUED.finditer(text))}):
        yield from _cut(text, start, end)
        start = end
    yield from _cut(text, start, len(text))


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    if stop[0][0] != ".":
        return stop[0][0] == ";" or not text[stop.end()].islower()
    if text[stop.end()].islower() or (text[stop.end()].isdigit() and stop[0] == "."):
        return False
    return _ABBREVIATION.search(text, max(0, stop.start() - 6), stop.start() + 1) is None


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(", ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut + 1 if cut > 0 else start + LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
