"""From a digest to the catalogue: new article, revision or nothing new, in one transaction with the index queue."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from newscrawl.archive.database import Store
from newscrawl.archive.names import keep_names
from newscrawl.archive.pages import UNREAD, forget_validators
from newscrawl.archive.queue import enqueue
from newscrawl.archive.records import FetchedPage
from newscrawl.archive.revisions import content_hash, merged, new_revision, outcome_of, revisions_of, write_revisions
from newscrawl.archive.schema import ArticleRow, MentionRow, PageRow
from newscrawl.archive.signatures import forget_signature, signature_version, write_signature
from newscrawl.archive.story_writing import settle_stories
from newscrawl.models import Article, Digest, Mention, Outcome, Refusal, Versions, article_to_json
from newscrawl.signature import SIGNATURE_VERSION
from newscrawl.sources import article_id

#: Key of the PostgreSQL advisory lock under which articles are published.
PUBLISHING_LOCK = 7_305_112_024


#: In JSON, where a NUL is escaped (and a backslash before "u0000" that the article itself writes is doubled).
_UNSTORABLE = re.compile("[\ud800-\udfff]" + r"|(?<!\\)(?:\\\\)*\\u0000")

#: What an outcome becomes when the same bytes come again; all others stay what they are.
_REPEATED = {Outcome.INDEXED: Outcome.UNCHANGED, Outcome.REVISED: Outcome.UNCHANGED}


class PublishStore(Store):
    """Writing articles into the catalogue."""

    def publish(self, page: FetchedPage, digest: Digest, rebuild: str | None = None) -> Outcome:
        """Take in what a page was digested to; says how the page ended.

        Idempotent: the same page again changes nothing. `rebuild` names a rebuild in progress: the first page that it
        brings of an article replaces what was held of it.
        """
        with self._write() as session:
            row = session.get_one(PageRow, page.id)
            row.reader_version, row.tagger_version = digest.versions.reader, digest.versions.tagger
            row.digest_seconds = digest.seconds
            result = _storable(digest.result)
            if isinstance(result, Refusal):
                outcome, detail = result.outcome, result.reason
                if outcome in UNREAD:
                    forget_validators(session, row)
            else:
                _one_writer(session)
                outcome, detail = _take_in(session, row, result, digest, rebuild), None
                row.article_id = result.id
            if row.outcome is None:
                row.outcome, row.detail = outcome, detail
        return outcome

    def repeat_outcome(self, page: FetchedPage, versions: Versions) -> Outcome | None:
        """The outcome of a page whose bytes are those of its address' last fetch, read by the same versions.

        None where it must be digested: other bytes, newer versions, no signature of the present version, or nothing
        came of the last fetch.
        """
        last = (
            select(PageRow)
            .where(PageRow.url_key == page.url_key, PageRow.role == page.role, PageRow.id != page.id)
            .where(PageRow.reader_version.is_not(None), PageRow.fetched <= page.fetched)
            .order_by(PageRow.fetched.desc(), PageRow.id.desc())
            .limit(1)
        )
        with self._write() as session:
            before = session.scalar(last)
            if (
                before is None
                or before.payload_digest != page.payload_digest
                or before.outcome in (None, Outcome.FAILED)
            ):
                return None
            if (before.reader_version, before.tagger_version) != (versions.reader, versions.tagger):
                return None
            if before.article_id is not None and signature_version(session, before.article_id) != SIGNATURE_VERSION:
                return None
            outcome = Outcome(before.outcome)
            outcome = _REPEATED.get(outcome, outcome)
            row = session.get_one(PageRow, page.id)
            if before.article_id is not None:
                article = session.get(ArticleRow, before.article_id)
                if article is None:
                    return None
                article.last_fetched = max(article.last_fetched, page.fetched)
            row.outcome = outcome
            row.detail, row.article_id = "the same bytes as before", before.article_id
            row.reader_version, row.tagger_version = before.reader_version, before.tagger_version
            return outcome

    def drop_unbuilt(self, rebuild: str, source: str | None, read_pages: Collection[int]) -> int:
        """After a rebuild: withdraw the articles (of a source) that it did not bring; gives their number.

        `read_pages` are the ids of the pages that it read. An article made from any other page stays: a crawl that
        is going on has brought it meanwhile, or the page could not be read this time.
        """
        query = select(ArticleRow).where(ArticleRow.rebuild.is_distinct_from(rebuild))
        if source is not None:
            query = query.where(ArticleRow.source == source)
        with self._write() as session:
            _one_writer(session)
            rows = [row for row in session.scalars(query) if row.page_id in read_pages]
            withdrawn = {row.id for row in rows}
            changed: set[str] = set()
            for row in rows:
                changed |= forget_signature(session, row.id)
                session.delete(row)
            session.flush()
            changed = settle_stories(session, changed - withdrawn)
            for article_id in sorted(withdrawn | changed):
                enqueue(session, article_id, withdrawn=article_id in withdrawn)
        return len(rows)


def _storable(result: Article | Refusal) -> Article | Refusal:
    """No database takes half a surrogate pair, PostgreSQL no NUL either: such a page costs itself, not the run."""
    if isinstance(result, Article):
        written = json.dumps(article_to_json(result), ensure_ascii=False)
        if _UNSTORABLE.search(written):
            return Refusal(Outcome.FAILED, "the article was read with characters that are none")
    return result


def _one_writer(session: Session) -> None:
    """One process at a time publishes: two that bring reprints of each other would not see one another's article.

    SQLite has one writer anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": PUBLISHING_LOCK})


def _take_in(session: Session, page: PageRow, article: Article, digest: Digest, rebuild: str | None) -> Outcome:
    row = session.get(ArticleRow, article.id)
    changed: set[str] = set()
    if row is not None and rebuild is not None and row.rebuild != rebuild:
        changed = forget_signature(session, article.id)
        session.delete(row)
        session.flush()
        row = None
    if row is None:
        revisions: list[dict[str, Any]] = []
    else:
        held = session.get_one(PageRow, row.page_id)
        if held.url_key != page.url_key and not _speaks_for(page, article, row):
            return Outcome.DUPLICATE_URL
        revisions = revisions_of(session, article.id)
    after = merged(revisions, new_revision(page, article, digest))
    outcome = outcome_of(revisions, after)
    current = after[-1]
    if row is None:
        row = ArticleRow(
            id=article.id, source=page.source, story=article.id, first_fetched=page.fetched, last_fetched=page.fetched
        )
        session.add(row)
    row.first_fetched = min(row.first_fetched, page.fetched)
    row.last_fetched = max(row.last_fetched, page.fetched)
    row.rebuild = rebuild or row.rebuild
    if after != revisions:
        write_revisions(session, row, after)
        if current["page_id"] == page.id:
            _write_mentions(session, article.id, digest.mentions)
    if after != revisions or _signs_anew(session, article, digest, current):
        if current["content_hash"] == content_hash(article):
            changed |= _write_signature(session, article.id, digest, held_before=bool(revisions))
        _settle(session, article.id, changed)
    return outcome


def _signs_anew(session: Session, article: Article, digest: Digest, current: dict[str, Any]) -> bool:
    """The present text read as before, by a digest that makes other signatures than the one that is held."""
    return (
        digest.signature is not None
        and current["content_hash"] == content_hash(article)
        and signature_version(session, article.id) != digest.signature.version
    )


def _write_signature(session: Session, article_id: str, digest: Digest, *, held_before: bool) -> set[str]:
    """Gives the articles that the text is shared with, and those that the earlier text was."""
    changed = forget_signature(session, article_id) if held_before else set()
    return changed if digest.signature is None else changed | write_signature(session, article_id, digest.signature)


def _settle(session: Session, article_id: str, changed: set[str]) -> None:
    """Have the index take the article, and what its story's change changes: nothing where it is and was alone."""
    session.flush()
    settled = settle_stories(session, {article_id, *changed}) if changed else set()
    for waiting in sorted({article_id} | settled):  # one order for all: no deadlock
        enqueue(session, waiting)


def _speaks_for(page: PageRow, article: Article, held: ArticleRow) -> bool:
    """May another address than the one held change the article? Only its canonical one, and only with other text."""
    return article_id(page.url_key) == article.id and content_hash(article) != held.content_hash


def _write_mentions(session: Session, article_id: str, mentions: Sequence[Mention]) -> None:
    session.execute(delete(MentionRow).where(MentionRow.article_id == article_id))
    session.add_all(
        MentionRow(
            article_id=article_id, position=position, type=mention.type, start=mention.start, end=mention.end,
            text=mention.text, value=mention.value, entity=mention.entity,
        )
        for position, mention in enumerate(mentions)
    )  # fmt: skip
    keep_names(session, article_id, mentions)
