"""What the catalogue gives out: typed records, never its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newscrawl.models import Article, Mention, Outcome, Role, Versions


@dataclass(frozen=True, slots=True)
class WarcPosition:
    """Where a response's WARC record lies: file name in the archive folder, offset and length in bytes."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What the catalogue knows of one fetched response. `outcome` is None until a stage has decided it."""

    id: int
    run_id: str
    source: str
    role: Role
    url: str
    final_url: str
    url_key: str
    status: int
    fetched: datetime
    warc: WarcPosition
    payload_digest: str
    payload_bytes: int
    outcome: Outcome | None
    detail: str | None
    article_id: str | None
    versions: Versions | None
    digest_seconds: float | None


@dataclass(frozen=True, slots=True)
class Revision:
    """The text of an article at one time."""

    number: int
    page_id: int
    fetched: datetime
    content_hash: str
    payload_digest: str
    versions: Versions
    article: Article


@dataclass(frozen=True, slots=True)
class RevisionMark:
    """That an article read so since then; `Revision` has the text as well."""

    number: int
    fetched: datetime
    content_hash: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article that the index still has to take, or (`withdrawn`) to remove."""

    article_id: str
    ticket: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class KnownUrl:
    """What is known of an address; see `schema.UrlRow`."""

    source: str
    url_key: str
    url: str
    role: Role
    state: str
    last_fetched: datetime | None
    last_status: int | None
    etag: str | None
    last_modified: str | None
    payload_digest: str | None
    failures: int
    found_on: str | None


@dataclass(frozen=True, slots=True)
class Reprint:
    """One publication of a story."""

    id: str
    url: str
    source: str
    title: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that carry the same text, first publication first: one at least.

    `id` is the id of the first publication: the same on every machine that holds the same articles.
    """

    id: str
    members: tuple[Reprint, ...]

    def others(self, article_id: str) -> tuple[Reprint, ...]:
        """The members but for one."""
        return tuple(member for member in self.members if member.id != article_id)


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as it reads now, with its mentions and where it came from.

    `page` is the fetched page that the current text was made from; `story` is equal for articles that carry the same
    text; `revision` counts from 1.
    """

    article: Article
    mentions: tuple[Mention, ...]
    revision: int
    content_hash: str
    payload_digest: str
    versions: Versions
    story: str
    first_fetched: datetime
    last_fetched: datetime
    page: FetchedPage


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where an article stands with the index: delivered which revision when, and whether it waits (and why)."""

    revision: int | None
    mapping_version: str | None
    delivered: datetime | None
    waiting_since: datetime | None
    attempts: int
    error: str | None


@dataclass(frozen=True, slots=True)
class IndexState:
    """Articles that the index holds, and when that last changed (None: it never held any)."""

    articles: int
    changed: datetime | None


@dataclass(frozen=True, slots=True)
class ChangesSince:
    """Articles that the index took, new or otherwise than before, and articles that it dropped since a moment."""

    taken: int
    dropped: int


@dataclass(frozen=True, slots=True)
class RunSummary:
    """One crawl of one source. `outcomes` add up to `responses`; `not_fetched` was never asked or never answered.

    `state` is "running", "finished", "interrupted" (its process died) or "failed".
    """

    id: str
    source: str
    started: datetime
    finished: datetime | None
    state: str
    command: str
    responses: int
    outcomes: dict[Outcome, int]
    undecided: int
    not_fetched: dict[str, int]


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """How a source does: its articles, days covered, last run."""

    source: str
    articles: int
    first_published: str | None
    last_published: str | None
    last_run: RunSummary | None
    waiting_for_index: int
