"""From "these two share their text" to stories: pure, and the same in whatever order the articles came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple


class Shared(NamedTuple):
    """Two articles that share their text; `whole` where either text is most of the other."""

    first: str
    second: str
    whole: bool


def stories_of(publication_order: Sequence[str], shared: Iterable[Shared]) -> dict[str, str]:
    """The story of each article: the id of its first publication. Articles are given in the order of publication.

    Whole reprints hang together in chains: a text goes from hand to hand and is edited a little by each. A part
    joins the earliest publication that it shares text with, and brings nobody along: else a review of the week would
    make one story of all that it repeats.
    """
    by_article = defaultdict(list)
    for item in shared:
        by_article[item.first].append((item.second, item.whole))
        by_article[item.second].append((item.first, item.whole))
    editions = list(_editions(publication_order, by_article))
    edition_of = {article: number for number, edition in enumerate(editions) for article in edition}
    story: dict[str, str] = {}
    for edition in editions:
        if edition[0] in story:
            continue
        parts = {edition_of[other] for article in edition for other, _ in by_article[article]}
        for joined in (edition, *(editions[number] for number in sorted(parts))):
            for article in joined:
                story.setdefault(article, edition[0])
    return story


def _editions(order: Sequence[str], shared: Mapping[str, list[tuple[str, bool]]]) -> Iterator[list[str]]:
    """Chains of whole reprints, each and all of them in the order of publication."""
    place = {article: number for number, article in enumerate(order)}
    seen: set[str] = set()
    for article in order:
        if article in seen:
            continue
        edition, waiting = [], [article]
        seen.add(article)
        while waiting:
            here = waiting.pop()
            edition.append(here)
            new = [other for other, whole in shared.get(here, ()) if whole and other not in seen]
            seen.update(new)
            waiting += new
        yield sorted(edition, key=place.__getitem__)
