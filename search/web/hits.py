"""Hits as the lists show them: words asked for marked, sources by name, reprints counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from search.result import Hit
from search.web.address import Address, Item
from search.web.links import article_link


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A stretch of text that was asked for, or was not."""

    text: str
    marked: bool


Snippet = list[MarkedText]


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit as the list shows it; `reprints` is the number of its text's other publications."""

    link: Address
    title: Snippet
    source: str
    published: str | None
    section: str | None
    author: str | None
    lead: str | None
    snippets: list[Snippet]
    reprints: int


def cut_at_marks(text: str, marks: Iterable[tuple[int, int]]) -> Snippet:
    """The text cut at its marks; words side by side are one mark."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if joined and (start <= joined[-1][1] or text[joined[-1][1] : start].isspace()):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    found: list[MarkedText] = []
    position = 0
    for start, end in joined:
        found += [MarkedText(text[position:start], False), MarkedText(text[start:end], True)]
        position = end
    return [part for part in (*found, MarkedText(text[position:], False)) if part.text]


def shown_hits(
    hits: Iterable[Hit],
    source_name: Callable[[str], str],
    question: tuple[Item, ...] = (),
    instead: Mapping[str, list[Snippet]] = MappingProxyType({}),
) -> list[ShownHit]:
    """The hits in their order; their links carry the question that led to them (`search.web.passage`).

    `instead` are snippets, by article, that tell more than the hit's own.
    """
    return [_shown(hit, source_name(hit.source), question, instead.get(hit.id, [])) for hit in hits]


def _shown(hit: Hit, source: str, question: tuple[Item, ...], instead: list[Snippet]) -> ShownHit:
    return ShownHit(
        link=Address(article_link(hit.id).path, question),
        title=cut_at_marks(hit.title, hit.title_marks),
        source=source,
        published=hit.published,
        section=hit.section,
        author=hit.author,
        lead=hit.lead,
        snippets=instead or [cut_at_marks(snippet.text, snippet.marks) for snippet in hit.snippets],
        reprints=len(hit.reprints),
    )
