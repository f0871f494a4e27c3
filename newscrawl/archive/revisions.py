"""The revisions of an article: which fetched texts are ones, in which order, and the rows that hold them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from newscrawl.archive.schema import ArticleRow, PageRow, RevisionRow
from newscrawl.models import Article, Digest, Outcome, article_to_json

#: What makes two texts of an article differ for a reader.
_CONTENT = ("title", "lead", "blocks", "author", "section", "tags", "published", "modified")


def content_hash(article: Article) -> str:
    """Equal for two fetches that read the same, whatever their addresses and their HTML."""
    row = article_to_json(article)
    # Not the pictures' addresses: a site that moves its pictures has not revised its articles.
    row["blocks"] = [{"kind": block.kind, "text": block.text} for block in article.blocks]
    content = json.dumps([row[name] for name in _CONTENT], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def revisions_of(session: Session, article_id: str) -> list[dict[str, Any]]:
    """The values of an article's revisions, oldest first."""
    query = select(RevisionRow).where(RevisionRow.article_id == article_id).order_by(RevisionRow.number)
    return [_revision_values(found) for found in session.scalars(query)]


def merged(revisions: Sequence[dict[str, Any]], new: dict[str, Any]) -> list[dict[str, Any]]:
    """The revisions with the new one in its place in time; texts that only repeat the one before are none.

    The same text read by newer versions replaces the old reading.
    """
    kept = [item for item in revisions if item["page_id"] != new["page_id"]]
    same = next((item for item in kept if item["content_hash"] == new["content_hash"]), None)
    if same is not None and _versions(same) == _versions(new) and kept == list(revisions):
        before = [item for item in kept if item["fetched"] <= new["fetched"]]
        if before and before[-1]["content_hash"] == new["content_hash"]:
            return list(revisions)
    placed: list[dict[str, Any]] = []
    for item in sorted([*kept, new], key=lambda item: (item["fetched"], item["page_id"])):
        if placed and placed[-1]["content_hash"] == item["content_hash"]:
            if _versions(placed[-1]) != _versions(item):
                placed[-1] = item
        else:
            placed.append(item)
    return placed


def outcome_of(before: Sequence[dict[str, Any]], after: Sequence[dict[str, Any]]) -> Outcome:
    """What became of a page that changed an article's revisions so."""
    if not before:
        return Outcome.INDEXED
    hashes = [item["content_hash"] for item in before]
    return Outcome.UNCHANGED if [item["content_hash"] for item in after] == hashes else Outcome.REVISED


def _versions(revision: dict[str, Any]) -> tuple[str, str]:
    return revision["reader_version"], revision["tagger_version"]


def new_revision(page: PageRow, article: Article, digest: Digest) -> dict[str, Any]:
    """The values of the revision that a page would make."""
    return {
        "page_id": page.id,
        "fetched": page.fetched,
        "content_hash": content_hash(article),
        "payload_digest": digest.payload_digest,
        "reader_version": digest.versions.reader,
        "tagger_version": digest.versions.tagger,
        "article": article_to_json(article),
    }


def _revision_values(row: RevisionRow) -> dict[str, Any]:
    names = ("page_id", "fetched", "content_hash", "payload_digest", "reader_version", "tagger_version", "article")
    return {name: getattr(row, name) for name in names}


def write_revisions(session: Session, row: ArticleRow, revisions: Sequence[dict[str, Any]]) -> None:
    """Have an article hold these revisions, the last of which is the present text."""
    current = revisions[-1]
    row.url, row.title, row.published = (current["article"][name] for name in ("url", "title", "published"))
    row.revision, row.content_hash, row.page_id = len(revisions), current["content_hash"], current["page_id"]
    session.flush()
    session.execute(delete(RevisionRow).where(RevisionRow.article_id == row.id))
    session.add_all(RevisionRow(article_id=row.id, number=n, **values) for n, values in enumerate(revisions, 1))
