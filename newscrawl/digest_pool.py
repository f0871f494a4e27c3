"""Digests pages in worker processes. A page that kills or hangs its worker costs that page only."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self

from pebble import ProcessExpired, ProcessPool

from newscrawl.digest import VERSIONS, digest, warm_up
from newscrawl.errors import OperationError
from newscrawl.models import Digest, Outcome, Page, Refusal, payload_digest
from newscrawl.sources import Source

#: A worker is replaced after so many pages: parsers leak a little over a long backfill.
PAGES_PER_WORKER = 2_000


class DigestPoolError(OperationError):
    """The workers themselves fail (a broken installation, no memory): no page is to blame."""


class DigestPool:
    """Worker processes for `newscrawl.digest.digest` (or another function of the same kind).

    `prepare` is called once in each worker before its first page.
    """

    def __init__(
        self,
        workers: int,
        timeout_seconds: float,
        function: Callable[[Page, Source | None], Digest] = digest,
        prepare: Callable[[], None] = warm_up,
    ) -> None:
        self._timeout_seconds = timeout_seconds
        self._function = function
        self._prepare = prepare
        self.workers = workers
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPool:
        # A fork server keeps the reactor's threads and sockets out of the workers, and forks a loaded model in no time.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["newscrawl.digest"])
        return ProcessPool(self.workers, PAGES_PER_WORKER, initializer=self._prepare, context=context)

    def submit(self, page: Page, source: Source | None) -> Future[Digest]:
        """Digest in a worker; `settled` reads the answer."""
        if not self._pool.active:  # a worker that dies between two pages (no memory) leaves the pool broken
            self.stop()
            self._pool = self._new_pool()
        future: Future[Digest] = self._pool.schedule(self._function, args=(page, source), timeout=self._timeout_seconds)
        return future

    def settled(self, page: Page, future: Future[Digest]) -> Digest:
        """What came of a submitted page: its digest, or a refusal with outcome `failed` that says what went wrong.

        Raises:
            DigestPoolError: no worker lives, whatever the page; it is to be digested later, from the archive.
        """
        try:
            return future.result()
        except (BrokenProcessPool, CancelledError) as error:
            raise DigestPoolError(f"the digest workers are gone: {error or 'stopped'}") from error
        except FutureTimeoutError:
            reason = f"the digest took longer than {self._timeout_seconds:g} s"
        except ProcessExpired as error:
            reason = f"the page killed its worker (exit code {error.exitcode})"
        except Exception as error:  # noqa: BLE001  the worker's own exception, of whatever type: it costs this page only
            reason = f"the digest failed: {type(error).__name__}: {error}"
        refusal = Refusal(Outcome.FAILED, reason)
        return Digest(refusal, (), payload_digest(page.body), VERSIONS, 0.0)

    def close(self) -> None:
        """Finish what was submitted, then end the workers."""
        self._pool.close()
        self._pool.join()

    def stop(self) -> None:
        """End the workers now."""
        self._pool.stop()
        self._pool.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.stop()
