"""What the Elasticsearch index is like: a field for each column, and its settings."""

from __future__ import annotations

from typing import Any

from search.analysis import FILLER
from search.columns import COLUMNS, Column

Body = dict[str, Any]

#: The JSON that a hit shows: kept as it is, not indexed. It is all that `_source` keeps, for the index is disposable.
RECORD_COLUMN = "record"
#: The id of the article that a document shows, beside the stored fields: reading these for a million ids takes long.
SHOWS_COLUMN = "shows"

_ANALYZER = "stream"

#: With one shard facets are exact at once, and words as rare as they are. Of two shards that name their 250 most
#: frequent values each, half of 120 questions to 100,000 articles had to be asked again, most of all those that some
#: hundreds of articles match (November 2026). A question's hits and its counts are two searches: work for both cores
#: as it is. A million articles take 3 GB; a shard is held to be good for up to 50.
SHARDS = 1

_ANALYSIS: Body = {
    "analyzer": {_ANALYZER: {"type": "custom", "tokenizer": "whitespace", "filter": ["hole"]}},
    "filter": {"hole": {"type": "stop", "stopwords": [FILLER]}},
}

#: Every batch that is sent ends with a refresh; the interval only shows what a process left that was killed before.
SERVED: Body = {"refresh_interval": "30s", "auto_expand_replicas": "0-1", "translog.durability": "request"}
#: While nobody searches it: no refreshes, no copies, and a crash costs the half-built index, which is begun anew.
LOADING: Body = {"refresh_interval": "-1", "number_of_replicas": 0, "translog.durability": "async"}


def settings(*, loading: bool) -> Body:
    """The settings of a new index."""
    return {"number_of_shards": SHARDS, "analysis": _ANALYSIS} | (LOADING if loading else SERVED)


def mapping() -> Body:
    """The mapping of an index: nothing is guessed from the documents ("strict")."""
    return {
        "dynamic": "strict",
        "_source": {"includes": [RECORD_COLUMN]},
        "properties": {column.name: _property(column) for column in COLUMNS}
        | {
            RECORD_COLUMN: {"type": "keyword", "index": False, "doc_values": False},
            SHOWS_COLUMN: {"type": "keyword", "index": False},
        },
    }


def _property(column: Column) -> Body:
    match column.kind:
        case "words":
            return {"type": "text", "analyzer": _ANALYZER}
        case "keyword":
            # What ranks values by number is made when articles come in, not by the first question after that.
            return {"type": "keyword", "doc_values": column.counted, "eager_global_ordinals": column.counted}
        case "integer":
            return {"type": "long"}
