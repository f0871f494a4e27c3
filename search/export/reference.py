"""An article as a bibliography has it: what BibTeX and RIS share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from newscrawl.models import VIETNAM_TIME
from search.export.articles import ExportArticle
from search.export.note import ExportNote

#: Control characters, which no reader of references takes, and line ends: a field is one line.
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True)
class Reference:
    """What is cited. Texts are one line each; times are days in Vietnam.

    `authors` are names as the byline gives them; none where the article names no person, then the source speaks for
    it. `record` is the address of the archived article, None where no server made the export.
    """

    id: str
    title: str
    authors: tuple[str, ...]
    source: str
    section: str | None
    published: date | None
    url: str
    accessed: date
    lead: str | None
    keywords: tuple[str, ...]
    language: str | None
    archived: str
    record: str | None


def reference(each: ExportArticle, note: ExportNote) -> Reference:
    """The reference to an article."""
    article, page = each.stored.article, each.stored.page
    return Reference(
        id=article.id,
        title=_line(article.title),
        authors=tuple(name for part in (article.author or "").split(",") if (name := _line(part))),
        source=_line(each.source_name),
        section=_line(article.section) if article.section else None,
        published=_day(article.published),
        url=_line(article.url),
        accessed=page.fetched.astimezone(VIETNAM_TIME).date(),
        lead=_line(article.lead) if article.lead else None,
        keywords=tuple(filter(None, map(_line, article.tags))),
        language=article.language,
        archived=f"Archived {page.fetched.isoformat(timespec='seconds')}, {page.warc.file} at {page.warc.offset}, "
        f"{each.stored.payload_digest}",
        record=f"{note.base}/articles/{article.id}" if note.base else None,
    )


def _line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _day(value: datetime | date | None) -> date | None:
    return value.astimezone(VIETNAM_TIME).date() if isinstance(value, datetime) else value
