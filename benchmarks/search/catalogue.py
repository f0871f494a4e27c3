"""A catalogue of generated articles, filled directly: crawling a hundred thousand pages would take a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, insert
from sqlalchemy.engine import Connection

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.records import StoredArticle
from newscrawl.archive.schema import ArticleRow, MentionRow, PageRow, RevisionRow, RunRow
from newscrawl.models import article_to_json, iso

_BATCH = 1000
_DAY = datetime(2026, 11, 1, tzinfo=UTC)
_RUN = {
    "id": "generated",
    "source": "generated",
    "started": _DAY,
    "state": "finished",
    "command": "",
    "not_fetched": {},
}
_PAGE = {
    "id": 1, "run_id": "generated", "source": "generated", "role": "article", "url": "", "final_url": "",
    "url_key": "", "status": 200, "fetched": _DAY, "warc_file": "generated.warc.gz", "warc_offset": 0,
    "warc_length": 1, "payload_digest": "", "payload_bytes": 1, "reader_version": "1", "tagger_version": "1",
}  # fmt: skip


def fill(file: Path, stored: Iterable[StoredArticle]) -> str:
    """Make the catalogue where it is not there yet; gives its URL."""
    url = f"sqlite:///{file.absolute()}"
    if file.exists():
        return url
    making = file.with_name(f"making-{file.name}")
    making.unlink(missing_ok=True)
    Catalogue.open(f"sqlite:///{making.absolute()}").close()
    engine = create_engine(f"sqlite:///{making.absolute()}")
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA synchronous = OFF")
        connection.execute(insert(RunRow), [_RUN])
        connection.execute(insert(PageRow), [_PAGE])
        rest = iter(stored)
        while part := list(islice(rest, _BATCH)):
            _insert(connection, part)
    engine.dispose()
    making.rename(file)
    return url


def _insert(connection: Connection, part: Iterable[StoredArticle]) -> None:
    articles, revisions, mentions = [], [], []
    for each in part:
        articles.append(_article(each))
        revisions.append(_revision(each))
        mentions += _mentions(each)
    connection.execute(insert(ArticleRow), articles)
    connection.execute(insert(RevisionRow), revisions)
    connection.execute(insert(MentionRow), mentions)


def _article(stored: StoredArticle) -> dict[str, Any]:
    article = stored.article
    return {
        "id": article.id, "source": article.source, "url": article.url, "title": article.title,
        "published": iso(article.published), "revision": 1, "content_hash": "", "story": stored.story,
        "first_fetched": stored.first_fetched, "last_fetched": stored.last_fetched, "page_id": 1,
    }  # fmt: skip


def _revision(stored: StoredArticle) -> dict[str, Any]:
    return {
        "article_id": stored.article.id, "number": 1, "page_id": 1, "fetched": stored.first_fetched,
        "content_hash": "", "payload_digest": "", "reader_version": "1", "tagger_version": "1",
        "article": article_to_json(stored.article),
    }  # fmt: skip


def _mentions(stored: StoredArticle) -> list[dict[str, Any]]:
    return [
        {
            "article_id": stored.article.id,
            "position": position,
            "type": each.type,
            "start": each.start,
            "end": each.end,
            "text": each.text,
            "value": each.value,
            "entity": each.entity,
        }
        for position, each in enumerate(stored.mentions)
    ]
