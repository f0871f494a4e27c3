"""The connection to Elasticsearch: what is sent and read as bytes of JSON, and what its errors mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import unquote, urlsplit

import orjson
from elastic_transport import TransportError
from elasticsearch import ApiError, BadRequestError, ConnectionTimeout, Elasticsearch, OrjsonSerializer

from search.request import BackendDownError, RequestError

SEARCH_SECONDS = 15.0
#: Bulks, refreshes, making and deleting indices.
WRITE_SECONDS = 120.0

#: Requests at the same time: those of a server's threads.
_CONNECTIONS = 32

#: A million articles take some minutes.
_MERGE_SECONDS = 3600.0

#: The header of a search: half an answer is none.
_WHOLE = b'{"allow_partial_search_results":false}'
_LINES = {"Content-Type": "application/x-ndjson", "Accept": "application/json"}
_MEND = "mend it with: newscrawl index --all"
#: The server's words for a query that is more than it takes.
_TOO_DEAR = re.compile(r"too_many_|max_?clause|max_terms_count|nested depth|too complex|max_expansions", re.IGNORECASE)

Body = dict[str, Any]


class LostViewError(Exception):
    """The state of the index that was asked is no longer kept, or the index has gone."""


class Server:
    """An Elasticsearch at `url`, which may carry user and password; they go into the requests' header only."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        self.address = f"{parts.scheme}://{host}{parts.path.rstrip('/')}"
        login = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
        self.client = Elasticsearch(
            self.address,
            basic_auth=login,
            request_timeout=SEARCH_SECONDS,
            max_retries=1,
            connections_per_node=_CONNECTIONS,
            serializers={OrjsonSerializer.mimetype: OrjsonSerializer()},
        )
        self.writing = self.client.options(request_timeout=WRITE_SECONDS)

    def search_all(self, searches: Sequence[Body]) -> list[Body]:
        """The responses to searches, which the server runs side by side.

        Raises LostViewError where a point in time is not kept, RequestError for a query that it finds too dear.
        """
        lines = b"".join(b"%b\n%b\n" % (_WHOLE, orjson.dumps(search)) for search in searches)
        with self.as_down():
            try:
                said = self.client.perform_request("POST", "/_msearch", headers=_LINES, body=lines)
            except BadRequestError as error:  # of one of them, before any was run
                raise self._refusal(error.body["error"], 400) from error
        responses: list[Body] = said.body["responses"]
        for each in responses:
            if "error" in each:
                raise self._refusal(each["error"], each["status"])
        return responses

    def bulk(self, target: str, lines: bytes) -> list[Body]:
        """Run the actions of a bulk request on an alias: a missing index must not be made by guessing."""
        path = f"/{target}/_bulk?require_alias=true&filter_path=items.*._id,items.*.status,items.*.error"
        with self.as_down():
            said = self.writing.perform_request("POST", path, headers=_LINES, body=lines)
        return [next(iter(item.values())) for item in said.body["items"]]

    def merge(self, index: str) -> None:
        """Merge an index to one segment a shard: less to look into, and only then half of its size is given back.

        The server keeps each document as it was sent, beside the source that the mapping wants, until a merge after a
        flush (100,000 articles: 655 MB, merged 329 MB; November 2026).
        """
        patient = self.client.options(request_timeout=_MERGE_SECONDS, max_retries=0)
        with self.as_down(), suppress(ConnectionTimeout):  # the server goes on merging when nobody waits
            patient.indices.flush(index=index, wait_if_ongoing=True)
            patient.indices.forcemerge(index=index, max_num_segments=1)

    @contextmanager
    def as_down(self) -> Iterator[None]:
        """Whatever the server or the way to it fails at is that it cannot be asked."""
        try:
            yield
        except ApiError as error:
            raise self.down(f"{error.status_code} {_sentence(error)}") from error
        except TransportError as error:
            raise self.down(error.message) from error

    def down(self, reason: str) -> BackendDownError:
        """The error with a sentence that says where and what."""
        mend = f"; {_MEND}" if "no such index" in reason or "not an alias" in reason else ""
        return BackendDownError(f"Elasticsearch at {self.address}: {reason}{mend}")

    def close(self) -> None:
        """Give back the connections."""
        self.client.close()

    def _refusal(self, error: Mapping[str, Any], status: int) -> Exception:
        reasons = list(_reasons(error))
        said = "; ".join(dict.fromkeys(reasons))
        if status == 404:
            return LostViewError(said)
        if _TOO_DEAR.search(said):
            return RequestError("q", "the query asks for too much at once; say it with fewer words or prefixes")
        return self.down(f"{status} {said}")


def _reasons(error: Mapping[str, Any]) -> Iterator[str]:
    """What an error says of itself and of its causes."""
    yield f"{error.get('type')}: {error.get('reason')}"
    for cause in (*error.get("root_cause", ()), *filter(None, [error.get("caused_by")])):
        yield from _reasons(cause)
    for shard in error.get("failed_shards", ()):
        yield from _reasons(shard["reason"])


def _sentence(error: ApiError) -> str:
    body = error.body.get("error") if isinstance(error.body, Mapping) else None
    return str(body.get("reason") or error.message) if isinstance(body, Mapping) else error.message
