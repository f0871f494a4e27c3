"""Everything that a question finds, as a file: streamed, at constant memory, whole or visibly broken."""

from search.export.articles import Export, ExportArticle, Tally, export_articles
from search.export.formats import FORMATS, Format
from search.export.jsonl import exported
from search.export.note import ExportNote, article_note, export_note

__all__ = [
    "FORMATS",
    "Export",
    "ExportArticle",
    "ExportNote",
    "Format",
    "Tally",
    "article_note",
    "export_articles",
    "export_note",
    "exported",
]
