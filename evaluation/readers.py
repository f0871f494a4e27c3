"""Readers to be measured: this project's, with its page objects and by general rules alone, and its peers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from evaluation.pages import PageSet, StoredPage
from evaluation.scoring import FIELDS, Reading, Score, score_article, score_none
from newscrawl.extract import read
from newscrawl.models import VIETNAM_TIME, Article, Page, Refusal, iso
from newscrawl.sources import Source

#: Later than every stored page, and the same in every run.
FETCHED = datetime(2026, 11, 24, 3, 0, tzinfo=VIETNAM_TIME)
OURS = "newscrawl"
GENERAL = "newscrawl, general rules"


@dataclass(frozen=True, slots=True)
class Reader:
    """A way to read pages: an article, or the outcome of a page that is none.

    `fields` are those that it gives at all: what it does not claim to read is not counted as wrong.
    """

    name: str
    read: Callable[[StoredPage], Reading | str]
    fields: frozenset[str] = frozenset(FIELDS)


def our_readers() -> tuple[Reader, Reader]:
    """This project's reader, with the page objects of the page's source and without any."""
    return Reader(OURS, lambda page: _ours(page, page.source)), Reader(GENERAL, lambda page: _ours(page, None))


def counting_reader(pages: PageSet) -> Reader:
    """That of our readers whose figures count for these pages."""
    ours, general = our_readers()
    return general if pages.general else ours


def measure(reader: Reader, pages: PageSet) -> list[Score]:
    """Every page of the set, read and scored."""
    return [_score(reader, page) for page in pages.pages]


def to_page(page: StoredPage) -> Page:
    """A stored page as if it had just been fetched."""
    return Page(page.url, page.url, 200, (), page.body, FETCHED)


def _score(reader: Reader, page: StoredPage) -> Score:
    result = reader.read(page)
    if isinstance(page.expected, str):
        figures, wrong = score_none(page.expected, result, reader.fields)
    else:
        figures, wrong = score_article(page.expected, result, page.fields & reader.fields, page.forms)
    return Score(page.name, page.layout, figures, wrong)


def _ours(page: StoredPage, source: Source | None) -> Reading | str:
    result = read(to_page(page), source)
    return result.outcome.value if isinstance(result, Refusal) else _reading(result)


def _reading(article: Article) -> Reading:
    prose = [block.text for block in article.blocks if block.kind != "caption"]
    return Reading(
        title=article.title,
        published=iso(article.published),
        section=article.section,
        author=article.author,
        lead=article.lead,
        captions=tuple(block.text for block in article.blocks if block.kind == "caption"),
        tags=article.tags,
        body=(article.lead or "", *prose),
        blocks=tuple((block.form or block.kind, block.text) for block in article.blocks),
    )
