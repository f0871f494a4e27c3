"""The engines that answer: Elasticsearch, and an embedded index (tantivy) for a machine without a server."""

from __future__ import annotations

from pathlib import Path

from search.backends.base import Backend


def open_backend(url: str, index_folder: Path, index_name: str) -> Backend:
    """The backend of a checked `NEWSCRAWL_SEARCH_URL`: "embedded:", or http(s) with user and password in it.

    Nothing is connected or made yet. `index_folder` is for the embedded one, `index_name` for Elasticsearch.
    """
    # Only the one that is asked for is loaded: Elasticsearch's client alone takes half a second.
    if url == "embedded:":
        from search.backends.embedded import EmbeddedBackend

        return EmbeddedBackend(index_folder)
    from search.backends.elasticsearch import ElasticsearchBackend

    return ElasticsearchBackend(url, index_name)
