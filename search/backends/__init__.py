"""The engines that answer: Elasticsearch, and an embedded index (tantivy) for a machine without a server."""

from __future__ import annotations

from pathlib import Path

from newscrawl.errors import UsageError
from search.backends.base import Backend
from search.query import VocabularyError, VocabularyFiles


def open_backend(url: str, index_folder: Path, index_name: str, vocabulary_file: Path | None = None) -> Backend:
    """The backend of a checked `NEWSCRAWL_SEARCH_URL`: "embedded:", or http(s) with user and password in it.

    Nothing is connected or made yet. `index_folder` is for the embedded one, `index_name` for Elasticsearch.
    `vocabulary_file` is the operator's own, which need not be there. Raises UsageError where it is no vocabulary.
    """
    try:
        vocabulary = VocabularyFiles(vocabulary_file)
    except VocabularyError as error:
        raise UsageError(str(error)) from error
    # Only the one that is asked for is loaded: Elasticsearch's client alone takes half a second.
    if url == "embedded:":
        from search.backends.embedded import EmbeddedBackend

        return EmbeddedBackend(index_folder, vocabulary)
    from search.backends.elasticsearch import ElasticsearchBackend

    return ElasticsearchBackend(url, index_name, vocabulary)
