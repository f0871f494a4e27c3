"""Articles as RIS records, in the tags that Zotero and EndNote read."""

from __future__ import annotations

from collections.abc import Iterator

from search.addresses import plain_address
from search.export.articles import Export
from search.export.note import ExportNote
from search.export.reference import Reference, reference


def write_ris(export: Export) -> Iterator[bytes]:
    """One record an article, in UTF-8 without byte order mark; each says where it comes from."""
    for each in export.articles:
        cited = reference(each, export.note)
        yield "".join(f"{tag}  - {value}\r\n" for tag, value in _lines(cited, export.note)).encode()


def _lines(cited: Reference, note: ExportNote) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", cited.id
    yield "TI", cited.title
    # As printed, without a comma: what a Vietnamese name is sorted by is the reader's to say.
    yield from (("AU", author) for author in cited.authors or (cited.source,))
    yield "T2", cited.source
    if cited.section:
        yield "SE", cited.section
    if cited.published:
        yield "PY", f"{cited.published:%Y}"
        yield "DA", f"{cited.published:%Y/%m/%d}"
    yield "Y2", f"{cited.accessed:%Y/%m/%d}"
    if cited.lead:
        yield "AB", cited.lead
    yield from (("KW", word.replace(";", ",")) for word in cited.keywords)  # Zotero parts keywords there
    if cited.language:
        yield "LA", cited.language
    yield "UR", plain_address(cited.url)
    if cited.record:
        yield "L2", cited.record
    yield "DB", "newscrawl"
    yield "AN", cited.id
    yield "N1", cited.archived
    yield "N1", note.sentence
    yield "ER", ""
