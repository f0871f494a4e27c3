"""Stories as they are held: articles that carry the same text, first publication first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from newscrawl.archive.articles import BATCH
from newscrawl.archive.database import Store
from newscrawl.archive.records import Reprint, Story
from newscrawl.archive.schema import ArticleRow, SignatureRow
from newscrawl.signature import SIGNATURE_VERSION


class StoryStore(Store):
    """Reading the catalogue's stories."""

    def stories(self, article_ids: Sequence[str]) -> Mapping[str, Story]:
        """The story of each of these articles, those of one member included; ids that are not there are left out."""
        found: dict[str, Story] = {}
        with self._read() as session:
            for start in range(0, len(article_ids), BATCH):
                found.update(_stories(session, article_ids[start : start + BATCH]))
        return found

    def reprints(self, article_id: str) -> list[Reprint]:
        """The other articles of an article's story, first publication first."""
        story = self.stories([article_id]).get(article_id)
        return [] if story is None else list(story.others(article_id))

    def unsigned_count(self) -> int:
        """Articles whose reprints are not found for want of a present signature: `newscrawl rebuild` makes them."""
        signed = SignatureRow.version == SIGNATURE_VERSION
        held = select(SignatureRow.number).where(SignatureRow.article_id == ArticleRow.id, signed)
        with self._read() as session:
            return session.scalar(select(func.count()).select_from(ArticleRow).where(~held.exists())) or 0


def _stories(session: Session, article_ids: Sequence[str]) -> dict[str, Story]:
    query = select(ArticleRow.id, ArticleRow.story).where(ArticleRow.id.in_(article_ids))
    story_of = {row.id: row.story for row in session.execute(query)}
    members: dict[str, list[Reprint]] = defaultdict(list)
    for row in session.scalars(select(ArticleRow).where(ArticleRow.story.in_(sorted(set(story_of.values()))))):
        members[row.story].append(Reprint(row.id, row.url, row.source, row.title, row.published))
    stories = {name: _story(found) for name, found in members.items()}
    return {article_id: stories[name] for article_id, name in story_of.items()}


def _story(found: list[Reprint]) -> Story:
    members = tuple(sorted(found, key=publication_order))
    return Story(members[0].id, members)


class _Dated(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def published(self) -> str | None: ...


def publication_order(article: _Dated) -> tuple[bool, str, str]:
    """The order inside a story: by the time published as it is written, undated articles last, then by id."""
    return (article.published is None, article.published or "", article.id)
