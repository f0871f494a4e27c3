"""An article as the API gives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Self

from pydantic import Field

from newscrawl.archive.records import Reprint, Revision, StoredArticle
from newscrawl.models import iso
from search.api.answers.base import Answer
from search.api.answers.searching import ReprintAnswer
from search.export import exported


class WarcAnswer(Answer):
    """Where the response lies: file in the archive folder, offset and length in bytes."""

    file: str
    offset: int
    length: int


class ProvenanceAnswer(Answer):
    """Where the current text comes from: the response, its WARC record, and the code that read it.

    `payload_digest` is the hash of the bytes it was made from; `found_by` says for each field how it was found,
    `conflicts` what other places of the page state instead.
    """

    url: str
    final_url: str
    status: int
    fetched: str
    first_fetched: str
    last_fetched: str
    warc: WarcAnswer
    payload_digest: str
    reader: str
    tagger: str
    found_by: dict[str, str]
    conflicts: list[dict[str, str]]
    run: str

    @classmethod
    def of(cls, stored: StoredArticle) -> Self:
        """From the catalogue's record."""
        page = stored.page
        return cls(
            url=page.url,
            final_url=page.final_url,
            status=page.status,
            fetched=page.fetched.isoformat(),
            first_fetched=stored.first_fetched.isoformat(),
            last_fetched=stored.last_fetched.isoformat(),
            warc=WarcAnswer(file=page.warc.file, offset=page.warc.offset, length=page.warc.length),
            payload_digest=stored.payload_digest,
            reader=stored.versions.reader,
            tagger=stored.versions.tagger,
            found_by=stored.article.found_by,
            conflicts=[asdict(conflict) for conflict in stored.article.conflicts],
            run=page.run_id,
        )


class RevisionAnswer(Answer):
    """The article at one time; the last one is current."""

    number: int
    fetched: str
    content_hash: str
    payload_digest: str
    reader: str
    tagger: str
    title: str
    published: str | None
    modified: str | None
    text: str

    @classmethod
    def of(cls, revision: Revision) -> Self:
        """From the catalogue's record."""
        return cls(
            number=revision.number,
            fetched=revision.fetched.isoformat(),
            content_hash=revision.content_hash,
            payload_digest=revision.payload_digest,
            reader=revision.versions.reader,
            tagger=revision.versions.tagger,
            title=revision.article.title,
            published=iso(revision.article.published),
            modified=iso(revision.article.modified),
            text=revision.article.text,
        )


class BlockAnswer(Answer):
    """A piece of the body in reading order.

    `form` says of a paragraph that it is a list's item or a table's row, whose cells " | " parts; `picture` is the
    address of a caption's picture.
    """

    kind: str
    text: str
    form: str | None = None
    picture: str | None = None


class ArticleAnswer(Answer):
    """The contract's fields: mentions (offsets into `text`), entities, story, reprints, revisions, origin."""

    id: str
    url: str
    source: str | None
    title: str
    lead: str | None
    text: str
    blocks: list[BlockAnswer]
    author: str | None
    section: str | None
    tags: list[str]
    published: str | None
    modified: str | None
    language: str | None
    canonical_url: str | None
    outcome: str
    fetched: str
    mentions: list[dict[str, Any]] = Field(description="{type, start, end, text} and value (DATE) or entity.")
    entities: list[dict[str, Any]] = Field(
        description="{type, name, variants} and, where known, kind, level, parent, posts, issuer, issued, year."
    )
    story: str
    reprints: list[ReprintAnswer]
    revisions: list[RevisionAnswer]
    provenance: ProvenanceAnswer

    @classmethod
    def of(cls, stored: StoredArticle, reprints: Sequence[Reprint], revisions: Sequence[Revision]) -> Self:
        """From the catalogue's records."""
        more = {
            "reprints": [ReprintAnswer.of(reprint) for reprint in reprints],
            "revisions": [RevisionAnswer.of(revision) for revision in revisions],
            "provenance": ProvenanceAnswer.of(stored),
        }
        return cls(**exported(stored, revisions) | more)
