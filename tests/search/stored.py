"""Stored articles for the tests of search: all names are invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from newscrawl.archive.records import FetchedPage, StoredArticle, WarcPosition
from newscrawl.models import Article, Block, Mention, MentionType, Outcome, Role, Versions
from search.document import Document, build_document

FETCHED = datetime(2024, 5, 2, 3, 4, 5, tzinfo=UTC)
VERSIONS = Versions("reader-1", "tagger-1")


def stored(
    article_id: str,
    title: str = "Tin công đoàn",
    body: Sequence[str] = (),
    *,
    source: str = "bachdinh",
    lead: str | None = None,
    section: str | None = None,
    author: str | None = None,
    tags: tuple[str, ...] = (),
    published: datetime | date | None = None,
    entities: Mapping[MentionType, Sequence[str]] | None = None,
    dates: Sequence[str] = (),
) -> StoredArticle:
    """An article as the catalogue gives it. Mentions carry no true offsets: search reads names and values only."""
    article = Article(
        id=article_id,
        url=f"https://{source}.example/{article_id}.html",
        source=source,
        title=title,
        lead=lead,
        blocks=tuple(Block("paragraph", text) for text in body),
        author=author,
        section=section,
        tags=tags,
        published=published,
        language="vi",
    )
    mentions = [Mention(kind, 0, 1, name, entity=name) for kind, names in (entities or {}).items() for name in names]
    mentions += [Mention("DATE", 0, 1, value, value=value) for value in dates]
    return StoredArticle(
        article=article,
        mentions=tuple(mentions),
        revision=1,
        content_hash="sha256:00",
        payload_digest="sha256:11",
        versions=VERSIONS,
        story=article_id,
        first_fetched=FETCHED,
        last_fetched=FETCHED,
        page=_page(article),
    )


def documents(*articles: StoredArticle) -> list[Document]:
    """Their documents."""
    return [build_document(article) for article in articles]


def _page(article: Article) -> FetchedPage:
    return FetchedPage(
        id=1,
        run_id="run-1",
        source=article.source or "",
        role=Role.ARTICLE,
        url=article.url,
        final_url=article.url,
        url_key=article.url,
        status=200,
        fetched=FETCHED,
        warc=WarcPosition("a.warc.gz", 0, 100),
        payload_digest="sha256:11",
        payload_bytes=100,
        outcome=Outcome.INDEXED,
        detail=None,
        article_id=article.id,
        versions=VERSIONS,
        digest_seconds=0.1,
    )
