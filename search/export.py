"""Articles as lines of text, one after the other, for streaming: memory does not grow with their number."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.records import Revision, StoredArticle
from newscrawl.models import Outcome, article_to_json, iso
from newscrawl.tag import entities_of
from search.fields import FIELDS, Field, Value

#: Without it Excel reads UTF-8 as the machine's old code page and spoils every Vietnamese word.
BYTE_ORDER_MARK = "\ufeff"

#: A cell that begins so is a formula to spreadsheets: a title from the web must not run in a reader's program (OWASP,
#: CSV injection). A quote mark in front makes it text.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

_BETWEEN_VALUES = "; "

#: Articles read from the catalogue at once.
_BATCH = 200


def stored_articles(catalogue: Catalogue, ids: Iterable[str]) -> Iterator[StoredArticle]:
    """The articles of these ids, in their order, read in batches; what the catalogue has no more is left out."""
    rest = iter(ids)
    while batch := list(islice(rest, _BATCH)):
        yield from catalogue.articles(batch)


def export_jsonl(articles: Iterable[StoredArticle], revisions: Callable[[str], Sequence[Revision]]) -> Iterator[str]:
    """One JSON object a line, in the fields of the public contract; `revisions` is `Catalogue.revisions`."""
    for stored in articles:
        yield json.dumps(exported(stored, revisions(stored.article.id)), ensure_ascii=False) + "\n"


def export_csv(articles: Iterable[StoredArticle]) -> Iterator[str]:
    """A header line, then one article a row (which may hold line feeds in quotes). Comma, CRLF, byte order mark.

    Several values of a cell are parted by "; ". A cell that a spreadsheet would run as a formula gets a "'" in front.
    """
    yield BYTE_ORDER_MARK + _row(field.name for field in FIELDS)
    for stored in articles:
        yield _row(_cell(field, field.take(stored)) for field in FIELDS)


def exported(stored: StoredArticle, revisions: Sequence[Revision]) -> dict[str, Any]:
    """An article as `export --format jsonl` and `GET /api/articles/{id}` give it."""
    article = article_to_json(stored.article)
    canonical_url = article.pop("canonical_url")
    article.pop("found_by")
    article.pop("conflicts")
    return article | {
        "outcome": Outcome.INDEXED.value,
        "fetched": iso(stored.page.fetched),
        "mentions": [mention.to_json() for mention in stored.mentions],
        "story": stored.story,
        "revisions": [
            {"number": revision.number, "fetched": iso(revision.fetched), "content_hash": revision.content_hash}
            for revision in revisions
        ],
        "canonical_url": canonical_url,
        "entities": [entity.to_json() for entity in entities_of(stored.article.text, stored.mentions)],
    }


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _cell(field: Field, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()
    text = value if isinstance(value, str) else ("\n" if field.kind == "text" else _BETWEEN_VALUES).join(value)
    return "'" + text if text.startswith(_FORMULA_STARTS) else text
