"""Keeps the index following the catalogue while a crawl runs; an index that is down is asked again ever later."""

from __future__ import annotations

import threading
from dataclasses import replace

from newscrawl.archive.catalogue import Catalogue
from search.backends.base import Backend
from search.delivery import DeliveryReport, deliver

FIRST_PAUSE_SECONDS = 2.0
LONGEST_PAUSE_SECONDS = 60.0


class DeliveryLoop:
    """A thread that delivers what waits, every couple of seconds, until it is closed."""

    def __init__(self, catalogue: Catalogue, backend: Backend) -> None:
        self._catalogue = catalogue
        self._backend = backend
        self._delivered = 0
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="delivery", daemon=True)
        self._thread.start()

    def close(self) -> DeliveryReport:
        """Stop, deliver what still waits, give back the backend.

        The report counts what was delivered since the beginning, and says what remains and why.
        """
        self._closing.set()
        self._thread.join()
        report = self._deliver()
        self._backend.close()
        return replace(report, delivered=self._delivered)

    def _run(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while not self._closing.wait(pause):
            report = self._deliver()
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS) if report.error else FIRST_PAUSE_SECONDS

    def _deliver(self) -> DeliveryReport:
        report = deliver(self._catalogue, self._backend)
        self._delivered += report.delivered
        return report
