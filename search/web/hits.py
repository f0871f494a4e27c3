"""Hits as the lists show them: words asked for marked, sources by name, reprints counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from search.result import Hit, SearchResult


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A stretch of text that was asked for, or was not."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit as the list shows it."""

    id: str
    title: list[MarkedText]
    source: str
    published: str | None
    section: str | None
    author: str | None
    lead: str | None
    snippets: list[list[MarkedText]]
    reprints: int


def cut_at_marks(text: str, marks: Iterable[tuple[int, int]]) -> list[MarkedText]:
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


def shown_hits(result: SearchResult, source_name: Callable[[str], str]) -> list[ShownHit]:
    """The hits of a result, in its order."""
    return [_shown(hit, source_name(hit.source)) for hit in result.hits]


def _shown(hit: Hit, source: str) -> ShownHit:
    return ShownHit(
        id=hit.id,
        title=cut_at_marks(hit.title, hit.title_marks),
        source=source,
        published=hit.published,
        section=hit.section,
        author=hit.author,
        lead=hit.lead,
        snippets=[cut_at_marks(snippet.text, snippet.marks) for snippet in hit.snippets],
        reprints=len(hit.reprints),
    )
