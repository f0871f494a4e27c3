"""The sentence that a mention stands in, as pages show it: with the mention marked, and cut where it is long. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newscrawl.models import Mention
from newscrawl.tag.sentences import sentences
from search.web.hits import MarkedText, Snippet, cut_at_marks

#: Characters kept on each side of the mention in a longer sentence.
REACH = 220

#: Start and end in a text, in characters.
Place = tuple[int, int]


def sentence_of(text: str, mention: Mention) -> Place:
    """The sentence of its line that the mention lies in."""
    start = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    line = text[start : len(text) if end < 0 else end]
    at = mention.start - start
    first, last = next(
        ((first, last) for first, last in sentences(line) if first <= at < last), (at, at + len(mention.text))
    )
    return start + first, start + max(last, at + mention.end - mention.start)


def marked_sentence(text: str, sentence: Place, marks: Sequence[Place]) -> Snippet:
    """The sentence with its marks, which are in order; what is far from them is left out."""
    start, end = max(sentence[0], marks[0][0] - REACH), min(sentence[1], marks[-1][1] + REACH)
    start = text.find(" ", start, marks[0][0]) + 1 or start if start > sentence[0] else start
    if end < sentence[1]:
        gap = text.rfind(" ", marks[-1][1], end)
        end = gap if gap > 0 else end
    shown = cut_at_marks(text[start:end], [(first - start, last - start) for first, last in marks])
    return list(_with_dots(shown, before=start > sentence[0], after=end < sentence[1]))


def _with_dots(shown: Snippet, *, before: bool, after: bool) -> Iterator[MarkedText]:
    if before:
        yield MarkedText("… ", marked=False)
    yield from shown
    if after:
        yield MarkedText(" …", marked=False)
