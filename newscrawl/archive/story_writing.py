"""The stories of articles that changed, and of all that hang on them: written in the transaction of the change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from newscrawl.archive.schema import ArticleRow, SharedTextRow
from newscrawl.archive.signatures import neighbours
from newscrawl.archive.stories import publication_order
from newscrawl.archive.story_groups import Shared, stories_of


class _Told(NamedTuple):
    id: str
    published: str | None
    story: str


def settle_stories(session: Session, changed: Iterable[str]) -> set[str]:
    """Work out the stories of the changed articles anew, and of all that share text with them, over any hops.

    Gives the ids of the articles that the index must take again: those whose story has other members than before,
    and those in a story with one that changed.
    """
    touched = set(changed)
    articles = _hanging_together(session, touched)
    before = {article.id: article.story for article in articles}
    after = stories_of([article.id for article in articles], _shared(session, before))
    for article_id in sorted(before):
        if before[article_id] != after[article_id]:
            session.execute(update(ArticleRow).where(ArticleRow.id == article_id).values(story=after[article_id]))
    same = _members(before).items() & _members(after).items()
    kept = {article_id for _, members in same if not members & touched for article_id in members}
    return set(before) - kept


def _hanging_together(session: Session, touched: set[str]) -> list[_Told]:
    """These articles and their neighbours' neighbours, in the order of publication."""
    ids, new = set(touched), set(touched)
    while new := neighbours(session, new) - ids:
        ids |= new
    columns = select(ArticleRow.id, ArticleRow.published, ArticleRow.story)
    found = session.execute(columns.where(ArticleRow.id.in_(sorted(ids))))
    return sorted((_Told(*row) for row in found), key=publication_order)


def _shared(session: Session, articles: Mapping[str, str]) -> list[Shared]:
    columns = select(SharedTextRow.first, SharedTextRow.second, SharedTextRow.whole)
    found = session.execute(columns.where(SharedTextRow.first.in_(sorted(articles))))
    return [Shared(*row) for row in found]


def _members(story_of: Mapping[str, str]) -> dict[str, frozenset[str]]:
    members = defaultdict(set)
    for article_id, story in story_of.items():
        members[story].add(article_id)
    return {story: frozenset(found) for story, found in members.items()}
