"""How many articles a question finds, remembered for as long as the index stays as it is: for examples on pages."""

from __future__ import annotations

import threading
from datetime import datetime

from newscrawl.archive.catalogue import Catalogue
from search.backends.base import Backend
from search.request import SearchRequest


class Totals:
    """Counts of queries. Safe in threads; raises what the backend raises."""

    def __init__(self, catalogue: Catalogue, backend: Backend) -> None:
        self._catalogue = catalogue
        self._backend = backend
        self._lock = threading.Lock()
        self._state: tuple[datetime | None, str] | None = None
        self._known: dict[str, int] = {}

    def of(self, q: str) -> int:
        """Articles that a query finds; asked once of one state of the index and the vocabulary."""
        state = self._catalogue.index_changed(), self._backend.vocabulary_fingerprint()
        with self._lock:
            if state != self._state:
                self._state, self._known = state, {}
            if q in self._known:
                return self._known[q]
        found = self._backend.search(SearchRequest(q=q, size=0, facets=())).total
        with self._lock:
            if state == self._state:
                self._known[q] = found
        return found
