"""Articles as they read now, and their revisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from newscrawl.archive.database import Store
from newscrawl.archive.records import Revision, RevisionMark, StoredArticle
from newscrawl.archive.rows import mention_record, revision_record, stored_article
from newscrawl.archive.schema import ArticleRow, MentionRow, PageRow, RevisionRow
from newscrawl.models import Mention

#: Columns, not rows: objects of the database's session cost more than all else of an export.
_MENTION = (
    MentionRow.article_id,
    MentionRow.type,
    MentionRow.start,
    MentionRow.end,
    MentionRow.text,
    MentionRow.value,
    MentionRow.entity,
)

#: Ids in one query; SQLite's limit on bound values is far above it.
BATCH = 500


class ArticleStore(Store):
    """Reading the catalogue's articles."""

    def article(self, article_id: str) -> StoredArticle | None:
        """One article, or None."""
        return next(iter(self.articles([article_id])), None)

    def articles(self, ids: Sequence[str]) -> list[StoredArticle]:
        """These articles in the order asked for; ids that are not there are left out."""
        found: dict[str, StoredArticle] = {}
        with self._read() as session:
            for start in range(0, len(ids), BATCH):
                found.update(_load(session, ids[start : start + BATCH]))
        return [found[article_id] for article_id in ids if article_id in found]

    def article_ids(self, source: str | None = None) -> Iterator[str]:
        """Ids of all articles (of a source), sorted."""
        query = select(ArticleRow.id).order_by(ArticleRow.id)
        if source is not None:
            query = query.where(ArticleRow.source == source)
        with self._read() as session:
            yield from session.scalars(query.execution_options(yield_per=1000))

    def revisions(self, article_id: str) -> list[Revision]:
        """The article's texts over time, oldest first."""
        query = select(RevisionRow).where(RevisionRow.article_id == article_id).order_by(RevisionRow.number)
        with self._read() as session:
            return [revision_record(row) for row in session.scalars(query)]

    def revision_marks(self, ids: Sequence[str]) -> Mapping[str, list[RevisionMark]]:
        """When the texts of each of these articles were read, oldest first; none for ids that are not there."""
        found: dict[str, list[RevisionMark]] = defaultdict(list)
        columns = (RevisionRow.article_id, RevisionRow.number, RevisionRow.fetched, RevisionRow.content_hash)
        with self._read() as session:
            for start in range(0, len(ids), BATCH):
                query = select(*columns).where(RevisionRow.article_id.in_(ids[start : start + BATCH]))
                for article_id, number, fetched, content in session.execute(query.order_by(RevisionRow.number)):
                    found[article_id].append(RevisionMark(number, fetched, content))
        return found


def _load(session: Session, ids: Sequence[str]) -> dict[str, StoredArticle]:
    mentions: dict[str, list[Mention]] = {article_id: [] for article_id in ids}
    query = select(*_MENTION).where(MentionRow.article_id.in_(ids))
    in_order = query.order_by(MentionRow.article_id, MentionRow.position)
    for article_id, type_, start, end, text, value, entity in session.execute(in_order):
        mentions[article_id].append(mention_record(type_, start, end, text, value, entity))
    current = (
        select(ArticleRow, RevisionRow, PageRow)
        .join(RevisionRow, (RevisionRow.article_id == ArticleRow.id) & (RevisionRow.number == ArticleRow.revision))
        .join(PageRow, PageRow.id == RevisionRow.page_id)
        .where(ArticleRow.id.in_(ids))
    )
    return {
        row.id: stored_article(row, revision, page, mentions[row.id])
        for row, revision, page in session.execute(current)
    }
