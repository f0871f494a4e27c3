"""States of the index that questions are asked of: points in time, kept by the server for some minutes."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

from elasticsearch import ApiError, NotFoundError

from search.backends.elasticsearch_indices import Indices
from search.backends.elasticsearch_server import Body, Server
from search.backends.engine import Count, Counted

#: A point in time is asked for so long before the next one is opened: what another process sent is seen by then.
FRESH_SECONDS = 5.0
#: How long the server keeps one after it was last used: a person reads a page before turning it.
KEEP_ALIVE = "5m"
#: Kept by one process at a time; the oldest go first. At one each five seconds that is five minutes.
MOST_VIEWS = 64
#: Answers remembered of one view.
_MOST_REMEMBERED = 256


class ElasticsearchView:
    """A point in time, and the counts that were already asked of it."""

    def __init__(self, token: str) -> None:
        self._token = token
        self._remembered: dict[Count, Counted] = {}
        self.walks = 0

    @property
    def token(self) -> str:
        """See `engine.View`."""
        return self._token

    @property
    def searched(self) -> Body:
        """How a search names it."""
        return {"id": self._token, "keep_alive": KEEP_ALIVE}

    @contextmanager
    def walked(self) -> Iterator[None]:
        """Kept while it is walked through."""
        self.walks += 1
        try:
            yield
        finally:
            self.walks -= 1

    def remembered(self, count: Count) -> Counted | None:
        """What was answered to it before."""
        return self._remembered.get(count)

    def remember(self, count: Count, counted: Counted) -> None:
        """Keep an answer."""
        if len(self._remembered) < _MOST_REMEMBERED:
            self._remembered[count] = counted

    def become(self, token: str) -> None:
        """Go on with another state: this one is lost."""
        self._token = token
        self._remembered = {}


class PointsInTime:
    """The points in time that this process opened."""

    def __init__(self, server: Server, indices: Indices) -> None:
        self._server = server
        self._indices = indices
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, ElasticsearchView] = OrderedDict()
        self._newest: ElasticsearchView | None = None
        self._opened = 0.0

    def newest(self) -> ElasticsearchView:
        """The newest state, give or take some seconds; what this process wrote is in it."""
        with self._lock:
            if self._newest is None or time.monotonic() - self._opened > FRESH_SECONDS:
                self._opened = time.monotonic()
                self._newest = self._keep(ElasticsearchView(self._open()))
            return self._newest

    def of(self, token: str) -> ElasticsearchView:
        """The state of a token, which another process may have given; the newest where it is not kept."""
        with self._lock:
            kept = self._kept.get(token)
        if kept is not None:
            return kept
        view = ElasticsearchView(token)
        return view if self._answers(view) else self.newest()

    def renew(self, view: ElasticsearchView, lost: str) -> None:
        """Let a view whose token was lost show the newest state."""
        with self._lock:
            if view.token == lost:  # no other thread was first
                self._kept.pop(lost, None)
                view.become(self._open())
                self._keep(view)

    def outdated(self) -> None:
        """Something was written: the next newest state is another."""
        with self._lock:
            self._newest = None

    def close(self) -> None:
        """Give all of them back."""
        with self._lock:
            self._newest = None
            while self._kept:
                self._drop(self._kept.popitem(last=False)[0])

    def _open(self) -> str:
        with self._server.as_down():
            try:
                opened = self._server.client.open_point_in_time(index=self._indices.alias, keep_alive=KEEP_ALIVE)
            except NotFoundError as error:
                raise self._server.down(self._indices.missing()) from error
        return str(opened["id"])

    def _answers(self, view: ElasticsearchView) -> bool:
        """A token comes from a cursor, so it may be anything; a made-up one fails in many ways (400, 404, 500)."""
        with self._server.as_down():
            try:
                said = self._server.client.search(size=0, pit=view.searched, track_total_hits=False)
            except ApiError:
                return False
        return bool(said["_shards"]["total"])  # some made-up ones are taken for a state of no index at all

    def _keep(self, view: ElasticsearchView) -> ElasticsearchView:
        self._kept[view.token] = view
        idle = [token for token, each in self._kept.items() if not each.walks]
        for token in idle[: max(0, len(self._kept) - MOST_VIEWS)]:
            del self._kept[token]
            self._drop(token)
        return view

    def _drop(self, token: str) -> None:
        with self._server.as_down():
            self._server.client.options(ignore_status=404).close_point_in_time(id=token)
