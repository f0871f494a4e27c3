"""Calls in worker processes. One that hangs, kills its worker or eats its memory costs itself only."""

from __future__ import annotations

import multiprocessing
import resource
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from types import TracebackType
from typing import Generic, ParamSpec, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from newscrawl.errors import OperationError

P = ParamSpec("P")
R = TypeVar("R")

#: A worker is replaced after so many calls: parsers leak a little over a long backfill.
CALLS_PER_WORKER = 2_000

#: Address space of a worker. Measured 2026-11-22: 0.2 GB with the tagger's models, 0.6 GB after the worst of the
#: hostile pages of the tests. A page that wants more than this ends as failed, the machine lives on.
WORKER_MEMORY_BYTES = 2 << 30


class WorkersGoneError(OperationError):
    """The workers themselves fail (a broken installation, no memory): no call is to blame."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A call without a result: what happened to it, in words that follow its name ("took longer than 60 s")."""

    reason: str


class WorkerPool(Generic[P, R]):
    """Worker processes for one function.

    `prepare` is called once in each worker before its first call; `preload` are modules that the workers start with.
    """

    def __init__(
        self,
        function: Callable[P, R],
        workers: int,
        timeout_seconds: float,
        prepare: Callable[[], None] | None = None,
        preload: tuple[str, ...] = (),
    ) -> None:
        self._function = function
        self._timeout_seconds = timeout_seconds
        self._prepare = prepare
        self._preload = list(preload)
        self.workers = workers
        self._ended = False
        #: Held where the pool under this one changes: whoever submits may be another thread than whoever ends.
        self._changing = threading.Lock()
        self._pool = self._new_pool()

    def _new_pool(self) -> _Pool:
        # A fork server keeps the reactor's threads and sockets out of the workers, and forks a loaded model in no time.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(self._preload)
        return _Pool(self.workers, CALLS_PER_WORKER, initializer=_start, initargs=(self._prepare,), context=context)

    def submit(self, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Call the function in a worker; `result` reads what came of it.

        Raises:
            WorkersGoneError: the pool was closed or stopped.
        """
        with self._changing:
            if self._ended:
                raise WorkersGoneError("the workers are gone: stopped")
            if not self._pool.active:  # a worker that dies between two calls (no memory) leaves the pool broken
                self._end_pool()
                self._pool = self._new_pool()
            future: Future[R] = self._pool.schedule(self._function, args, kwargs, timeout=self._timeout_seconds)
            return future

    def result(self, future: Future[R]) -> R | Lost:
        """What came of a call.

        Raises:
            WorkersGoneError: no worker lives, whatever the call.
        """
        try:
            return future.result()
        except (BrokenProcessPool, CancelledError) as error:
            raise WorkersGoneError(f"the workers are gone: {error or 'stopped'}") from error
        except FutureTimeoutError:
            return Lost(f"took longer than {self._timeout_seconds:g} s")
        except ProcessExpired as error:
            return Lost(f"killed its worker (exit code {error.exitcode})")
        except MemoryError:
            return Lost(f"took more than {WORKER_MEMORY_BYTES >> 20} MB of memory")
        except Exception as error:  # noqa: BLE001  the worker's own exception, of whatever type: it costs this call only
            return Lost(f"failed: {type(error).__name__}: {error}")

    def close(self) -> None:
        """Finish what was submitted, then end the workers."""
        with self._changing:
            self._ended = True
            self._pool.close()
            self._pool.join()

    def stop(self) -> None:
        """End the workers now."""
        with self._changing:
            self._ended = True
            self._end_pool()

    def _end_pool(self) -> None:
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


class _Pool(ProcessPool):
    """Ends its workers before the locks that they share go: one that is just starting would miss them, and say so."""

    def _stop_pool(self) -> None:
        if self._pool_manager_loop is not None:  # starts workers in place of those that ended
            self._pool_manager_loop.join()
        self._pool_manager.worker_manager.force_stop_workers()
        super()._stop_pool()


def _start(prepare: Callable[[], None] | None) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = WORKER_MEMORY_BYTES if most == resource.RLIM_INFINITY else min(WORKER_MEMORY_BYTES, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))
    if prepare is not None:
        prepare()
