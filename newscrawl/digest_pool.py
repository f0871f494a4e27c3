"""Digests pages in worker processes. A page that kills or hangs its worker costs that page only."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from newscrawl.digest import VERSIONS, digest, warm_up
from newscrawl.models import Digest, Outcome, Page, Refusal, payload_digest
from newscrawl.sources import Source
from newscrawl.tag import check_model
from newscrawl.worker_pool import Lost, WorkerPool


class DigestPool(WorkerPool[[Page, Source | None], Digest]):
    """Worker processes for `newscrawl.digest.digest` (or another function of the same kind).

    `prepare` is called once in each worker before its first page.

    Raises:
        UsageError: the tagger has no model, so that every page would fail.
    """

    def __init__(
        self,
        workers: int,
        timeout_seconds: float,
        function: Callable[[Page, Source | None], Digest] = digest,
        prepare: Callable[[], None] = warm_up,
    ) -> None:
        check_model()
        super().__init__(function, workers, timeout_seconds, prepare, preload=("newscrawl.digest",))

    def settled(self, page: Page, future: Future[Digest]) -> Digest:
        """What came of a submitted page: its digest, or a refusal with outcome `failed` that says what went wrong.

        Raises:
            WorkersGoneError: no worker lives, whatever the page; it is to be digested later, from the archive.
        """
        result = self.result(future)
        if isinstance(result, Lost):
            refusal = Refusal(Outcome.FAILED, f"the digest {result.reason}")
            return Digest(refusal, (), payload_digest(page.body), VERSIONS, 0.0)
        return result
