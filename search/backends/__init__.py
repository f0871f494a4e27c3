"""The engines that answer: Elasticsearch, and an embedded index (tantivy) for a machine without a server."""

from __future__ import annotations

from pathlib import Path

from search.backends.base import Backend
from search.backends.elasticsearch import ElasticsearchBackend
from search.backends.embedded import EmbeddedBackend


def open_backend(url: str, index_folder: Path, index_name: str) -> Backend:
    """The backend of a checked `NEWSCRAWL_SEARCH_URL`: "embedded:", or http(s) with user and password in it.

    Nothing is connected or made yet. `index_folder` is for the embedded one, `index_name` for Elasticsearch.
    """
    if url == "embedded:":
        return EmbeddedBackend(index_folder)
    return ElasticsearchBackend(url, index_name)
