"""Taggers to be measured: this project's, and others as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from importlib.metadata import version

import underthesea
from dateparser.date import DateDataParser
from dateparser.search import search_dates

from evaluation.tag_scores import NAMES, TYPES
from newscrawl.models import MentionType
from newscrawl.tag import tag
from newscrawl.tag.spans import Span
from training.gold import GoldArticle

OURS = "newscrawl"


@dataclass(frozen=True, slots=True)
class Tagger:
    """A way to find spans: for each of the articles its own, in order.

    `types` are those that it finds at all: what it does not claim to find is not counted as missed. What is marked in
    an article it may learn from for the other articles only.
    """

    name: str
    types: tuple[MentionType, ...]
    find: Callable[[Sequence[GoldArticle]], list[tuple[Span, ...]]]


def ours() -> Tagger:
    """This project's tagger as it is shipped."""
    return Tagger(OURS, TYPES, _each(_ours))


def peers() -> list[Tagger]:
    """The others."""
    return [
        Tagger(f"underthesea.ner {version('underthesea')}", NAMES, _each(_underthesea)),
        Tagger(f"dateparser {version('dateparser')}", ("DATE",), _each(_dateparser)),
    ]


def _each(find: Callable[[GoldArticle], Iterable[Span]]) -> Callable[[Sequence[GoldArticle]], list[tuple[Span, ...]]]:
    return lambda articles: [tuple(find(article)) for article in articles]


def _ours(article: GoldArticle) -> Iterator[Span]:
    for mention in tag(article.text, article.published):
        yield Span(mention.type, mention.start, mention.end, mention.value)


def _underthesea(article: GoldArticle) -> Iterator[Span]:
    """Its sentences of each line; its fourth kind of name, MISC, is none of ours."""
    start = 0
    for line in article.text.split("\n"):
        rows = [row for sentence in underthesea.sent_tokenize(line) for row in underthesea.ner(sentence)]
        yield from _joined(rows, list(_places([row[0] for row in rows], line, start)))
        start += len(line) + 1


def _places(words: Sequence[str], line: str, start: int) -> Iterator[tuple[int, int]]:
    """Where words lie that have the line's characters in its order, some respelled and the white space apart."""
    written = [index for index, character in enumerate(line, start) if not character.isspace()]
    lengths = [len("".join(word.split())) for word in words]
    if sum(lengths) != len(written):
        raise ValueError(f"underthesea lost or added characters: {line!r}")
    place = 0
    for length in lengths:
        yield written[place], written[place + length - 1] + 1
        place += length


def _joined(rows: Sequence[Sequence[str]], places: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Words labelled "B-PER", "I-PER" as one span."""
    types: dict[str, MentionType] = {name: name for name in NAMES}
    open_: Span | None = None
    for (*_, label), (start, end) in zip(rows, places, strict=True):
        prefix, _, name = label.partition("-")
        if open_ is not None and prefix == "I" and name == open_.type:
            open_ = Span(open_.type, open_.start, end)
            continue
        if open_ is not None:
            yield open_
        open_ = Span(types[name], start, end) if name in types else None
    if open_ is not None:
        yield open_


def _dateparser(article: GoldArticle) -> Iterator[Span]:
    """What its search finds. The search gives days only; how precise the words are, its parser says."""
    settings = {} if article.published is None else {"RELATIVE_BASE": datetime.combine(article.published, time())}
    parser = DateDataParser(languages=["vi"], settings={**settings, "RETURN_TIME_AS_PERIOD": True})
    end = 0
    for written, moment in search_dates(article.text, languages=["vi"], settings=settings) or ():
        start = article.text.index(written, end)
        end = start + len(written)
        yield Span("DATE", start, end, _iso(moment, parser.get_date_data(written).period))


def _iso(moment: datetime, period: str) -> str:
    forms = {"year": "%Y", "month": "%Y-%m", "time": "%Y-%m-%dT%H:%M"}
    return moment.strftime(forms.get(period, "%Y-%m-%d"))
