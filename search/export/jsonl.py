"""Articles as JSON lines: everything that is known of them, in the fields of the public contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import orjson

from newscrawl.archive.records import Revision, RevisionMark, StoredArticle
from newscrawl.models import Outcome, article_to_json, iso
from newscrawl.tag import entities_of
from search.export.articles import Export


def write_jsonl(export: Export) -> Iterator[bytes]:
    """One JSON object a line; `export` in each says where it comes from."""
    note = orjson.Fragment(orjson.dumps(export.note.brief()))
    for each in export.articles:
        row = exported(each.stored, each.revisions)
        row["reprints"] = [asdict(reprint) for reprint in each.reprints]
        row["export"] = note
        yield orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)


def exported(stored: StoredArticle, revisions: Sequence[Revision] | Sequence[RevisionMark]) -> dict[str, Any]:
    """An article as `export --format jsonl` and `GET /api/articles/{id}` give it."""
    article = article_to_json(stored.article)
    canonical_url = article.pop("canonical_url")
    article.pop("found_by")
    article.pop("conflicts")
    return article | {
        "outcome": Outcome.INDEXED.value,
        "fetched": iso(stored.page.fetched),
        "mentions": [mention.to_json() for mention in stored.mentions],
        "story": stored.story,
        "revisions": [
            {"number": revision.number, "fetched": iso(revision.fetched), "content_hash": revision.content_hash}
            for revision in revisions
        ],
        "canonical_url": canonical_url,
        "entities": [entity.to_json() for entity in entities_of(stored.article.text, stored.mentions)],
    }
