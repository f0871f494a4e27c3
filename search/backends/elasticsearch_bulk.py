"""Documents into an Elasticsearch index: made into lines here while the server works on the lines before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import orjson

from search.backends.base import Rejection
from search.backends.elasticsearch_mapping import RECORD_COLUMN, SHOWS_COLUMN
from search.backends.elasticsearch_server import Server
from search.columns import DocumentError, row
from search.document import Document

#: Sent at once; a server refuses 100 MB by default.
BULK_BYTES = 3_000_000
#: Requests under way at the same time.
_STREAMS = 2


@dataclass(slots=True)
class _Lines:
    """The lines of a bulk request."""

    parts: list[bytes] = field(default_factory=list)
    size_bytes: int = 0

    def add(self, line: bytes) -> None:
        self.parts.append(line)
        self.size_bytes += len(line)


def write(server: Server, target: str, documents: Iterable[Document]) -> list[Rejection]:
    """Write documents, each replacing the one of its id, the last of an id counting; gives what was refused."""
    rejections: list[Rejection] = []
    last = {document.id: document for document in documents}  # requests overtake each other
    return rejections + _run(server, target, _written(last.values(), rejections))


def take_out(server: Server, target: str, ids: Sequence[str]) -> None:
    """Take documents out; ids that are not there are no error."""
    _run(server, target, (orjson.dumps({"delete": {"_id": each}}) + b"\n" for each in dict.fromkeys(ids)))


def _written(documents: Iterable[Document], rejections: list[Rejection]) -> Iterator[bytes]:
    for document in documents:
        try:
            made = row(document)
        except DocumentError as error:
            rejections.append(Rejection(document.id, str(error)))
            continue
        values = made.values | {RECORD_COLUMN: made.record, SHOWS_COLUMN: document.shows or made.id}
        yield b"%b\n%b\n" % (orjson.dumps({"index": {"_id": made.id}}), orjson.dumps(values))


def _run(server: Server, target: str, actions: Iterable[bytes]) -> list[Rejection]:
    refused: list[Rejection] = []
    with ThreadPoolExecutor(_STREAMS) as pool:
        under_way: list[Future[list[dict[str, Any]]]] = []
        for lines in _requests(actions):
            under_way.append(pool.submit(server.bulk, target, lines))
            if len(under_way) > _STREAMS:  # one waits ready made
                refused += refusals(server, under_way.pop(0).result())
        for each in under_way:
            refused += refusals(server, each.result())
    return refused


def _requests(actions: Iterable[bytes]) -> Iterator[bytes]:
    lines = _Lines()
    for action in actions:
        if lines.parts and lines.size_bytes + len(action) > BULK_BYTES:
            yield b"".join(lines.parts)
            lines = _Lines()
        lines.add(action)
    if lines.parts:
        yield b"".join(lines.parts)


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
