"""What the index still has to take. The catalogue is written first; this queue is how the index follows."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from newscrawl.archive.database import Store
from newscrawl.archive.records import Delivery, Waiting
from newscrawl.archive.schema import ArticleRow, DeliveredRow, WaitingRow


def enqueue(session: Session, article_id: str, *, withdrawn: bool = False) -> None:
    """Have the index take (or drop) an article; part of the transaction that changes the article."""
    row = session.get(WaitingRow, article_id) or WaitingRow(article_id=article_id)
    row.ticket, row.queued, row.withdrawn = secrets.token_hex(8), datetime.now(UTC), withdrawn
    row.attempts, row.error = 0, None
    session.add(row)


class QueueStore(Store):
    """The catalogue's queue to the index."""

    def waiting(self, limit: int) -> list[Waiting]:
        """What waits: never tried first, then by time queued."""
        query = select(WaitingRow).order_by(WaitingRow.attempts, WaitingRow.queued, WaitingRow.article_id).limit(limit)
        with self._read() as session:
            return [Waiting(row.article_id, row.ticket, row.withdrawn) for row in session.scalars(query)]

    def waiting_count(self) -> int:
        """How many articles the index still has to take."""
        with self._read() as session:
            return session.scalar(select(func.count()).select_from(WaitingRow)) or 0

    def mark_delivered(self, waiting: Sequence[Waiting], revisions: Mapping[str, int], mapping_version: str) -> None:
        """The index has these; an article that was queued again meanwhile goes on waiting.

        `revisions` says which revision of each article the index was given; withdrawn ones are not in it.
        """
        now = datetime.now(UTC)
        with self._write() as session:
            for item in waiting:
                session.execute(
                    delete(WaitingRow).where(WaitingRow.article_id == item.article_id, WaitingRow.ticket == item.ticket)
                )
                if item.withdrawn:
                    session.execute(delete(DeliveredRow).where(DeliveredRow.article_id == item.article_id))
                else:
                    session.merge(
                        DeliveredRow(
                            article_id=item.article_id,
                            revision=revisions[item.article_id],
                            mapping_version=mapping_version,
                            delivered=now,
                        )
                    )

    def mark_undelivered(self, waiting: Sequence[Waiting], error: str) -> None:
        """These could not be delivered; they go on waiting, with the reason."""
        with self._write() as session:
            session.execute(
                update(WaitingRow)
                .where(WaitingRow.ticket.in_([item.ticket for item in waiting]))
                .values(attempts=WaitingRow.attempts + 1, error=error[:500])
            )

    def enqueue_all(self) -> int:
        """Have the index take every article again; gives their number."""
        with self._write() as session:
            session.execute(delete(DeliveredRow))
            ids = list(session.scalars(select(ArticleRow.id)))
            waiting = set(session.scalars(select(WaitingRow.article_id)))
            session.add_all(
                WaitingRow(article_id=article_id, ticket=secrets.token_hex(8), queued=datetime.now(UTC))
                for article_id in ids
                if article_id not in waiting
            )
            session.execute(update(WaitingRow).values(attempts=0))
        return len(ids)

    def delivery(self, article_id: str) -> Delivery:
        """Where an article stands with the index."""
        with self._read() as session:
            there = session.get(DeliveredRow, article_id)
            queued = session.get(WaitingRow, article_id)
        return Delivery(
            revision=there.revision if there else None,
            mapping_version=there.mapping_version if there else None,
            delivered=there.delivered if there else None,
            waiting_since=queued.queued if queued else None,
            attempts=queued.attempts if queued else 0,
            error=queued.error if queued else None,
        )
