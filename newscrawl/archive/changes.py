"""What the index holds of each article since when: a result that was cited can say what may have changed since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, literal, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from newscrawl.archive.database import Store, insert_row
from newscrawl.archive.records import ChangesSince, IndexState
from newscrawl.archive.schema import ArticleRow, Base, Instant, RevisionRow, WaitingRow


class IndexChangeRow(Base):
    """When what the index holds of an article last became another: taken, changed or (`dropped`) taken out.

    `state` is equal for documents that are made of the same text by the same code: sending everything again, or
    building the index anew, changes nothing. The row outlives the article.
    """

    __tablename__ = "index_changes"
    article_id: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    dropped: Mapped[bool]
    changed: Mapped[datetime] = mapped_column(index=True)


_LAST_CHANGE = select(func.max(IndexChangeRow.changed))


def record_taken(session: Session, mapping_version: str, moment: datetime, ids: Sequence[str] | None = None) -> None:
    """The index holds these articles (all, where None) as they read now, but for those that wait: their turn comes.

    Part of the transaction that marks them delivered.
    """
    values = select(ArticleRow.id, _state(mapping_version), literal(False), literal(moment, Instant()))
    current = (RevisionRow.article_id == ArticleRow.id) & (RevisionRow.number == ArticleRow.revision)
    query = values.join(RevisionRow, current).where(ArticleRow.id.not_in(select(WaitingRow.article_id)))
    if ids is not None:
        query = query.where(ArticleRow.id.in_(ids))
    insert = insert_row(session, IndexChangeRow).from_select(
        ["article_id", "state", "dropped", "changed"],
        query.order_by(ArticleRow.id),  # one order for all: no deadlock
    )
    new = {name: insert.excluded[name] for name in ("state", "dropped", "changed")}
    another = IndexChangeRow.state != insert.excluded.state
    session.execute(insert.on_conflict_do_update(index_elements=["article_id"], set_=new, where=another))


def record_dropped(session: Session, moment: datetime, ids: Sequence[str] | None = None) -> None:
    """The index holds these articles (where None, any that the catalogue has not) no more."""
    gone = (
        IndexChangeRow.article_id.not_in(select(ArticleRow.id)) if ids is None else IndexChangeRow.article_id.in_(ids)
    )
    now = {"dropped": True, "state": "", "changed": moment}
    session.execute(update(IndexChangeRow).where(gone, IndexChangeRow.dropped.is_(False)).values(now))


class ChangeStore(Store):
    """What the index holds, and what changed of it."""

    def index_state(self) -> IndexState:
        """How many articles the index holds, and when that changed last."""
        held = select(func.count()).select_from(IndexChangeRow).where(IndexChangeRow.dropped.is_(False))
        with self._read() as session:
            return IndexState(session.scalar(held) or 0, session.scalar(select(func.max(IndexChangeRow.changed))))

    def index_changed(self) -> datetime | None:
        """When what the index holds changed last; cheap however much it holds."""
        with self._engine.connect() as connection:  # each search asks it: half the time of a session
            return connection.scalar(_LAST_CHANGE)

    def changes_since(self, moment: datetime) -> ChangesSince:
        """How many articles the index took (new, or otherwise than before) and dropped after a moment."""
        query = (
            select(IndexChangeRow.dropped, func.count())
            .where(IndexChangeRow.changed > moment)
            .group_by(IndexChangeRow.dropped)
        )
        with self._read() as session:
            counts = {bool(row[0]): int(row[1]) for row in session.execute(query)}
        return ChangesSince(counts.get(False, 0), counts.get(True, 0))


def _state(mapping_version: str) -> ColumnElement[str]:
    parts = (
        RevisionRow.reader_version,
        RevisionRow.tagger_version,
        func.substr(RevisionRow.content_hash, 1, 20),
        ArticleRow.story,
    )
    state: ColumnElement[str] = literal(mapping_version)
    for part in parts:
        state = state + " " + part
    return state
