"""The pages that a person has read: the project's own, and other people's where they lie beside the project."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator

from evaluation.scoring import Reading
from newscrawl.sources import BUILT_IN, Source, Sources

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "extract" / "fixtures"
SOURCES = Sources.load(BUILT_IN)
#: What every record states; `blocks` and `tags` where it has them.
_FIELDS = frozenset(("title", "published", "day", "section", "author", "lead", "captions", "body"))
#: Of a page whose address is not known.
_NO_URL = "https://example.vn/trang-123.html"


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page and what a person reads in it: an article, or the outcome of a page that is none.

    `source` is the source to which the address belongs; `fields` are those that the record states; `forms`: does it
    tell items and rows from other paragraphs?
    """

    name: str
    url: str
    body: bytes
    source: Source | None
    expected: Reading | str
    layout: str | None = None
    fields: frozenset[str] = _FIELDS
    forms: bool = False


@dataclass(frozen=True, slots=True)
class PageSet:
    """Stored pages measured together; `digest` changes with any of them.

    `general`: the figures that count are those by general rules alone, for no source is thought to know these pages.
    """

    name: str
    folder: Path
    pages: tuple[StoredPage, ...]
    digest: str
    general: bool = False

    @property
    def articles(self) -> int:
        """How many of the pages are articles."""
        return sum(isinstance(page.expected, Reading) for page in self.pages)


def shared_folder() -> Path:
    """Where measuring material that is not ours lies: beside the checkout unless NEWSCRAWL_TEST_SHARED says."""
    return Path(os.environ.get("NEWSCRAWL_TEST_SHARED") or ROOT.parent / "shared")


def fixtures(folder: Path = FIXTURES) -> PageSet:
    """The project's own pages, `<name>.html` with `<name>.json`."""
    return PageSet("fixtures", folder, tuple(_fixtures(folder)), folder_digest(folder))


def seeds(folder: Path) -> PageSet:
    """Pages of a WARC file: those in `expected.jsonl` are articles, all other web pages are none."""
    return PageSet("seeds", folder, tuple(_seeds(folder)), folder_digest(folder))


def real(folder: Path, name: str = "real") -> PageSet:
    """Pages in `pages/` and `not-articles/` with `expected.jsonl` and `not-articles.jsonl`; either may be missing."""
    return PageSet(name, folder, tuple(_real(folder)), folder_digest(folder), general=True)


def _fixtures(folder: Path) -> Iterator[StoredPage]:
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        source = SOURCES.by_key[record["source"]] if record["source"] else None
        body = path.with_suffix(".html").read_bytes()
        if "outcome" in record:
            yield StoredPage(path.stem, record["url"], body, source, record["outcome"])
        else:
            fields = _FIELDS | {"tags", "blocks"}
            reading = _from_blocks(record)
            yield StoredPage(path.stem, record["url"], body, source, reading, record["layout"], fields, forms=True)


def _from_blocks(record: dict[str, Any]) -> Reading:
    blocks = record["blocks"]
    prose = [block["text"] for block in blocks if block["kind"] != "caption"]
    return Reading(
        **{name: record[name] for name in ("title", "published", "section", "author", "lead")},
        captions=tuple(block["text"] for block in blocks if block["kind"] == "caption"),
        tags=tuple(record["tags"]),
        body=(record["lead"] or "", *prose),
        blocks=tuple((block.get("form") or block["kind"], block["text"]) for block in blocks),
    )


def _seeds(folder: Path) -> Iterator[StoredPage]:
    records = {record["url"]: record for record in _lines(folder / "expected.jsonl")}
    with (folder / "seeds.warc.gz").open("rb") as file:
        for row in ArchiveIterator(file):
            url = row.rec_headers.get_header("WARC-Target-URI")
            http = row.http_headers
            if row.rec_type != "response" or http.get_statuscode() != "200" or "html" not in http["Content-Type"]:
                continue
            record = records.get(url)
            expected = _from_paragraphs(record) if record else "not-an-article"
            name = f"{record['site']}_{record['published'][:4]}" if record else url
            layout = record["site"] if record else None
            yield StoredPage(name, url, row.raw_stream.read(), SOURCES.owner(url), expected, layout)


def _real(folder: Path) -> Iterator[StoredPage]:
    for record in _lines(folder / "expected.jsonl"):
        body = gzip.decompress((folder / "pages" / f"{record['name']}.html.gz").read_bytes())
        fields = _FIELDS | {"tags"} & record.keys() | ({"blocks"} if "subheadings" in record else set())
        yield _real_page(record, body, _from_paragraphs(record), fields)
    for record in _lines(folder / "not-articles.jsonl"):
        body = gzip.decompress((folder / "not-articles" / f"{record['name']}.html.gz").read_bytes())
        yield _real_page(record, body, "not-an-article", frozenset())


def _real_page(record: dict[str, Any], body: bytes, expected: Reading | str, fields: frozenset[str]) -> StoredPage:
    url = record["url"] or _NO_URL
    return StoredPage(record["name"], url, body, SOURCES.owner(url), expected, fields=fields)


def _from_paragraphs(record: dict[str, Any]) -> Reading:
    headings = set(record.get("subheadings") or ())
    prose = [("heading" if text in headings else "paragraph", text) for text in record["paragraphs"]]
    captions = tuple(record["captions"])
    return Reading(
        **{name: record[name] for name in ("title", "published", "section", "author", "lead")},
        captions=captions,
        tags=tuple(record.get("tags") or ()),
        body=(record["lead"] or "", *record["paragraphs"]),
        blocks=(*prose, *(("caption", text) for text in captions)),
    )


def _lines(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def folder_digest(folder: Path) -> str:
    """The hash of names and bytes of a folder's files, at any depth."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return f"sha256:{total.hexdigest()}"
