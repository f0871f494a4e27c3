"""Documents into an Elasticsearch index: made into lines here while the server works on the lines before."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Self

import orjson

from search.backends.base import Rejection
from search.backends.elasticsearch_mapping import RECORD_COLUMN, SHOWS_COLUMN
from search.backends.elasticsearch_server import Server
from search.columns import DocumentError, row
from search.document import Document

#: Sent at once; a server refuses 100 MB by default.
BULK_BYTES = 2_000_000
#: Requests under way at the same time.
_STREAMS = 2


class Bulk:
    """Bulk requests to `target`, some under way while the next one is made ready.

    Requests overtake each other: an id may be written again only after `settled`. What a request failed at is raised
    by a later call.
    """

    def __init__(self, server: Server, target: str) -> None:
        self._server = server
        self._target = target
        self._pool = ThreadPoolExecutor(_STREAMS)
        self._under_way: deque[Future[list[dict[str, Any]]]] = deque()
        self._lines: list[bytes] = []
        self._size_bytes = 0
        self._refused: list[Rejection] = []

    def write(self, documents: Iterable[Document]) -> None:
        """Write documents, each replacing the one of its id, the last of an id counting."""
        for document in {document.id: document for document in documents}.values():
            try:
                made = row(document)
            except DocumentError as error:
                self._refused.append(Rejection(document.id, str(error)))
                continue
            values = made.values | {RECORD_COLUMN: made.record, SHOWS_COLUMN: document.shows or made.id}
            self._add(b"%b\n%b\n" % (orjson.dumps({"index": {"_id": made.id}}), orjson.dumps(values)))

    def take_out(self, ids: Iterable[str]) -> None:
        """Take documents out, once all that was written is there; ids that are not there are no error."""
        self._wait()
        for each in dict.fromkeys(ids):
            self._add(orjson.dumps({"delete": {"_id": each}}) + b"\n")
        self._wait()

    def settled(self) -> list[Rejection]:
        """Wait for all that was written; what was refused since this was asked last."""
        self._wait()
        refused, self._refused = self._refused, []
        return refused

    def close(self) -> None:
        """Ends with the requests that the server has; what waits is not sent."""
        self._pool.shutdown(cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _add(self, action: bytes) -> None:
        if self._lines and self._size_bytes + len(action) > BULK_BYTES:
            self._send()
        self._lines.append(action)
        self._size_bytes += len(action)

    def _send(self) -> None:
        if not self._lines:
            return
        while len(self._under_way) > _STREAMS:  # one waits ready made
            self._take()
        self._under_way.append(self._pool.submit(self._server.bulk, self._target, b"".join(self._lines)))
        self._lines, self._size_bytes = [], 0

    def _wait(self) -> None:
        self._send()
        while self._under_way:
            self._take()

    def _take(self) -> None:
        self._refused += refusals(self._server, self._under_way.popleft().result())


def write(server: Server, target: str, documents: Iterable[Document]) -> list[Rejection]:
    """Write documents, each replacing the one of its id, the last of an id counting; gives what was refused."""
    with Bulk(server, target) as bulk:
        bulk.write(documents)
        return bulk.settled()


def take_out(server: Server, target: str, ids: Sequence[str]) -> None:
    """Take documents out; ids that are not there are no error."""
    with Bulk(server, target) as bulk:
        bulk.take_out(ids)


def refusals(server: Server, items: Iterable[Mapping[str, Any]]) -> list[Rejection]:
    """A document that is wrong is refused with 400; any other error is the server's state and passes."""
    rejections = []
    for said in items:
        error = said.get("error")
        if error is None:
            continue
        cause = error.get("caused_by", {}).get("reason")
        reason = f"{error['reason']}{': ' + cause if cause else ''}"
        if said["status"] != 400:
            raise server.down(f"{said['status']} {reason}")
        rejections.append(Rejection(said["_id"], reason))
    return rejections
