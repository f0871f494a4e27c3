"""The sentences of an article that name a day. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from newscrawl.models import Mention
from search.periods import cover, period
from search.web.hits import Snippet
from search.web.marked_sentence import marked_sentence, sentence_of

#: Sentences shown of one article.
MOST_SENTENCES = 3

_Span = tuple[date, date]


def naming_sentences(text: str, mentions: Sequence[Mention], day: date) -> list[Snippet]:
    """Sentences that name the day alone, or, where there are none, in a span of days; the mention is marked."""
    named = [(mention, span) for mention in mentions if (span := _days(mention)) and _names(span, day)]
    alone = [mention for mention, span in named if span == (day, day)]
    chosen = alone or [mention for mention, _ in named]
    places = sorted({(sentence_of(text, each), (each.start, each.end)) for each in chosen if each.end <= len(text)})
    found = groupby(places, key=lambda place: place[0])
    shown = [marked_sentence(text, sentence, [mark for _, mark in marks]) for sentence, marks in found]
    return shown[:MOST_SENTENCES]


def _days(mention: Mention) -> _Span | None:
    return period(mention.value or "") if mention.type == "DATE" else None


def _names(span: _Span, day: date) -> bool:
    return span[0] <= day <= span[1] and day.toordinal() in cover(*span).days
