"""Each field of an article that searches know of, declared once.

Both index mappings, document values, filters, facets, CSV columns and the API's documentation follow from these rows;
no other module writes a field's name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from newscrawl.archive.records import StoredArticle
from newscrawl.models import MentionType
from search.analysis import ANALYSIS_VERSION

Value: TypeAlias = str | datetime | date | tuple[str, ...] | None

#: text: words to search in, a tuple of lines. keyword: exact values. instant: a publication time, to sort by, to filter
#: by days and to count by months. period: ISO values of mentioned dates, to filter and to count by. plain: not
#: searchable.
Kind = Literal["text", "keyword", "instant", "period", "plain"]


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A field of an article, the only one of its kind.

    `take` gives its value: lines or values as a tuple, a time, or a string; None is absent. `facet`: its values can be
    counted, in `shown` ones without being asked for. `worded`: the words of its values can be looked for,
    `person:Mận`. `publication`: it says where the article was published, not what its text says: a story is excluded
    by it only where that holds of all its publications. `shown`: a hit needs it, so the index keeps the value.
    """

    name: str
    vi: str
    en: str
    description: str
    kind: Kind
    take: Callable[[StoredArticle], Value]
    filterable: bool = False
    facet: Literal["shown", "asked"] | None = None
    worded: bool = False
    publication: bool = False
    shown: bool = False


def _entities(kind: MentionType) -> Callable[[StoredArticle], tuple[str, ...]]:
    def take(stored: StoredArticle) -> tuple[str, ...]:
        names = [mention.entity or mention.text for mention in stored.mentions if mention.type == kind]
        return tuple(dict.fromkeys(names))

    return take


def _mentioned(stored: StoredArticle) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(mention.value for mention in stored.mentions if mention.type == "DATE" and mention.value)
    )


def _lines(stored: StoredArticle) -> tuple[str, ...]:
    article = stored.article
    return tuple(part for part in (article.title, article.lead, *(block.text for block in article.blocks)) if part)


ID = Field("id", "mã", "id", "Stable identifier of the article.", "plain", lambda s: s.article.id)
URL = Field("url", "địa chỉ", "URL", "Where the article was read.", "plain", lambda s: s.article.url, shown=True)
SOURCE = Field(
    "source", "nguồn", "source", "Key of the news site.", "keyword", lambda s: s.article.source,
    filterable=True, facet="shown", publication=True, shown=True,
)  # fmt: skip
TITLE = Field(
    "title", "tiêu đề", "title", "Title; words in it count more.", "text", lambda s: (s.article.title,), shown=True
)
LEAD = Field(
    "lead", "sapo", "lead", "The paragraph in bold above the body.", "plain", lambda s: s.article.lead, shown=True
)
TEXT = Field(
    "text", "toàn văn", "text", "Title, lead, paragraphs, headings and captions in reading order.", "text", _lines,
    shown=True,
)  # fmt: skip
AUTHOR = Field(
    "author", "tác giả", "author", "Byline.", "keyword", lambda s: s.article.author,
    filterable=True, facet="asked", worded=True, publication=True, shown=True,
)  # fmt: skip
SECTION = Field(
    "section", "chuyên mục", "section", "Section of the site, as the site names it.", "keyword",
    lambda s: s.article.section, filterable=True, facet="shown", worded=True, publication=True, shown=True,
)  # fmt: skip
TAGS = Field(
    "tags", "từ khóa", "tags", "The site's own keywords.", "keyword", lambda s: s.article.tags,
    filterable=True, facet="asked", worded=True,
)  # fmt: skip
PUBLISHED = Field(
    "published", "ngày đăng", "published", "When it was published: a day, or a time with offset.", "instant",
    lambda s: s.article.published, shown=True,
)  # fmt: skip
MODIFIED = Field(
    "modified", "ngày sửa", "modified", "When the site says it changed it.", "plain", lambda s: s.article.modified
)
LANGUAGE = Field(
    "language", "ngôn ngữ", "language", "Language code, as the page states it.", "keyword",
    lambda s: s.article.language, filterable=True, facet="asked",
)  # fmt: skip
CANONICAL_URL = Field(
    "canonical_url", "địa chỉ chính", "canonical URL", "The address that the page itself names.", "plain",
    lambda s: s.article.canonical_url,
)  # fmt: skip
FETCHED = Field("fetched", "ngày thu thập", "fetched", "When this text was fetched.", "plain", lambda s: s.page.fetched)
PERSON = Field(
    "person", "người", "person", "A person named in the article.", "keyword", _entities("PER"),
    filterable=True, facet="shown", worded=True,
)  # fmt: skip
ORGANISATION = Field(
    "organisation", "tổ chức", "organisation", "An organisation named in the article.", "keyword", _entities("ORG"),
    filterable=True, facet="shown", worded=True,
)  # fmt: skip
PLACE = Field(
    "place", "địa danh", "place", "A place named in the article.", "keyword", _entities("LOC"),
    filterable=True, facet="shown", worded=True,
)  # fmt: skip
DOCUMENT = Field(
    "document", "văn bản", "document", "A numbered document named in the article.", "keyword", _entities("DOC"),
    filterable=True, facet="shown", worded=True,
)  # fmt: skip
MENTIONED = Field(
    "mentioned", "nhắc đến", "mentioned", "Days, months and years that the text speaks of (ISO 8601).", "period",
    _mentioned,
)  # fmt: skip

#: In the order of the CSV's columns.
FIELDS = (
    ID, URL, SOURCE, TITLE, LEAD, TEXT, AUTHOR, SECTION, TAGS, PUBLISHED, MODIFIED, LANGUAGE, CANONICAL_URL, FETCHED,
    PERSON, ORGANISATION, PLACE, DOCUMENT, MENTIONED,
)  # fmt: skip
FILTERS = {field.name: field for field in FIELDS if field.filterable}
FACETS = {field.name: field for field in FIELDS if field.facet}
#: The facets of an answer where the question names none.
SHOWN_FACETS = tuple(field.name for field in FIELDS if field.facet == "shown")

#: Raise it when the same fields give other columns, or other numbers in them (`search.columns`, `search.periods`).
COLUMNS_VERSION = 2

#: Changes when an index made before cannot answer as one made now; what is only exported does not count.
MAPPING_VERSION = hashlib.sha256(
    json.dumps(
        [ANALYSIS_VERSION, COLUMNS_VERSION]
        + [
            [field.name, field.kind, field.facet, field.worded, field.publication, field.shown]
            for field in FIELDS
            if field.kind != "plain" or field.shown
        ]
    ).encode()
).hexdigest()[:12]
