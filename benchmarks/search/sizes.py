"""How much room the indexes take."""

from __future__ import annotations

from pathlib import Path

from elasticsearch import Elasticsearch

#: Segments of each shard after a merge.
SEGMENTS = 5
_MERGE_SECONDS = 7200


def elasticsearch_size(client: Elasticsearch, index: str, *, merged: bool) -> tuple[float, int]:
    """MB, and the number of segments; as it is, or after a merge."""
    waiting = client.options(request_timeout=_MERGE_SECONDS)
    waiting.indices.flush(index=index)
    if merged:
        waiting.indices.forcemerge(index=index, max_num_segments=SEGMENTS)
    waiting.indices.refresh(index=index)
    said = client.indices.stats(index=index, metric=["store", "segments"])["_all"]["primaries"]
    return said["store"]["size_in_bytes"] / 1e6, said["segments"]["count"]


def folder_size(folder: Path) -> float:
    """MB of a folder's files."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink()) / 1e6
