"""The sentences of an article that name a day. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from newscrawl.models import Mention
from newscrawl.tag.sentences import sentences
from search.periods import cover, period
from search.web.hits import MarkedText, cut_at_marks

#: Sentences shown of one article.
MOST_SENTENCES = 3
#: Characters kept on each side of the mention in a longer sentence.
REACH = 220

_Place = tuple[int, int]
_Span = tuple[date, date]


def naming_sentences(text: str, mentions: Sequence[Mention], day: date) -> list[list[MarkedText]]:
    """Sentences that name the day alone, or, where there are none, in a span of days; the mention is marked."""
    named = [(mention, span) for mention in mentions if (span := _days(mention)) and _names(span, day)]
    alone = [mention for mention, span in named if span == (day, day)]
    chosen = alone or [mention for mention, _ in named]
    places = sorted({(_sentence(text, each), (each.start, each.end)) for each in chosen if each.end <= len(text)})
    found = groupby(places, key=lambda place: place[0])
    shown = [_cut(text, sentence, [mark for _, mark in marks]) for sentence, marks in found]
    return shown[:MOST_SENTENCES]


def _days(mention: Mention) -> _Span | None:
    return period(mention.value or "") if mention.type == "DATE" else None


def _names(span: _Span, day: date) -> bool:
    return span[0] <= day <= span[1] and day.toordinal() in cover(*span).days


def _sentence(text: str, mention: Mention) -> _Place:
    """The sentence of its line that the mention lies in."""
    start = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    line = text[start : len(text) if end < 0 else end]
    at = mention.start - start
    first, last = next(
        ((first, last) for first, last in sentences(line) if first <= at < last), (at, at + len(mention.text))
    )
    return start + first, start + max(last, at + mention.end - mention.start)


def _cut(text: str, sentence: _Place, marks: Sequence[_Place]) -> list[MarkedText]:
    """The sentence with its marks; what is far from them is left out."""
    start, end = max(sentence[0], marks[0][0] - REACH), min(sentence[1], marks[-1][1] + REACH)
    start = text.find(" ", start, marks[0][0]) + 1 or start if start > sentence[0] else start
    if end < sentence[1]:
        gap = text.rfind(" ", marks[-1][1], end)
        end = gap if gap > 0 else end
    shown = cut_at_marks(text[start:end], [(first - start, last - start) for first, last in marks])
    return list(_with_dots(shown, before=start > sentence[0], after=end < sentence[1]))


def _with_dots(shown: Sequence[MarkedText], *, before: bool, after: bool) -> Iterator[MarkedText]:
    if before:
        yield MarkedText("… ", marked=False)
    yield from shown
    if after:
        yield MarkedText(" …", marked=False)
