"""The vocabulary as types: page, article, mention, outcome.

Everything here is frozen and imports nothing of ours. Times carry a zone; a publication time that the page states
to the day only is a `date`, never a guessed hour. All text is NFC.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any, Literal

#: Zone of the sites' own times (Asia/Ho_Chi_Minh; Vietnam has had no daylight saving since 1975).
VIETNAM_TIME = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")

BlockKind = Literal["paragraph", "heading", "caption"]
BlockForm = Literal["item", "row"]
MentionType = Literal["PER", "ORG", "LOC", "DOC", "DATE"]


class Role(StrEnum):
    """What a request was made for; stored with its WARC record, so that the archive alone can be digested again."""

    ROBOTS = "robots"
    FEED = "feed"
    SITEMAP = "sitemap"
    LISTING = "listing"
    ARTICLE = "article"


class Outcome(StrEnum):
    """How a fetched page ended. Each response ends in exactly one; `docs/outcomes.md` explains them to operators."""

    INDEXED = "indexed"  # a new article; the index has it or it waits in the catalogue's queue
    REVISED = "revised"  # a known article whose content changed; the earlier text is kept
    UNCHANGED = "unchanged"  # the site answered 304, or the article reads as before
    DUPLICATE_URL = "duplicate-url"  # another address of an article that is held already
    NOT_AN_ARTICLE = "not-an-article"
    TOO_SHORT = "too-short"
    BLOCKED = "blocked"  # a challenge page, 401, 403, 429 or 451: the site said no
    NOT_FOUND = "not-found"  # 404 or 410
    REDIRECTED = "redirected"  # a redirect that was followed
    OFFSITE = "offsite"  # a redirect that leaves the source's hosts: not followed
    RETRIED = "retried"  # a passing server error; the page was asked for again
    FAILED = "failed"  # no use could be made of it; the page's detail says why
    ROBOTS = "robots"  # a robots.txt
    FEED = "feed"
    SITEMAP = "sitemap"
    LISTING = "listing"


@dataclass(frozen=True, slots=True)
class Page:
    """One fetched response, as it came over the wire: one WARC record.

    `url` is what discovery asked for, `final_url` the address that answered (after redirects). `body` is the payload
    still in its Content-Encoding; `newscrawl.extract.content` decodes it. `fetched` has a zone.
    """

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched: datetime
    source: str | None = None
    role: Role = Role.ARTICLE

    def header(self, name: str) -> str | None:
        """The first header of that name (any case), or None."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the body in reading order: a paragraph, an inner heading or a picture's caption.

    `form` says of a paragraph that it is a list's item or a table's row, whose cells " | " parts. `picture` is the
    absolute URL of a caption's picture, where the page gives one.
    """

    kind: BlockKind
    text: str
    form: BlockForm | None = None
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that the page states elsewhere for a field and that was not taken: `value` in ISO 8601 for times."""

    field: str
    value: str
    found_by: str


@dataclass(frozen=True, slots=True)
class Article:
    """What extraction makes of a page. Absent values are None (never ""), lists are empty.

    `id` is stable over URLs, revisions and machines (`newscrawl.sources.article_id`). `found_by` names for each
    field how it was found: "json-ld", "meta", "date-line", "selector" or "general". `conflicts` are what other places
    of the page state instead, for `published`.
    """

    id: str
    url: str
    source: str | None
    title: str
    lead: str | None
    blocks: tuple[Block, ...]
    author: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    published: datetime | date | None = None
    modified: datetime | date | None = None
    language: str | None = None
    canonical_url: str | None = None
    found_by: dict[str, str] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()

    @property
    def text(self) -> str:
        """Title, lead and blocks in reading order, joined by a line feed: mentions are offsets into it."""
        return "\n".join(part for part in (self.title, self.lead, *(block.text for block in self.blocks)) if part)


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of `Article.text`: Python string offsets, end exclusive; rules in `docs/annotation.md`.

    `value` is the ISO 8601 value of a DATE ("" where none can be worked out) and None for other types; `entity` the
    name that all spelling variants share, None for DATE.
    """

    type: MentionType
    start: int
    end: int
    text: str
    value: str | None = None
    entity: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The mention as the contract writes it: `value` for DATE, `entity` for all others."""
        tail = {"value": self.value or ""} if self.type == "DATE" else {"entity": self.entity or self.text}
        return {"type": self.type, "start": self.start, "end": self.end, "text": self.text, **tail}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A page that is no article: why, as an outcome, and a sentence for the operator."""

    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of the code that made a document: `rebuild` knows from them what is stale."""

    reader: str
    tagger: str


@dataclass(frozen=True, slots=True)
class Signature:
    """What reprints of an article are found by, all of it hashes (`newscrawl.signature`).

    Texts that have some of their `keys` in common are compared by the others. `words` is the length of the text.
    Only signatures of one `version` can be held against each other.
    """

    version: str
    words: int
    keys: tuple[int, ...]
    shingles: frozenset[int]
    figures: frozenset[int]
    names: frozenset[int]


@dataclass(frozen=True, slots=True)
class Digest:
    """What `newscrawl.digest.digest` makes of a page: an article with mentions and signature, or a refusal.

    `payload_digest` is the hash of the bytes it was made from.
    """

    result: Article | Refusal
    mentions: tuple[Mention, ...]
    payload_digest: str
    versions: Versions
    seconds: float
    signature: Signature | None = None


def payload_digest(body: bytes) -> str:
    """The hash that names a payload everywhere: "sha256:" and base32, as WARC writes digests."""
    return "sha256:" + base64.b32encode(hashlib.sha256(body).digest()).decode()


def iso(value: datetime | date | None) -> str | None:
    """ISO 8601 with offset for a datetime, the day alone for a date."""
    return None if value is None else value.isoformat()


def from_iso(text: str | None) -> datetime | date | None:
    """The inverse of `iso`. Raises ValueError for anything else, a time without offset included."""
    if text is None:
        return None
    if len(text) == 10:
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"time without offset: {text!r}")
    return moment


def article_to_json(article: Article) -> dict[str, Any]:
    """The article in the fields and order of the public contract (without `outcome`)."""
    return {
        "id": article.id,
        "url": article.url,
        "source": article.source,
        "title": article.title,
        "lead": article.lead,
        "text": article.text,
        "blocks": [_block_to_json(block) for block in article.blocks],
        "author": article.author,
        "section": article.section,
        "tags": list(article.tags),
        "published": iso(article.published),
        "modified": iso(article.modified),
        "language": article.language,
        "canonical_url": article.canonical_url,
        "found_by": article.found_by,
        "conflicts": [asdict(conflict) for conflict in article.conflicts],
    }


def _block_to_json(block: Block) -> dict[str, str]:
    """`kind` and `text` always, `form` and `picture` where the block has them."""
    # Not `asdict`, which copies deeply: this is most of what an export does.
    row = {"kind": block.kind, "text": block.text, "form": block.form, "picture": block.picture}
    return {name: value for name, value in row.items() if value is not None}


def article_from_json(row: dict[str, Any]) -> Article:
    """The inverse of `article_to_json`; `text` is worked out anew."""
    return Article(
        id=row["id"],
        url=row["url"],
        source=row["source"],
        title=row["title"],
        lead=row["lead"],
        blocks=tuple(Block(**block) for block in row["blocks"]),
        author=row["author"],
        section=row["section"],
        tags=tuple(row["tags"]),
        published=from_iso(row["published"]),
        modified=from_iso(row["modified"]),
        language=row["language"],
        canonical_url=row["canonical_url"],
        found_by=dict(row["found_by"]),
        conflicts=tuple(Conflict(**conflict) for conflict in row.get("conflicts", [])),  # none in rows of reader 1
    )
