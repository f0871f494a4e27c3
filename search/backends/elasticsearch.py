"""Elasticsearch, 8 or 9, over HTTP."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from elastic_transport import TransportError
from elasticsearch import ApiError, BadRequestError, Elasticsearch

from search.backends.base import BackendHealth, Rejection
from search.backends.cursor import Position
from search.backends.elasticsearch_query import (
    MONTHS,
    RECORD_COLUMN,
    SETTINGS,
    mapping,
    matching,
    search_body,
    sort,
    sources_body,
)
from search.backends.plan import Plan, plan
from search.backends.result import EngineAnswer, EngineHit, result
from search.columns import DocumentError, row
from search.document import Document
from search.fields import FACETS, MAPPING_VERSION
from search.request import BackendDownError, SearchRequest, SearchResult

_SEARCH_SECONDS = 15.0
_WRITE_SECONDS = 60.0

#: Text sent at once. On the wire it is four to six times as many bytes; a server refuses 100 MB by default.
_BULK_CHARACTERS = 2_000_000

#: Articles read at once when everything that matches is walked through, and how long the server keeps its view.
_WALK = 1000
_KEEP_ALIVE = "5m"

_MEND = "mend it with: newscrawl index --all"


@dataclass(frozen=True, slots=True)
class _Action:
    """The lines of one action of a bulk request, and about how many characters of text they hold."""

    lines: tuple[Mapping[str, Any], ...]
    characters: int


class ElasticsearchBackend:
    """The alias `name`, which points at the index of this mapping version, `name`-version.

    `url` may carry user and password; they go into the requests' header and nowhere else.
    """

    def __init__(self, url: str, name: str) -> None:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        self._address = f"{parts.scheme}://{host}{parts.path.rstrip('/')}"
        login = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
        self._client = Elasticsearch(self._address, basic_auth=login, request_timeout=_SEARCH_SECONDS, max_retries=1)
        self._writing = self._client.options(request_timeout=_WRITE_SECONDS)
        self._name = name
        self._index = f"{name}-{MAPPING_VERSION}"
        self._checked = False

    def prepare(self) -> bool:
        """Make the index and point the alias at it; indices of other mapping versions go. See `base.Backend`."""
        with self._as_down():
            made = not self._client.indices.exists(index=self._index)
            if made:
                self._create()
            aliased = self._aliased()
            if aliased != [self._index]:
                self._point_alias(aliased)
        return made

    def send(self, documents: Sequence[Document]) -> list[Rejection]:
        """Write documents; see `base.Backend`."""
        rejections = []
        actions: list[_Action] = []
        for document in documents:
            try:
                made = row(document)
            except DocumentError as error:
                rejections.append(Rejection(document.id, str(error)))
                continue
            values = made.values | {RECORD_COLUMN: made.record}
            actions.append(_Action(({"index": {"_id": made.id}}, values), len(made.record)))
        return rejections + self._bulk(actions)

    def remove(self, ids: Sequence[str]) -> None:
        """Take documents out; see `base.Backend`."""
        self._bulk([_Action(({"delete": {"_id": article_id}},), len(article_id)) for article_id in ids])

    def clear(self) -> None:
        """Drop everything; see `base.Backend`."""
        with self._as_down():
            self._writing.indices.delete(index=self._index, ignore_unavailable=True)
        self.prepare()

    def search(self, request: SearchRequest) -> SearchResult:
        """Answer a request; see `base.Backend`."""
        started = time.perf_counter()
        asked = plan(request)
        self._check()
        with self._as_down():
            searches = [{}, search_body(asked), {}, sources_body(asked)]
            said = self._client.msearch(index=self._name, searches=searches)["responses"]
        for each in said:
            if "error" in each:
                raise self._down(str(each["error"].get("reason", each["error"])))
        return result(asked, _answer(asked, *said), time.perf_counter() - started)

    def scan(self, request: SearchRequest) -> Iterator[str]:
        """Ids of everything that matches, of one state of the index; see `base.Backend`."""
        asked = plan(request)
        self._check()
        return self._scan(asked)

    def _scan(self, asked: Plan) -> Iterator[str]:
        with self._as_down():
            view = self._client.open_point_in_time(index=self._name, keep_alive=_KEEP_ALIVE)["id"]
        body: dict[str, Any] = {
            "query": matching(asked, scored=asked.order is None),
            "sort": sort(asked),
            "size": _WALK,
            "source": False,
            "track_total_hits": False,
            "pit": {"id": view, "keep_alive": _KEEP_ALIVE},
        }
        try:
            while True:
                with self._as_down():
                    hits = self._client.search(**body)["hits"]["hits"]
                if not hits:
                    return
                yield from (hit["_id"] for hit in hits)
                body["search_after"] = hits[-1]["sort"]
        finally:
            with self._as_down():
                self._client.close_point_in_time(id=view)

    def ids(self) -> Iterator[str]:
        """Ids of all documents held; see `base.Backend`."""
        return self.scan(SearchRequest(sort="newest"))

    def health(self) -> BackendHealth:
        """Never raises; see `base.Backend`."""
        try:
            self._check()
            with self._as_down():
                count = int(self._client.count(index=self._name)["count"])
                version = self._client.info()["version"]["number"]
        except BackendDownError as error:
            return BackendHealth("elasticsearch", False, None, str(error))
        return BackendHealth("elasticsearch", True, count, f"version {version}")

    def close(self) -> None:
        """Give back the connections."""
        self._client.close()

    def _create(self) -> None:
        try:
            self._writing.indices.create(index=self._index, mappings=mapping(), settings=SETTINGS)
        except BadRequestError as error:
            if "resource_already_exists" not in error.message:  # another process was first
                raise

    def _point_alias(self, aliased: Sequence[str]) -> None:
        old = [{"remove_index": {"index": index}} for index in aliased if index != self._index]
        self._writing.indices.update_aliases(actions=[{"add": {"index": self._index, "alias": self._name}}, *old])

    def _aliased(self) -> list[str]:
        """The indices that the alias points at."""
        if not self._client.indices.exists_alias(name=self._name):
            return []
        return list(self._client.indices.get_alias(name=self._name))

    def _check(self) -> None:
        """The alias points at an index of this mapping; asked once, for it changes with a new version of ours only."""
        if self._checked:
            return
        with self._as_down():
            indices = self._aliased()
        if indices != [self._index]:
            held = f"of another version ({', '.join(indices)})" if indices else "missing"
            raise BackendDownError(f"the search index {self._name} at {self._address} is {held}; {_MEND}")
        self._checked = True

    def _bulk(self, actions: Sequence[_Action]) -> list[Rejection]:
        """Run actions, as many in a request as are small enough; gives what was refused."""
        if actions:
            self._check()
        rejections = []
        start = 0
        while start < len(actions):
            end = start + 1
            characters = actions[start].characters
            while end < len(actions) and characters + actions[end].characters <= _BULK_CHARACTERS:
                characters += actions[end].characters
                end += 1
            operations = [line for action in actions[start:end] for line in action.lines]
            with self._as_down():  # only into the alias: a missing index must not be made by guessing
                said = self._writing.bulk(index=self._name, operations=operations, refresh=True, require_alias=True)
            rejections += self._refusals(said["items"])
            start = end
        return rejections

    def _refusals(self, items: Sequence[Mapping[str, Any]]) -> list[Rejection]:
        """A document that is wrong is refused with 400; any other error is the server's state and passes."""
        rejections = []
        for item in items:
            said = next(iter(item.values()))
            error = said.get("error")
            if error is None:
                continue
            cause = error.get("caused_by", {}).get("reason")
            reason = f"{error['reason']}{': ' + cause if cause else ''}"
            if said["status"] != 400:
                raise self._down(f"{said['status']} {reason}")
            rejections.append(Rejection(said["_id"], reason))
        return rejections

    @contextmanager
    def _as_down(self) -> Iterator[None]:
        try:
            yield
        except ApiError as error:
            raise self._down(str(error)) from error
        except TransportError as error:
            raise self._down(error.message) from error

    def _down(self, reason: str) -> BackendDownError:
        self._checked = False
        mend = f"; {_MEND}" if "no such index" in reason else ""
        return BackendDownError(f"Elasticsearch at {self._address}: {reason}{mend}")


def _answer(asked: Plan, said: Mapping[str, Any], of: Mapping[str, Any]) -> EngineAnswer:
    hits = said["hits"]
    counts = said["aggregations"]
    return EngineAnswer(
        total=int(hits["total"]["value"]),
        found=[_found(asked, hit) for hit in hits["hits"]],
        facets={field.name: _counts(counts[field.name]) for field in FACETS},
        months=_counts(counts[MONTHS]),
        months_of=_counts(of["aggregations"][MONTHS]),
    )


def _found(asked: Plan, hit: Mapping[str, Any]) -> EngineHit:
    score = None if asked.order else float(hit["sort"][0])
    return EngineHit(hit["_id"], score or 0.0, Position(score, int(hit["sort"][-1])), hit["_source"][RECORD_COLUMN])


def _counts(terms: Mapping[str, Any]) -> dict[Any, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in terms["buckets"]}
