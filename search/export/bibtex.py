"""Articles as entries for BibLaTeX (`@online`), in UTF-8."""

from __future__ import annotations

from collections.abc import Iterator

from search.addresses import plain_address
from search.export.articles import Export
from search.export.note import ExportNote
from search.export.reference import Reference, reference

#: BibTeX counts braces even behind a backslash, so that one alone must not stand in a field.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
    }
)
#: Some readers end a comment at the next "@" or brace.
_IN_COMMENT = str.maketrans({"@": "(at)", "{": "(", "}": ")"})
#: What BibLaTeX's hyphenation calls the languages of the archive's articles.
_LANGUAGES = {"vi": "vietnamese", "en": "english", "fr": "french", "zh": "chinese"}


def write_bibtex(export: Export) -> Iterator[bytes]:
    """A comment that says where the entries come from, the entries, and a comment that says how many there are.

    Keys are made of the article's id alone, so they stay when an export is made again.
    """
    for name, value in _origin(export.note):
        yield _comment(f"{name}: {value}")
    for each in export.articles:
        yield _entry(reference(each, export.note), export.note).encode()
    tally = export.tally
    yield _comment(f"end: {tally.written} entries, {tally.withdrawn} articles withdrawn while the export was made")


def _origin(note: ExportNote) -> Iterator[tuple[str, str]]:
    """The note's entries that say something, as a reader writes them."""
    for name, value in (note.to_json() | {"parameters": note.question}).items():
        text = "" if value is None or value is False else "yes" if value is True else str(value)
        if text:
            yield name, text


def _comment(text: str) -> bytes:
    return f"@comment{{{text.translate(_IN_COMMENT)}}}\n".encode()


def _entry(cited: Reference, note: ExportNote) -> str:
    fields = {
        # Braces keep a name as printed: programs would take its last word for the family's name.
        "author": " and ".join(f"{{{_text(name)}}}" for name in cited.authors or (cited.source,)),
        # The inner braces keep capitals: styles would write "ldld" for "LĐLĐ".
        "title": f"{{{_text(cited.title)}}}",
        "organization": _text(cited.source),
        "titleaddon": _text(cited.section or ""),
        "date": cited.published.isoformat() if cited.published else "",
        "url": plain_address(cited.url),
        "urldate": cited.accessed.isoformat(),
        "langid": _LANGUAGES.get(cited.language or "", ""),
        "keywords": ", ".join(_text(word.replace(",", " ")) for word in cited.keywords),
        "abstract": _text(cited.lead or ""),
        "note": _text(f"{cited.archived}. {note.program}, {cited.id}"),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"\n@online{{newscrawl-{cited.id},\n{lines}}}\n"


def _text(text: str) -> str:
    return text.translate(_ESCAPES)
