"""The catalogue's tables. A change here needs a migration in `migrations/` (a test compares the two)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, ForeignKey, Index, MetaData, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Instant(TypeDecorator[datetime]):
    """A moment: stored in UTC, given back in UTC, refused without a zone (SQLite itself keeps none)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive times; write UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"time without zone: {value}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give SQLite's naive values their zone back."""
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Constraint names are fixed, so that migrations can name them on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {datetime: Instant, dict[str, Any]: JSON, dict[str, int]: JSON}


class RunRow(Base):
    """One crawl of one source. `state`: running, finished, interrupted (its process died) or failed.

    `not_fetched` counts what was never asked or never answered ("robots-forbidden", "unanswered").
    """

    __tablename__ = "runs"
    id: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(index=True)
    started: Mapped[datetime]
    finished: Mapped[datetime | None]
    state: Mapped[str]
    command: Mapped[str]
    not_fetched: Mapped[dict[str, int]] = mapped_column(default=dict)


class PageRow(Base):
    """One fetched response: its WARC record and its outcome (NULL until a stage has decided it)."""

    __tablename__ = "pages"
    __table_args__ = (UniqueConstraint("warc_file", "warc_offset"), Index("ix_pages_run_outcome", "run_id", "outcome"))
    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id"))
    source: Mapped[str] = mapped_column(index=True)
    role: Mapped[str]
    url: Mapped[str] = mapped_column(index=True)
    final_url: Mapped[str]
    url_key: Mapped[str] = mapped_column(index=True)
    status: Mapped[int]
    fetched: Mapped[datetime]
    warc_file: Mapped[str]
    warc_offset: Mapped[int]
    warc_length: Mapped[int]
    payload_digest: Mapped[str]
    payload_bytes: Mapped[int]
    outcome: Mapped[str | None]
    detail: Mapped[str | None]
    article_id: Mapped[str | None] = mapped_column(index=True)
    reader_version: Mapped[str | None]
    tagger_version: Mapped[str | None]
    digest_seconds: Mapped[float | None]


class UrlRow(Base):
    """What is known of an address: found when and where, last answer, validators for conditional requests.

    `state`: discovered (to be fetched), fetched, failed, gone (404/410) or blocked.
    """

    __tablename__ = "urls"
    source: Mapped[str] = mapped_column(primary_key=True)
    url_key: Mapped[str] = mapped_column(primary_key=True)
    url: Mapped[str]
    role: Mapped[str]
    state: Mapped[str] = mapped_column(index=True)
    discovered: Mapped[datetime]
    found_on: Mapped[str | None]
    last_fetched: Mapped[datetime | None]
    last_status: Mapped[int | None]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    payload_digest: Mapped[str | None]
    failures: Mapped[int] = mapped_column(default=0)


class ArticleRow(Base):
    """An article as it reads now; earlier texts are in `revisions`. Columns beside `article` are for queries."""

    __tablename__ = "articles"
    id: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(index=True)
    url: Mapped[str]
    title: Mapped[str]
    published: Mapped[str | None] = mapped_column(index=True)  # ISO 8601 as `models.iso` writes it
    revision: Mapped[int]
    content_hash: Mapped[str]
    story: Mapped[str] = mapped_column(index=True)  # the first publication's id, in every article of the story
    first_fetched: Mapped[datetime]
    last_fetched: Mapped[datetime]
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"))
    rebuild: Mapped[str | None]  # the rebuild that wrote this row last


class RevisionRow(Base):
    """The text of an article at one time: everything extraction said, from which page, by which versions."""

    __tablename__ = "revisions"
    article_id: Mapped[str] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"))
    fetched: Mapped[datetime]
    content_hash: Mapped[str]
    payload_digest: Mapped[str]
    reader_version: Mapped[str]
    tagger_version: Mapped[str]
    article: Mapped[dict[str, Any]]  # as `models.article_to_json` writes it


class MentionRow(Base):
    """A mention in the current text of an article, in reading order."""

    __tablename__ = "mentions"
    __table_args__ = (Index("ix_mentions_type_entity", "type", "entity"),)
    article_id: Mapped[str] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]
    value: Mapped[str | None]
    entity: Mapped[str | None]


class SignatureRow(Base):
    """What reprints of an article's present text are found by (`newscrawl.models.Signature`), packed.

    An article held since before there were signatures has none, and one of another version is found by none.
    """

    __tablename__ = "signatures"
    __table_args__ = (UniqueConstraint("article_id"),)
    number: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    version: Mapped[str]
    words: Mapped[int]
    keys: Mapped[bytes]
    shingles: Mapped[bytes]
    figures: Mapped[bytes]
    names: Mapped[bytes]


class SignatureKeyRow(Base):
    """Which signatures have a key. Looked up by key alone; dropped with the signature, which lists its keys.

    `of` is how many keys the signature has: a standing line under thousands of articles costs no look at each of them.
    """

    __tablename__ = "signature_keys"
    __table_args__ = ({"sqlite_with_rowid": False},)  # half the size
    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    signature: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    of: Mapped[int]


class SharedTextRow(Base):
    """Two articles that share their text, the smaller id first; `whole` where either text is most of the other."""

    __tablename__ = "shared_texts"
    first: Mapped[str] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    second: Mapped[str] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True)
    whole: Mapped[bool]


class WaitingRow(Base):
    """What the index still has to take: an article to write, or (`withdrawn`) to remove.

    `ticket` changes with every enqueuing, so that a delivery clears only what it delivered.
    """

    __tablename__ = "index_queue"
    article_id: Mapped[str] = mapped_column(primary_key=True)
    ticket: Mapped[str]
    queued: Mapped[datetime]
    withdrawn: Mapped[bool] = mapped_column(default=False)
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]


class DeliveredRow(Base):
    """What the index holds of an article: which revision, by which mapping, since when."""

    __tablename__ = "index_state"
    article_id: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int]
    mapping_version: Mapped[str]
    delivered: Mapped[datetime]
