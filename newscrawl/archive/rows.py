"""From the catalogue's rows to the records it gives out."""

from __future__ import annotations

from newscrawl.archive.records import FetchedPage, Revision, StoredArticle, WarcPosition
from newscrawl.archive.schema import ArticleRow, PageRow, RevisionRow
from newscrawl.models import Mention, MentionType, Outcome, Role, Versions, article_from_json

_TYPES: dict[str, MentionType] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "DOC": "DOC", "DATE": "DATE"}


def page_record(row: PageRow) -> FetchedPage:
    """A fetched page as the rest of the project sees it."""
    versions = None
    if row.reader_version is not None and row.tagger_version is not None:
        versions = Versions(row.reader_version, row.tagger_version)
    return FetchedPage(
        id=row.id,
        run_id=row.run_id,
        source=row.source,
        role=Role(row.role),
        url=row.url,
        final_url=row.final_url,
        url_key=row.url_key,
        status=row.status,
        fetched=row.fetched,
        warc=WarcPosition(row.warc_file, row.warc_offset, row.warc_length),
        payload_digest=row.payload_digest,
        payload_bytes=row.payload_bytes,
        outcome=None if row.outcome is None else Outcome(row.outcome),
        detail=row.detail,
        article_id=row.article_id,
        versions=versions,
        digest_seconds=row.digest_seconds,
    )


def revision_record(row: RevisionRow) -> Revision:
    """A revision as the rest of the project sees it."""
    return Revision(
        number=row.number,
        page_id=row.page_id,
        fetched=row.fetched,
        content_hash=row.content_hash,
        payload_digest=row.payload_digest,
        versions=Versions(row.reader_version, row.tagger_version),
        article=article_from_json(row.article),
    )


def mention_record(type_: str, start: int, end: int, text: str, value: str | None, entity: str | None) -> Mention:
    """A mention as the rest of the project sees it, out of its row's columns: there are dozens to an article."""
    return Mention(_TYPES[type_], start, end, text, value, entity)


def stored_article(row: ArticleRow, revision: RevisionRow, page: PageRow, mentions: list[Mention]) -> StoredArticle:
    """An article as it reads now, out of its four kinds of row."""
    return StoredArticle(
        article=article_from_json(revision.article),
        mentions=tuple(mentions),
        revision=revision.number,
        content_hash=revision.content_hash,
        payload_digest=revision.payload_digest,
        versions=Versions(revision.reader_version, revision.tagger_version),
        story=row.story,
        first_fetched=row.first_fetched,
        last_fetched=row.last_fetched,
        page=page_record(page),
    )
