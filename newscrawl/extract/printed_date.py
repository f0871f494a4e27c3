"""Which of the date lines around title and body a page prints for its article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeAlias

from lxml.etree import _Element

from newscrawl.extract.body import Region
from newscrawl.extract.date_line import Printed, is_date_line, printed_on, tells_change
from newscrawl.extract.dated_lines import dated_lines
from newscrawl.extract.dates import day_of
from newscrawl.extract.headline import Headline
from newscrawl.extract.markup import Markup
from newscrawl.extract.pieces import Piece

#: A line above the title belongs to it for sure within so many elements; further up it may be the page's clock.
_BESIDE = 8
#: A line above the title is as good as one three times as far below it.
_COST_ABOVE = 3
#: Shorter lines above the text are no paragraph of it: section, caption, byline.
_PROSE_SYLLABLES = 14

#: How doubtful a line is, the least first: far above the title, without a time, of a change only, its distance.
_Doubt: TypeAlias = tuple[bool, bool, bool, int]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a date line may stand: near the title, among the lines above the text, under the body.

    `body` are the places of the element that holds the article, `texts` those of its text. `opening` are the lines from
    the title to the first paragraph, without the title itself.
    """

    title: _Element | None
    body: range
    texts: range
    opening: Sequence[str]


def surroundings(markup: Markup, region: Region, headline: Headline) -> Surroundings:
    """Where the date line may be: around this title and this body."""
    body = range(0) if region.container is None else markup.span(region.container)
    title = -1 if headline.element is None else markup.order[headline.element]
    above = [piece for piece in region.before if title >= 0 and markup.order[piece.element] >= title]
    first = next((place for place, piece in enumerate(region.body) if _is_prose(piece)), None)
    if first is None:
        return Surroundings(headline.element, body, range(0), [])
    last = next(piece for piece in reversed(region.body) if _is_prose(piece))
    texts = range(markup.order[region.body[first].element], markup.span(last.element).stop)
    opening = [piece.text.removeprefix(headline.text) for piece in (*above, *region.body[:first])]
    return Surroundings(headline.element, body, texts, opening)


def _is_prose(piece: Piece) -> bool:
    return piece.syllables >= _PROSE_SYLLABLES and piece.bold < 0.5 and not is_date_line(piece.text)


def find_printed(markup: Markup, around: Surroundings, latest: date) -> Printed:
    """The line nearest the title, after it rather than before, with a time rather than without.

    A line that tells of a change only gives way to one that tells of the publication. The day of the fetch far above
    the title is the page's clock.
    """
    own = [printed_on(line, latest) for line in around.opening if is_date_line(line)]
    for printed in own:
        if printed.published is not None and isinstance(printed.published.value, datetime):
            return printed
    if around.title is None:
        return Printed()
    found = _weighed(markup, around, markup.order[around.title], latest)
    day_alone = next((printed for printed in own if printed.published is not None), Printed())
    return min(found, key=lambda entry: entry[0], default=(None, day_alone))[1]


def _weighed(markup: Markup, around: Surroundings, start: int, latest: date) -> Iterator[tuple[_Doubt, Printed]]:
    """What each date line prints, with how doubtful it is; the title stands at the place `start`."""
    for place, line in dated_lines(markup, start, around.body, around.texts):
        printed = printed_on(line, latest)
        stamp = printed.published
        far = place < start - _BESIDE
        if stamp is not None and not (far and day_of(stamp.value) == latest):
            distance = place - start if place >= start else _COST_ABOVE * (start - place)
            doubt = (far, not isinstance(stamp.value, datetime), tells_change(line, stamp), distance)
            yield doubt, replace(printed, sure=printed.sure and not far)
