"""Other readers of news pages, each called as its own documents say and taken at its best.

All but trafilatura are optional (`peers` in pyproject.toml). None tells captions from text or gives kinds of blocks,
and none says why a page is no article: such fields are not counted. A page from which a peer takes no text is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, time
from importlib.metadata import version

import trafilatura
from lxml.etree import LxmlError
from trafilatura.settings import Document

from evaluation.pages import StoredPage
from evaluation.readers import Reader
from evaluation.scoring import Reading, plain
from newscrawl.models import VIETNAM_TIME, iso

_FIELDS = frozenset(("title", "published", "day", "author", "lead", "body", "kept", "none"))
#: What a peer trips over in a page: it has then read nothing there, and the other pages go on.
_FAILURES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, LxmlError)
#: Enough of a description to find it again in a text.
_SAME_LEAD_CHARACTERS = 60


def peers() -> dict[str, Reader | None]:
    """The peers by name; None where one is not installed."""
    found: dict[str, Reader | None] = {}
    for name, fields, opened in (
        ("trafilatura", _FIELDS | {"section", "tags"}, _trafilatura),
        ("newspaper4k", _FIELDS | {"tags"}, _newspaper),
        ("news-please", _FIELDS, _news_please),
    ):
        try:
            found[name] = Reader(f"{name} {version(name)}", _surviving(opened()), fields)
        except ModuleNotFoundError:
            found[name] = None
    return found


def _surviving(read: Callable[[StoredPage], Reading | str]) -> Callable[[StoredPage], Reading | str]:
    def reading(page: StoredPage) -> Reading | str:
        try:
            return read(page)
        except _FAILURES as error:
            return f"{type(error).__name__}: {error}"

    return reading


def _trafilatura() -> Callable[[StoredPage], Reading | str]:
    def read(page: StoredPage) -> Reading | str:
        document = trafilatura.bare_extraction(page.body, url=page.url, with_metadata=True, include_comments=False)
        if not isinstance(document, Document):
            return "no text"
        return _reading(
            document.text,
            title=document.title,
            published=document.date,
            section=document.categories[-1] if document.categories else None,
            author=document.author,
            lead=document.description,
            tags=[tag for joined in document.tags or () for tag in joined.split(",")],
        )

    return read


def _newspaper() -> Callable[[StoredPage], Reading | str]:
    from newspaper import Article

    def read(page: StoredPage) -> Reading | str:
        # Without the language it takes Vietnamese for English, and half of its bodies are empty.
        article = Article(page.url, language="vi", fetch_images=False)
        article.download(input_html=page.body)
        article.parse()
        return _reading(
            article.text,
            title=article.title,
            published=_stated(article.publish_date),
            author=", ".join(article.authors),
            lead=article.meta_description,
            tags=article.tags or article.meta_keywords,
        )

    return read


def _news_please() -> Callable[[StoredPage], Reading | str]:
    from newsplease import NewsPlease

    def read(page: StoredPage) -> Reading | str:
        article = NewsPlease.from_html(page.body, url=page.url, fetch_images=False)
        return _reading(
            article.maintext,
            title=article.title,
            published=_stated(article.date_publish),
            author=", ".join(article.authors or ()),
            lead=article.description,
        )

    return read


def _reading(
    text: str | None,
    *,
    title: str | None,
    published: str | None,
    author: str | None,
    lead: str | None,
    section: str | None = None,
    tags: Iterable[str] = (),
) -> Reading | str:
    """A peer's article: "" is none, and a description that the text lacks is the body's lead."""
    if not text or not text.strip():
        return "no text"
    missing = lead and plain(lead)[:_SAME_LEAD_CHARACTERS] not in plain(text)
    return Reading(
        title=title or None,
        published=published or None,
        section=section or None,
        author=author or None,
        lead=lead or None,
        tags=tuple(tag.strip() for tag in tags if tag.strip()),
        body=(lead, text) if lead and missing else (text,),
    )


def _stated(moment: datetime | None) -> str | None:
    """Midnight without a zone is how a peer gives a day alone; other times without a zone are Vietnam's."""
    if moment is None or moment.tzinfo is not None:
        return iso(moment)
    return iso(moment.date() if moment.time() == time() else moment.replace(tzinfo=VIETNAM_TIME))
