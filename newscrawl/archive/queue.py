"""What the index still has to take. The catalogue is written first; this queue is how the index follows."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, func, insert, literal, select, update
from sqlalchemy.orm import Session

from newscrawl.archive.changes import record_dropped, record_taken
from newscrawl.archive.database import Store, insert_row
from newscrawl.archive.records import Delivery, Waiting
from newscrawl.archive.schema import ArticleRow, DeliveredRow, Instant, WaitingRow


def enqueue(session: Session, article_id: str, *, withdrawn: bool = False) -> None:
    """Have the index take (or drop) an article; part of the transaction that changes the article."""
    values = {"ticket": secrets.token_hex(8), "queued": datetime.now(UTC), "withdrawn": withdrawn}
    fresh = {**values, "attempts": 0, "error": None}
    insert = insert_row(session, WaitingRow).values(article_id=article_id, **fresh)
    session.execute(insert.on_conflict_do_update(index_elements=["article_id"], set_=fresh))


def _clear(session: Session, item: Waiting, delivered: int | None) -> None:
    """Take a delivered ticket out of the queue.

    Where it is gone already, another process delivered at the same time; if what was sent here is not what the
    article is now, it may stand in the index over the newer one, so the article is queued once more.
    """
    own = delete(WaitingRow).where(WaitingRow.article_id == item.article_id, WaitingRow.ticket == item.ticket)
    if session.execute(own.returning(WaitingRow.article_id)).first() is not None:
        return
    if session.get(WaitingRow, item.article_id) is not None:
        return
    present = session.scalar(select(ArticleRow.revision).where(ArticleRow.id == item.article_id))
    if present != delivered:
        enqueue(session, item.article_id, withdrawn=present is None)


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
            for item in sorted(waiting, key=lambda item: item.article_id):  # one order for all: no deadlock
                _clear(session, item, None if item.withdrawn else revisions[item.article_id])
                if item.withdrawn:
                    session.execute(delete(DeliveredRow).where(DeliveredRow.article_id == item.article_id))
                    continue
                values = {
                    "revision": revisions[item.article_id],
                    "mapping_version": mapping_version,
                    "delivered": now,
                }
                insert = insert_row(session, DeliveredRow).values(article_id=item.article_id, **values)
                session.execute(insert.on_conflict_do_update(index_elements=["article_id"], set_=values))
            record_taken(session, mapping_version, now, [item.article_id for item in waiting if not item.withdrawn])
            record_dropped(session, now, [item.article_id for item in waiting if item.withdrawn])

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
            now = datetime.now(UTC)
            rows = [
                {"article_id": article_id, "ticket": secrets.token_hex(8), "queued": now, "withdrawn": False,
                 "attempts": 0}
                for article_id in ids
            ]  # fmt: skip
            if rows:
                session.execute(insert_row(session, WaitingRow).on_conflict_do_nothing(), rows)
            session.execute(update(WaitingRow).values(attempts=0))
        return len(ids)

    def begin_index(self) -> str:
        """A new index is begun that will be sent every article. Gives its name for `mark_all_delivered`.

        What waits now bears the name; an article that is queued again meanwhile loses it. No clocks are compared.
        """
        name = f"is being sent to a new index ({secrets.token_hex(8)})"
        with self._write() as session:
            session.execute(update(WaitingRow).values(error=name))
        return name

    def delivered_since(self, moment: datetime) -> list[str]:
        """Ids of the articles that an index took at that moment or later."""
        with self._read() as session:
            return list(session.scalars(select(DeliveredRow.article_id).where(DeliveredRow.delivered >= moment)))

    def mark_all_delivered(self, begun: str, moment: datetime, mapping_version: str) -> int:
        """The index that was begun under that name, at that moment, holds every article as it read then or later.

        What was queued since goes on waiting. What another index took since is queued: the new one may lack it. Gives
        the number of those.
        """
        with self._write() as session:
            taken = session.scalars(select(DeliveredRow.article_id).where(DeliveredRow.delivered >= moment)).all()
            for article_id in taken:
                enqueue(session, article_id)
            session.execute(delete(WaitingRow).where(WaitingRow.error == begun))
            session.execute(delete(DeliveredRow))
            now = datetime.now(UTC)
            held = select(ArticleRow.id, ArticleRow.revision, literal(mapping_version), literal(now, Instant()))
            waiting = select(WaitingRow.article_id)
            session.execute(
                insert(DeliveredRow).from_select(
                    ["article_id", "revision", "mapping_version", "delivered"],
                    held.where(ArticleRow.id.not_in(waiting)),
                )
            )
            record_taken(session, mapping_version, now)
            record_dropped(session, now)
        return len(taken)

    def requeue(self, article_ids: Collection[str]) -> None:
        """Have the index take these articles again; what is no article's id (a story's document) is passed over."""
        with self._write() as session:
            for article_id in sorted(article_ids):
                if session.get(ArticleRow, article_id) is not None:
                    enqueue(session, article_id)

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
