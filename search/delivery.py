"""From the catalogue's queue to the index. Idempotent: what was sent twice stands there once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.records import Waiting
from search.backends.base import Backend
from search.document import build_document
from search.fields import MAPPING_VERSION
from search.request import BackendDownError


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """What a delivery did, in articles. `waiting` is what remains queued, `rejected` of it what the index refused.

    `error` says why the delivery ended early; None when it did not.
    """

    delivered: int
    rejected: int
    waiting: int
    error: str | None

    @property
    def problem(self) -> str | None:
        """What waits, why, and what to do about it; None where nothing does."""
        if not self.waiting:
            return None
        reason = self.error or "the index refused them"
        return f"{self.waiting} articles wait for the index ({reason}); send them: newscrawl index"


#: Articles sent at once. The embedded index took 460 articles/s in batches of 200 and 720 in batches of 1,000 (corpus
#: of 2013, November 2026): each batch costs it a commit and its share of merging. A batch is held in memory.
BATCH = 500


def deliver(catalogue: Catalogue, backend: Backend, batch: int = BATCH) -> DeliveryReport:
    """Send what waits, `batch` articles at a time, until nothing is left that the index takes.

    An index that is new, or holds nothing, is sent the whole catalogue. A rejected article goes on waiting with the
    reason and is tried again by the next delivery. An index that is down ends this one; nothing is lost. Never raises
    BackendDownError.
    """
    delivered = 0
    refused: set[str] = set()
    error = None
    try:
        # The count as well: the process that made the index may have died before it queued the articles.
        if backend.prepare() or backend.health().documents == 0:
            catalogue.enqueue_all()
        while waiting := _untried(catalogue, refused, batch):
            rejected = _send(catalogue, backend, waiting)
            refused |= rejected
            delivered += len(waiting) - len(rejected)
    except BackendDownError as down:
        error = str(down)
    return DeliveryReport(delivered, len(refused), catalogue.waiting_count(), error)


def _untried(catalogue: Catalogue, refused: set[str], batch: int) -> list[Waiting]:
    waiting = catalogue.waiting(batch + len(refused))
    return [item for item in waiting if item.ticket not in refused][:batch]


def _send(catalogue: Catalogue, backend: Backend, waiting: Sequence[Waiting]) -> set[str]:
    """Send and remove; gives the tickets that were refused. Raises BackendDownError, noted with each article."""
    articles = catalogue.articles([item.article_id for item in waiting if not item.withdrawn])
    revisions = {stored.article.id: stored.revision for stored in articles}
    # An article that is gone from the catalogue must go from the index as well.
    items = [item if item.article_id in revisions else replace(item, withdrawn=True) for item in waiting]
    try:
        reasons = {refusal.id: refusal.reason for refusal in backend.send([build_document(a) for a in articles])}
        backend.remove([item.article_id for item in items if item.withdrawn])
    except BackendDownError as down:
        catalogue.mark_undelivered(items, str(down))
        raise
    taken = [item for item in items if item.article_id not in reasons]
    catalogue.mark_delivered(taken, revisions, MAPPING_VERSION)
    for item in items:
        if item.article_id in reasons:
            catalogue.mark_undelivered([item], reasons[item.article_id])
    return {item.ticket for item in items if item.article_id in reasons}
