"""The sample articles: one Markdown file each, in `articles/<site>/`.

A file is a TOML head between `+++` lines and the text below it. Paragraphs are divided by blank lines; the first is
the lead, `## …` is an inner heading and `![…]` the caption of a picture. A file whose head says `reprint_of` has no
text of its own, one with `edition = 2` is what the site shows after it was revised.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from newscrawl.models import Block
from newscrawl.vietnamese import fold

ARTICLES = Path(__file__).parent / "articles"

#: How a page's bytes are made and what it says of them: UTF-8 declared, UTF-8 with no word of it, or windows-1258.
Charset = Literal["utf-8", "undeclared", "windows-1258"]


class SampleTextError(ValueError):
    """A sample article's file that cannot be used; the message names the file."""


class Head(BaseModel):
    """What the TOML head of an article's file may say."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int = Field(ge=1000)
    edition: Literal[1, 2] = 1
    title: str
    section: str
    published: datetime
    modified: datetime | None = None
    author: str | None = None
    tags: tuple[str, ...] = ()
    #: The line that names where a reprint comes from.
    credit: str | None = None
    #: Number of the article whose text this one repeats.
    reprint_of: int | None = None
    charset: Charset = "utf-8"
    gzip: bool = False
    #: The first request for the page gets a 500.
    fails_once: bool = False
    #: Left out of listings and feed: the sitemap alone, or the redirect, leads there.
    unlisted: bool = False
    #: A second address of the article (path).
    also_at: str | None = None
    #: An old address (path) that redirects here.
    moved_from: str | None = None


@dataclass(frozen=True, slots=True)
class SampleArticle:
    """One edition of a sample article: `site` is the source's key, `blocks` are what follows the lead."""

    site: str
    head: Head
    lead: str
    blocks: tuple[Block, ...]

    @property
    def slug(self) -> str:
        """The title as it stands in addresses: "Công đoàn" -> "cong-doan"."""
        return re.sub(r"[^a-z0-9]+", "-", fold(self.head.title)).strip("-")

    @property
    def changed(self) -> datetime:
        """When the text was last touched."""
        return self.head.modified or self.head.published


def load_articles(folder: Path = ARTICLES) -> tuple[SampleArticle, ...]:
    """Every edition of every sample article, reprints with the text of their first publication.

    Raises:
        SampleTextError: a file cannot be used, or two are the same edition of one article.
    """
    articles = [read_article(path) for path in sorted(folder.glob("*/*.md"))]
    by_number: dict[tuple[int, int], SampleArticle] = {}
    for article in articles:
        if (article.head.number, article.head.edition) in by_number:
            raise SampleTextError(f"two sample articles are number {article.head.number}")
        by_number[article.head.number, article.head.edition] = article
    return tuple(_with_reprinted_text(article, by_number) for article in articles)


def read_article(path: Path) -> SampleArticle:
    """Read one file; the folder's name is the site's key."""
    try:
        _, head_text, text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).split("+++\n", 2)
        head = Head.model_validate(tomllib.loads(head_text))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError, ValueError) as error:
        raise SampleTextError(f"{path.name}: {error}") from error
    pieces = [_block(piece) for piece in re.split(r"\n\s*\n", text.strip()) if piece]
    if bool(pieces) == (head.reprint_of is not None):
        raise SampleTextError(f"{path.name}: an article has either a text or reprint_of")
    lead = pieces[0].text if pieces else ""
    return SampleArticle(path.parent.name, head, lead, tuple(pieces[1:]))


def _block(piece: str) -> Block:
    text = " ".join(piece.split())
    if text.startswith("## "):
        return Block("heading", text.removeprefix("## "))
    if text.startswith("![") and text.endswith("]"):
        return Block("caption", text[2:-1])
    return Block("paragraph", text)


def _with_reprinted_text(article: SampleArticle, by_number: dict[tuple[int, int], SampleArticle]) -> SampleArticle:
    if article.head.reprint_of is None:
        return article
    original = by_number.get((article.head.reprint_of, 1))
    if original is None:
        raise SampleTextError(f"{article.head.number} repeats {article.head.reprint_of}, which is no sample article")
    return replace(article, lead=original.lead, blocks=original.blocks)
